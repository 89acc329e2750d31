"""The speed suite: what it makes of what peers report, with peers that take no time."""

from __future__ import annotations

import json
import sys
import time
import types

import pytest
import torch

from eval.cli import main
from eval.cli import speed as command
from eval.errors import EvalError
from eval.report.markdown import speed_tables
from eval.report.page import page
from eval.speed import comparison, worker, workload
from eval.speed.bandwidth import bytes_per_second
from eval.speed.comparison import Plan, compare, medians, ratios
from eval.speed.meter import Meter, MeteredEngine, meter_forward
from eval.speed.peers import OURS, PEERS, LlamaEngine, Peer, chosen, weight_bytes
from eval.systems import Identity
from summarizer import Summarizer
from summarizer.models.decoding import DecodingSettings
from summarizer.models.loading import load_model


def _round(seconds: float) -> dict:
    return {
        "load_s": 1.0,
        "cold_start_s": 2 * seconds,
        "first_summary_s": [seconds, 3 * seconds],
        "all_summaries_s": [seconds, 3 * seconds],
        "articles_per_minute": 60 / seconds,
        "peak_mb": 500.0,
        "tokens_per_second": 20.0,
        "bytes_per_second": 7e9,
    }


def test_medians_and_percentiles():
    found = medians([_round(1), _round(2), _round(9)], bandwidth=28e9)
    assert found["articles_per_minute"] == 30
    # 1 3 2 6 9 27 in order: 1 2 3 6 9 27
    assert found["first_summary_p50_s"] == 4.5
    assert found["first_summary_p95_s"] == pytest.approx(9 + 0.75 * 18)
    assert found["share_of_bandwidth"] == 0.25


def test_ratios_are_taken_round_by_round_and_above_one_is_ours():
    measured = {OURS: [_round(1), _round(2)], "slow": [_round(4), _round(4)]}
    found = ratios(measured)["slow"]
    assert found["articles_per_minute"] == [3, 2, 4]
    assert found["cold_start_s"] == [3, 2, 4]
    assert found["peak_mb"] == [1, 1, 1]


@pytest.fixture
def result(monkeypatch):
    monkeypatch.setattr(comparison, "bytes_per_second", lambda: 28e9)
    order = []

    def start(peer, options):
        order.append(peer.name)
        if "--grow" in options:
            return {axis: [[1, 1.0], [2, 2.0]] for axis in ("words", "articles", "perspectives")}
        return _round(1 if peer.name == OURS else 5)

    found = compare([PEERS[OURS], PEERS["prompted"]], Plan(rounds=5), start)
    assert order == [OURS, "prompted"] * 6  # interleaved; growth comes last
    return found


def test_ratios_come_first(result):
    shown = speed_tables(result)
    assert shown.index("better by a factor") < shown.index("articles a minute")
    assert "| articles a minute | 5.00 [5.00, 5.00] |" in shown
    assert "| peak memory | 1.00 [1.00, 1.00] (not told apart) |" in shown
    assert "| 2 words | 2.00 | 2.00 |" in shown
    assert shown.startswith("**speed**, 5 interleaved rounds, 28.0 GB/s read, ")
    few = speed_tables(result | {"rounds": 3})
    assert "3 interleaved rounds (at least 5 are needed to compare)" in few


def test_a_result_says_what_was_timed_and_on_what(result):
    assert len(result["data"]["sha256"]) == 64
    weights = result["peers"][OURS]["identity"]["weights"]
    assert "package/models/weights/adapter_model.safetensors" in weights
    assert result["peers"]["prompted"]["identity"]["settings"]["decoding"] == "greedy"


def test_growth_is_a_plot(result):
    shown = page([result], {})
    assert "<title>speed: how cost grows</title>" in shown


def test_the_command_leaves_a_result_and_a_report(tmp_path, monkeypatch, capsys, result):
    monkeypatch.setattr(command, "compare", lambda *_: result)
    assert main(["speed", "--out", str(tmp_path), "--system", "prompted"]) == 0
    stored = json.loads((tmp_path / "results" / "speed.json").read_text())
    assert stored["peers"]["prompted"]["cold_start_s"] == 10
    assert (tmp_path / "report.html").exists()


def test_peers_that_do_not_exist_or_are_not_installed_are_said(monkeypatch):
    with pytest.raises(EvalError, match="no peer 'x'"):
        chosen(["x"])
    monkeypatch.setitem(sys.modules, "llama_cpp", None)
    with pytest.raises(EvalError, match="llama_cpp, which is not installed"):
        chosen(["llama-cpp"])
    assert [peer.name for peer in chosen([])] == [OURS, "prompted", "prompted-batch"]


