"""``python -m eval run`` from a folder of data to results and a report: three tiny articles."""

from __future__ import annotations

import json
from dataclasses import replace

import datasets
import pytest

from eval import progress, writing
from eval.cases import Case, Gold
from eval.cli import main
from eval.data import Hub, Source, read_source
from eval.errors import EvalError, MissingDataError
from eval.metrics import mentions, states
from eval.outputs import Kept, Output
from eval.suites import SUITES, WRITING
from eval.systems import SYSTEMS, chosen, of_model
from summarizer.article import Article
from summarizer.models.embedded import DEFAULT
from summarizer.perspectives import built_in
from summarizer.training.split import in_dev
from tests.models.families import ENCODER_DECODERS

SENTENCES = (
    "Arvenia closed its airspace to Belmark on Monday.",
    "The minister said that Arvenia alone decides who may cross it.",
    "Two patrol boats fired warning shots near the cape.",
    "Nobody was hurt <script>alert(1)</script> there.",
)
NAMES = [f"a{number}" for number in range(60)]
IDS = [name for name in NAMES if in_dev(name)][:3]
OUTSIDE = next(name for name in NAMES if not in_dev(name))


def _framing(id: str) -> dict:
    text = " ".join(SENTENCES)
    starts = [text.index(sentence) for sentence in SENTENCES]
    return {
        "id": id,
        "title": "Airspace & <b>boats</b>",
        "text": text,
        "offsets": [[s, s + len(t)] for s, t in zip(starts, SENTENCES, strict=True)],
        "gold": {
            "neutral": {"text": SENTENCES[0], "evidence": [0]},
            "sovereignty": {"text": SENTENCES[1], "evidence": [1], "relevant": [0, 1]},
            "security": {"text": SENTENCES[2], "evidence": [2]},
        },
    }


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    _lines(folder / "framings.jsonl", [_framing(one) for one in [*IDS, OUTSIDE]])
    return folder


def _lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _run(data, out, *more):
    return main(["run", "framings", "--data", str(data), "--out", str(out), *more])


CHEAP = ("--system", "lead-3", "--system", "oracle-3", "--system", "lexrank")


@pytest.fixture
def result(data, tmp_path, capsys):
    out = tmp_path / "out"
    assert _run(data, out, *CHEAP) == 0
    return json.loads((out / "results" / "framings.json").read_text())


def test_a_result_says_what_was_measured_and_on_what(result, data):
    assert result["articles"] == 3  # the development part only
    assert len(result["data"]["sha256"]) == 64
    assert result["commit"]
    assert result["seed"] == 0
    assert result["machine"]["torch"]
    assert result["systems"]["lead-3"]["identity"]["settings"] == {"sentences": 3}


def test_figures_are_those_of_the_texts(result):
    oracle = result["systems"]["oracle-3"]["figures"]
    assert oracle["ROUGE-1"]["security"] == {"value": 100, "low": 100, "high": 100, "items": 3}
    assert oracle["evidence precision"]["sovereignty"]["value"] == 1
    assert oracle["presence F1"]["security"]["value"] == 1
    assert oracle["focus margin"]["security"]["value"] > 50
    lead = result["systems"]["lead-3"]["figures"]
    assert lead["focus margin"]["security"]["value"] < 20
    assert lead["words"]["neutral"]["value"] == 28
    assert lead["distinctness of the framings"]["all"]["value"] == 0


def test_evidence_is_right_where_it_bears_on_the_perspective_and_agrees_where_the_human_used_it(
    result,
):
    # lead-3 names sentences 0, 1 and 2; 0 and 1 bear on sovereignty, the human used 1
    lead = result["systems"]["lead-3"]["figures"]
    assert lead["evidence precision"]["sovereignty"]["value"] == pytest.approx(2 / 3)
    assert lead["evidence agreement"]["sovereignty"]["value"] == pytest.approx(1 / 3)
    # of the other perspectives only the human's own sentence is known
    assert lead["evidence precision"]["security"]["value"] == pytest.approx(1 / 3)
    assert lead["evidence agreement"]["security"]["value"] == pytest.approx(1 / 3)


def test_published_figures_hold_no_sentence_of_any_article(result):
    assert "Arvenia" not in json.dumps(result)


def test_the_page_shows_texts_side_by_side_and_escapes_them(result, tmp_path):
    page = (tmp_path / "out" / "report.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Airspace &amp; &lt;b&gt;boats&lt;/b&gt;" in page
    assert f"<mark>{SENTENCES[0]}</mark>" in page
    assert "http" not in page.replace("http://www.w3.org", "")  # nothing is fetched
    assert page.count("<svg") >= 4
    assert "currentColor" in page
    assert "prefers-color-scheme: dark" in page


def test_the_report_can_be_made_again_and_cut_to_the_main_figures(result, tmp_path, capsys):
    out = tmp_path / "out"
    (out / "report.md").unlink()
    assert main(["report", "--out", str(out)]) == 0
    assert "ROUGE-L: security" in (out / "report.md").read_text()
    capsys.readouterr()
    assert main(["report", "--out", str(out), "--short"]) == 0
    short = capsys.readouterr().out
    assert "| ROUGE-1: security |" in short
    assert "ROUGE-L" not in short
    assert result["commit"] in short


def test_the_repositorys_own_articles_need_no_data(tmp_path, capsys):
    assert main(["run", "examples", "--system", "lead-3", "--out", str(tmp_path)]) == 0
    found = json.loads((tmp_path / "results" / "examples.json").read_text())
    figures = found["systems"]["lead-3"]["figures"]
    # it always writes: right for the 8 of 12 articles that have the angle, see examples/README.md
    assert figures["abstention right, %"]["security"]["value"] == pytest.approx(100 * 8 / 12)
    assert figures["false statements made"]["all"]["value"] == 0


def test_every_example_has_twelve_false_statements_eight_true_ones_and_facts_that_stand_in_it():
    for case in WRITING["examples"].read(SUITES["examples"].source.own()):
        assert len(set(case.must_not)) == 12
        assert len(set(case.true)) == 8
        facts = [fact for gold in case.gold.values() if gold for fact in gold.must]
        assert facts
        assert all(mentions(case.article.text, fact) for fact in facts)
        assert not any(states(case.article.text, false) for false in case.must_not)


def test_a_lexicon_adds_the_framing_polarity_beside_the_words(data, tmp_path, capsys):
    row = {"id": "n", "articles": [{"text": "He slams it. All is calm."}], "summary": "He spoke."}
    _lines(data / "neus_val.jsonl", [row])
    lexicon = tmp_path / "lexicon.txt"
    lexicon.write_text("slams\t0.1\t0.7\t0.5\n")
    arguments = ["run", "neus", "--data", str(data), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--system", "lead-3", "--lexicon", str(lexicon)]) == 0
    found = json.loads((tmp_path / "out" / "results" / "neus.json").read_text())
    figures = found["systems"]["lead-3"]["figures"]
    assert figures["arousal of negative words"]["neutral"]["value"] == 0.7
    assert figures["words"]["neutral"]["value"] == 6


def test_topics_become_perspectives_of_their_own(data, tmp_path, capsys):
    topics = [
        {"description": "This topic is about airspace.", "summary": SENTENCES[0]},
        {"description": "This topic is about patrol boats.", "summary": SENTENCES[2]},
    ]
    _lines(data / "newts_dev.jsonl", [{"id": "t", "text": " ".join(SENTENCES), "topics": topics}])
    arguments = ["run", "newts", "--data", str(data), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--system", "lead-1", "--system", "oracle-3"]) == 0
    found = json.loads((tmp_path / "out" / "results" / "newts.json").read_text())
    lead = found["systems"]["lead-1"]["figures"]
    # right for one topic, wrong for the other: the margins cancel out
    assert lead["focus margin"]["all"]["value"] == pytest.approx(0)
    assert lead["ROUGE-1"]["all"]["value"] == pytest.approx(
        lead["ROUGE-1, wrong topic"]["all"]["value"]
    )
    assert found["systems"]["oracle-3"]["figures"]["focus margin"]["all"]["value"] > 50


def test_missing_data_are_named_and_end_the_run_unless_allowed(tmp_path, capsys):
    arguments = ["run", "newts", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    assert main(arguments) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "newts: skipped:" in said
    assert "newts_dev.jsonl is missing" in said
    assert "github.com/ali-bahrainian/NEWTS" in said
    assert main([*arguments, "--allow-missing"]) == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["run", "nonsense"], "There is no suite 'nonsense', only examples, framings"),
        (["run", "examples", "--system", "x"], "There is no system 'x', only pipeline"),
        (["run", "bump", "--system", "lead-3"], "Nothing to measure: on bump and defacto"),
        (["run", "examples", "--system", "check"], "Nothing to measure: on bump and defacto"),
        (["run", "examples", "--system", "oracle-3"], "Nothing to measure: on bump and defacto"),
        (["run", "bump", "--system", "x"], "There is no system 'x', only pipeline"),
        (["run", "neus", "--lexicon", "nowhere.txt"], "The lexicon nowhere.txt cannot be read"),
        (["run", "examples", "--out", "/dev/null/x"], "The folder /dev/null/x cannot be made"),
        (["run", "examples", "--limit", "0"], "Invalid value for '--limit'"),
        (["run", "examples", "--nonsense"], "No such option: --nonsense"),
        (["nonsense"], "No such command 'nonsense'"),
        (["report", "--out", "nowhere"], "nowhere holds no results"),
        (["planner"], "framings.jsonl is needed"),
        (["fit-grounding"], "bump_dev.jsonl is needed"),
        (["fit-grounding", "--limit", "4"], "Coefficients of a part must not replace"),
        (["speed", "--system", "x"], "There is no peer 'x', only pipeline"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, line, capsys, monkeypatch):
    monkeypatch.delenv("SUMMARIZER_EVAL_DATA", raising=False)
    assert main(arguments) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith(f"error: {line}")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "a JSON object"),
        ('{"id": "a"}', "no field 'text'"),
        ("", "framings.jsonl holds no records"),
    ],
)
def test_damaged_data_are_an_error_not_missing(tmp_path, content, line):
    (tmp_path / "framings.jsonl").write_text(content)
    with pytest.raises(EvalError, match=line) as caught:
        read_source(SUITES["framings"].source, tmp_path)
    assert not isinstance(caught.value, MissingDataError)