def test_a_peer_that_breaks_is_left_out_and_ours_is_not(monkeypatch, capsys):
    monkeypatch.setattr(comparison, "bytes_per_second", lambda: 28e9)

    def start(peer, _):
        if peer.name == broken:
            raise EvalError(f"The speed of {peer.name} cannot be measured: it ended with -11")
        return _round(1)

    both = [PEERS[OURS], PEERS["prompted"]]
    broken = "prompted"
    found = compare(both, Plan(rounds=2, growth=False), start)
    assert list(found["peers"]) == [OURS]
    assert "left out: The speed of prompted cannot be measured" in capsys.readouterr().err
    broken = OURS
    with pytest.raises(EvalError, match="speed of pipeline"):
        compare(both, Plan(rounds=2, growth=False), start)


def test_a_peer_that_breaks_at_growing_keeps_its_other_figures(monkeypatch, capsys):
    monkeypatch.setattr(comparison, "bytes_per_second", lambda: 28e9)

    def start(peer, options):
        if "--grow" in options:
            raise EvalError(f"The speed of {peer.name} cannot be measured: too long")
        return _round(1)

    found = compare([PEERS[OURS], PEERS["prompted"]], Plan(rounds=1), start)
    assert set(found["peers"]) == {OURS, "prompted"}
    assert found["growth"] == {}
    assert "growth left out: The speed of prompted" in capsys.readouterr().err


def test_a_peer_that_breaks_is_said_in_one_line(monkeypatch):
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(EvalError, match="speed of pipeline cannot be measured"):
        comparison.run_worker(PEERS[OURS], [])


def nothing() -> Identity:
    return Identity("", {}, {}, "")


class Clockwork:
    """An engine that only counts."""

    def __init__(self):
        self.meter = Meter()
        self.many_calls = []

    bytes_per_step = 100

    def one(self, _, perspectives):
        for _ in range(4):
            self.meter.add(seconds=0.5)
        time.sleep(0.01)
        return 0.25, ["two words"] * len(perspectives)

    def many(self, articles, _):
        self.many_calls.append(len(articles))


def test_a_round_reports_latency_throughput_and_bytes_read():
    peer = Peer("clockwork", "", Clockwork, nothing)
    found = worker.measure(peer, began=0.0, single=2, many=3, skip=0)
    assert found["first_summary_s"] == [0.25, 0.25]
    assert 0 < found["tokens_per_second"] < 3 * 2 / 0.01  # two tokens of three summaries
    assert found["bytes_per_second"] == 100 / 0.5
    assert found["articles_per_minute"] > 0


def test_growth_stops_where_a_peer_is_one_by_one_anyway():
    engine = Clockwork()
    found = worker.grow(Peer("clockwork", "", lambda: engine, nothing, most_articles=16))
    assert engine.many_calls == [1, 4, 16]
    assert [count for count, _ in found["words"]] == [200, 600, 1500, 3000, 6000]
    assert [count for count, _ in found["perspectives"]] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("words", [200, 6000])
def test_articles_of_any_length_are_made_of_the_examples(words):
    assert words <= workload.article_of(words).words <= words + 60


def test_bandwidth_is_measured():
    assert bytes_per_second(size=2**22, repeats=3) > 1e8


def test_the_pipelines_steps_are_counted(tiny_model):
    meter = Meter()
    engine = MeteredEngine(load_model(tiny_model), meter)
    settings = DecodingSettings(candidates=2, max_tokens=12)
    Summarizer(engine, settings=settings).summarize(workload.articles(1)[0])
    assert 0 < meter.steps <= 20  # those of the scores included
    assert meter.seconds > 0


def test_the_librarys_steps_are_counted(tiny_model):
    model = load_model(tiny_model).model
    meter = Meter()
    meter_forward(model, meter)
    prompt = torch.ones((2, 5), dtype=torch.long)
    model.generate(prompt, max_new_tokens=4, min_new_tokens=4, do_sample=False, pad_token_id=0)
    assert meter.steps == 3  # the first token comes with the prompt


def test_shared_weights_are_counted_once():
    first, second = torch.nn.Linear(4, 4, bias=False), torch.nn.Linear(4, 4, bias=False)
    second.weight = first.weight
    assert weight_bytes(torch.nn.Sequential(first, second)) == 4 * 4 * 4


def test_llama_cpp_gets_the_same_request_and_its_tokens_are_counted(monkeypatch):
    asked = []

    class Llama:
        def __init__(self, path, **_):
            assert path.endswith(".gguf")

        def create_chat_completion(self, messages, **options):
            asked.append(messages[0]["content"])
            assert options["temperature"] == 0
            pieces = [{"role": "assistant"}, {"content": "A "}, {"content": "port "}, {}]
            return iter([{"choices": [{"delta": delta}]} for delta in pieces])

    monkeypatch.setitem(sys.modules, "llama_cpp", types.SimpleNamespace(Llama=Llama))
    engine = LlamaEngine()
    first, texts = engine.one(workload.articles(1)[0], workload.perspectives(3))
    assert texts == ["A port"] * 3
    assert first > 0
    assert engine.meter.steps == 3  # the second token of each; the first waits for the prompt
    assert [" Write about " in one for one in asked] == [False, True, True]
    assert engine.bytes_per_step > 50e6