def test_data_without_a_usable_article_are_said(data, tmp_path, capsys):
    _lines(data / "framings.jsonl", [_framing(OUTSIDE)])
    assert _run(data, tmp_path / "out", *CHEAP) == 2
    said = capsys.readouterr().err
    assert said.strip() == "error: framings.jsonl holds no article that framings can use."


def test_a_suite_on_which_no_named_system_works_is_left_out_and_said(data, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["run", "framings", "bump", "--data", str(data), "--out", str(out), *CHEAP]) == 0
    assert "bump: left out: none of the named systems" in capsys.readouterr().err
    assert [path.name for path in (out / "results").iterdir()] == ["framings.json"]


def test_a_figure_of_one_article_has_no_interval(data, tmp_path, capsys):
    assert _run(data, tmp_path / "out", "--limit", "1", "--system", "lead-3") == 0
    assert "| words: neutral | 28.0 (one article) |" in capsys.readouterr().out


def test_what_was_interrupted_is_said_with_the_shells_code(data, tmp_path, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "run_suite", interrupted)
    assert _run(data, tmp_path / "out", *CHEAP) == 130
    said = capsys.readouterr().err.strip()
    assert said.startswith("interrupted: what was done is kept, and the same command goes on")
    assert "\n" not in said


def test_a_long_run_says_now_and_then_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(progress, "EVERY_SECONDS", 0.0)
    assert list(progress.follow("ab", "reading", 2)) == ["a", "b"]
    assert capsys.readouterr().err.splitlines() == ["reading: 1 of 2", "reading: 2 of 2"]


def test_a_saved_data_set_with_a_hubs_columns_is_read(tmp_path):
    rows = {"article": ["Arvenia closed a port. It rained."], "highlights": ["A port closed."]}
    saved = datasets.DatasetDict({"validation": datasets.Dataset.from_dict(rows)})
    saved.save_to_disk(tmp_path / "news_pairs")
    suite = WRITING["pairs"]
    (case,) = suite.read(read_source(suite.source, tmp_path))
    assert case.article.sentences[1].text == "It rained."
    assert case.gold["neutral"] == Gold("A port closed.")


def test_a_hub_that_cannot_be_reached_is_missing_data():
    source = Source("x.jsonl", (), "", Hub("nobody/nothing", "validation", {}))
    with pytest.raises(MissingDataError, match="nobody/nothing cannot be had"):
        read_source(source, None, from_hub=True)


def test_the_list_of_suites_cuts_nothing_off(data, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    (data / "neus_val.jsonl").write_text("{")
    assert main(["suites", "--data", str(data)]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "framings.jsonl: 4 records." in shown
    assert "newts_dev.jsonl: not there. Make it from github.com/ali-bahrainian/NEWTS" in shown
    assert "neus_val.jsonl: cannot be used" in shown
    assert "…" not in shown


def test_every_suite_says_where_its_data_come_from():
    for suite in SUITES.values():
        assert len(suite.source.origin) > 20
        assert suite.about


# What was written is kept, and never taken for something else.


def _case(text="Arvenia closed a port. It rained."):
    article = Article.from_text(text, id="a")
    return Case(article, built_in(), {one.name: None for one in built_in()})


def _kept(folder, key="abc"):
    return Kept.of(folder, "framings", "pipeline with o/x", key)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path):
    cases = [_case("One port closed."), _case("Two ports closed."), _case("Three ports closed.")]

    def interrupted():
        yield Output({"neutral": "One."})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _kept(tmp_path).add(cases, interrupted())
    with _kept(tmp_path).path.open("a") as file:
        file.write('{"texts": {"neutr')  # cut off in the middle of a line
    missing = _kept(tmp_path).missing(cases)
    assert missing == cases[1:]
    rest = iter([Output({"neutral": "Two."}), Output({"neutral": "Three."})])
    _kept(tmp_path).add(missing, rest)
    texts = [_kept(tmp_path).read()[case.key].texts["neutral"] for case in cases]
    assert texts == ["One.", "Two.", "Three."]


def test_what_failed_is_tried_again_and_said(data, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    lead = SYSTEMS["lead-3"]
    broken = replace(lead, load=lambda: lambda cases: (Output({}, error="A: b") for _ in cases))
    monkeypatch.setitem(SYSTEMS, "lead-3", broken)
    assert _run(data, out, "--system", "lead-3") == 0
    assert "lead-3 failed on 3 of 3 articles: A" in capsys.readouterr().out
    assert "lead-3 failed on 3 of 3 articles: A" in (out / "report.html").read_text()
    monkeypatch.setitem(SYSTEMS, "lead-3", lead)
    assert _run(data, out, "--system", "lead-3") == 0
    assert "failed" not in capsys.readouterr().out


def test_outputs_of_other_weights_or_another_article_are_not_taken(tmp_path):
    case = _case()
    _kept(tmp_path).add([case], iter([Output({})]))
    assert _kept(tmp_path).missing([case]) == []
    assert _kept(tmp_path, key="other-weights").missing([case]) == [case]
    changed = _case("Arvenia closed a port. It snowed.")
    assert _kept(tmp_path).missing([changed]) == [changed]


def test_a_model_adds_two_systems_whose_key_changes_with_its_weights(tiny_model):
    ours, alone = chosen(["pipeline with tiny", "tiny alone"], [tiny_model])
    assert ours.heavy
    assert ours.identity().key != alone.identity().key
    first = alone.identity()
    assert list(first.weights) == ["model/model.safetensors"]
    assert first.settings["decoding"] == "greedy"


def test_a_prompted_model_writes_every_perspective(tiny_model):
    (alone,) = chosen(["tiny alone"], [tiny_model])
    (output,) = alone.load()([_case()])
    assert list(output.texts) == ["neutral", "sovereignty", "security"]
    assert output.seconds > 0


@pytest.mark.parametrize("family", ["bart", "t5"])
def test_an_encoder_decoder_writes_in_the_pipeline_and_alone(family, tmp_path):
    folder = ENCODER_DECODERS[family].save(tmp_path / family)
    for system in of_model(str(folder)):
        (output,) = system.load()([_case()])
        assert list(output.texts) == ["neutral", "sovereignty", "security"]
        assert not output.error
        assert "model/model.safetensors" in system.identity().weights


def test_the_pipeline_with_a_model_names_its_evidence(tiny_model):
    (ours,) = chosen(["pipeline with tiny"], [tiny_model])
    (output,) = ours.load()([WRITING["examples"].read(SUITES["examples"].source.own())[0]])
    assert set(output.evidence) == {"neutral", "sovereignty", "security"}
    assert sum(output.origins.values()) == sum(map(len, output.sentences.values()))
    assert not output.error


def test_extracts_are_sentences_of_the_article():
    case = WRITING["examples"].read(SUITES["examples"].source.own())[0]
    for name in ("lead-3", "planner-3", "lexrank", "textrank"):
        (output,) = SYSTEMS[name].load()([case])
        for own in output.sentences.values():
            assert 0 < len(own) <= 3
            assert all(case.article.sentences[i].text == text for text, (i,) in own)


def test_an_oracle_without_evidence_takes_what_rouge_likes():
    case = _case("It rained. Arvenia closed a port. Nobody cared.")
    case = Case(case.article, built_in(), {one.name: None for one in built_in()})
    case = Case(
        case.article, case.perspectives, dict(case.gold) | {"neutral": Gold("A port closed.")}
    )
    (output,) = SYSTEMS["oracle-3"].load()([case])
    assert output.texts == {
        "neutral": "Arvenia closed a port.",
        "sovereignty": None,
        "security": None,
    }


def test_a_model_that_comes_with_the_package_is_only_measured_in_the_pipeline() -> None:
    names = [system.name for system in of_model(DEFAULT.name)]
    assert names == [f"pipeline with {DEFAULT.name}"]


def test_a_model_that_is_nowhere_is_one_line() -> None:
    with pytest.raises(EvalError, match="neither a folder nor found on a model hub"):
        of_model("nobody/nothing")[0].identity()
