"""A run: it learns, it can be killed at any moment, and what it writes can be loaded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from summarizer.errors import ModelError
from summarizer.models.contract import Request
from summarizer.models.loading import load_model
from summarizer.models.scoring import score
from summarizer.training.config import (
    MaskPolicy,
    Precision,
    Source,
    TargetKind,
    TrainingConfig,
    TrainingError,
)
from summarizer.training.fine_tune import FineTune
from summarizer.training.lessons import read_lessons
from summarizer.training.run import learning_rate
from summarizer.training.split import in_dev
from tests.models.families import CAUSAL, ENCODER_DECODERS

SENTENCES = (
    "The council also asked the harbour master to close the quay on Monday.",
    "Ships from three countries waited outside the port, its spokesman said.",
    "Nobody was hurt, and the ministry denied that the closure was a protest.",
)
GOLD = {
    "neutral": {
        "text": "A council closed a quay.",
        "evidence": [0],
        "close": [
            {
                "text": "The council asked the harbour master to close the quay on Monday.",
                "evidence": [0],
            }
        ],
    },
    "security": {
        "text": "No one was hurt.",
        "evidence": [1, 2],
        "close": [
            {"text": "Nobody was hurt.", "evidence": [2]},
            {"text": "Ships waited outside the port.", "evidence": [1]},
        ],
    },
    "sovereignty": None,
}


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    records = [
        {"id": f"harbour-{n}", "text": f"{' '.join(SENTENCES)} It was day {n}.", "gold": GOLD}
        for n in range(12)
    ]
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return folder


@pytest.fixture
def config(tmp_path) -> TrainingConfig:
    model = CAUSAL["llama-chat"].save(tmp_path / "tiny")
    return TrainingConfig(
        sources=(Source("gold.jsonl"),),
        model=str(model),
        steps=12,
        learning_rate=0.02,
        rank=4,
        evaluate_steps=6,
        checkpoint_minutes=0.0,
        precision=Precision.FLOAT32,
    )


def tuned(config: TrainingConfig, data: Path, folder: Path) -> FineTune:
    fine_tune = FineTune(config, data, folder, lambda _: None)
    fine_tune.train(lambda _: None)
    return fine_tune


def test_training_lowers_the_loss_on_articles_it_has_not_seen(config, data, tmp_path):
    history = tuned(config, data, tmp_path / "out").run.progress.history
    looks = [point["dev_loss"] for point in history if "dev_loss" in point]
    assert len(looks) == 3
    assert looks[-1] < 0.8 * looks[0]


def test_no_article_of_the_development_part_is_trained_on(data):
    source = [Source("gold.jsonl")]
    train = {lesson.article.id for lesson in read_lessons(data, source)}
    dev = {lesson.article.id for lesson in read_lessons(data, source, dev=True)}
    assert train.isdisjoint(dev)
    assert train | dev == {f"harbour-{n}" for n in range(12)}
    assert dev == {name for name in train | dev if in_dev(str(name))}


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (TargetKind.SENTENCE, 3),
        (TargetKind.SUMMARY, 2),
        (TargetKind.FREE, 2),
    ],
)
def test_what_a_target_is(data, kind, texts):
    lesson = read_lessons(data, [Source("gold.jsonl", kind, checked=False)])[0]
    assert len(lesson.targets) == texts
    assert all(target.focus for target in lesson.targets)


def test_targets_with_facts_that_their_evidence_lacks_are_left_out(data):
    path = data / "gold.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Nobody was hurt.", "14 died in Oslo.")
    )
    lesson = read_lessons(data, [Source("gold.jsonl")])[0]
    assert [target.text for target in lesson.targets if "Oslo" in target.text] == []


def test_targets_that_rest_on_many_sentences_can_be_left_out(data):
    path = data / "gold.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"evidence": [2]', '"evidence": [1, 2]'), encoding="utf-8")
    lesson = read_lessons(data, [Source("gold.jsonl", most_evidence=1)])[0]
    assert [target.focus for target in lesson.targets] == [(0,), (1,)]


def test_targets_that_copy_too_much_or_too_little_can_be_left_out(data):
    texts = {
        least: [
            target.text
            for target in read_lessons(data, [Source("gold.jsonl", **bounds)])[0].targets
        ]
        for least, bounds in {
            "far": {"most_copied": 0.4},
            "near": {"least_copied": 0.6},
        }.items()
    }
    assert texts == {
        "far": ["Nobody was hurt."],  # too short for a 4-gram
        "near": ["The council asked the harbour master to close the quay on Monday."],
    }


def test_targets_of_some_perspectives_alone_can_be_learnt(data):
    lesson = read_lessons(data, [Source("gold.jsonl", only=("neutral",))])[0]
    assert {target.perspective for target in lesson.targets} == {"neutral"}


def test_a_pair_is_a_neutral_summary_of_all_its_articles(data):
    pair = {"articles": [{"text": SENTENCES[0]}, {"text": SENTENCES[1]}], "summary": "A quay."}
    lines = [json.dumps({"id": f"pair-{n}", **pair}) for n in range(9)]
    (data / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    lesson = read_lessons(data, [Source("pairs.jsonl", TargetKind.PAIR, checked=False)])[0]
    assert [one.text for one in lesson.article.sentences] == list(SENTENCES[:2])
    assert [(one.perspective, one.text, one.focus) for one in lesson.targets] == [
        ("neutral", "A quay.", None)
    ]


def test_a_style_is_learnt_from_its_own_instruction(config, data, tmp_path):
    styled = Source("gold.jsonl", TargetKind.FREE, checked=False, style="Use your own words.")
    run = FineTune(replace(config, sources=(styled,)), data, tmp_path / "out", lambda _: None).run
    tokens = run.learner.packed(run.batch(0)[0]).tokens
    assert run.engine.tokenizer.decode(tokens).count("Use your own words.") == 2


def test_a_changed_file_is_read_anew(data):
    path, source = data / "gold.jsonl", Source("gold.jsonl", checked=False)
    before = read_lessons(data, [source])
    path.write_text(path.read_text(encoding="utf-8").replace("harbour-", "port-"), encoding="utf-8")
    assert read_lessons(data, [source]) != before


def test_a_second_stage_goes_on_from_the_adapter_of_the_first(config, data, tmp_path):
    first = tuned(config, data, tmp_path / "first")
    first.finish()
    second = replace(config, start=str(tmp_path / "first"), steps=1, learning_rate=1e-9)
    history = tuned(second, data, tmp_path / "second").run.progress.history
    ended = [point["dev_loss"] for point in first.run.progress.history if "dev_loss" in point][-1]
    assert history[0]["dev_loss"] == pytest.approx(ended, abs=0.02)  # kept in float16


def test_a_second_stage_sees_an_article_as_the_first_one_did(config, data, tmp_path):
    tuned(replace(config, bidirectional=True, steps=1), data, tmp_path / "first").finish()
    second = replace(config, start=str(tmp_path / "first"), steps=1)
    assert FineTune(second, data, tmp_path / "second", lambda _: None).run.engine.bidirectional


def test_a_second_stage_needs_the_rank_of_the_first(config, data, tmp_path):
    tuned(config, data, tmp_path / "first").finish()
    second = replace(config, start=str(tmp_path / "first"), rank=2)
    with pytest.raises(TrainingError, match="same model and rank"):
        FineTune(second, data, tmp_path / "second", lambda _: None)


@pytest.mark.parametrize("policy", MaskPolicy)
def test_every_mask_policy_trains(config, data, tmp_path, policy):
    run = tuned(replace(config, masks=policy, steps=1), data, tmp_path / "out").run
    focuses = {target.focus for lesson in run.batch(0) for target in lesson.targets}
    assert (None in focuses) is (policy is MaskPolicy.NONE) or policy is MaskPolicy.DROPOUT


def test_the_result_can_be_the_mean_of_the_last_snapshots(config, data, tmp_path):
    out = tmp_path / "out"
    fine_tune = tuned(replace(config, snapshot_steps=3, average=2), data, out)
    assert sorted(path.name for path in out.glob("step-*")) == [
        f"step-{step:06d}" for step in (3, 6, 9, 12)
    ]
    fine_tune.finish()
    mean, *parts = (
        load_file(folder / "adapter_model.safetensors")
        for folder in (out, out / "step-000009", out / "step-000012")
    )
    for name, value in mean.items():
        expected = torch.stack([part[name].float() for part in parts]).mean(0)
        torch.testing.assert_close(value.float(), expected, atol=2e-3, rtol=2e-3)
    assert load_model(str(out / "step-000009")).name == "tiny+step-000009"


def test_all_weights_can_be_trained_and_are_loaded_by_name(config, data, tmp_path):
    out = tmp_path / "whole"
    fine_tune = tuned(replace(config, rank=0, learning_rate=5e-3), data, out)
    looks = [one["dev_loss"] for one in fine_tune.run.progress.history if "dev_loss" in one]
    assert looks[-1] < 0.8 * looks[0]
    fine_tune.finish()
    loaded = load_model(str(out), torch.float32)
    for name, value in fine_tune.run.engine.model.state_dict().items():
        stored = loaded.model.state_dict()[name]
        torch.testing.assert_close(stored, value, atol=2e-3, rtol=2e-3)
    assert not loaded.needs_opening
    assert loaded.may_reword  # as the model that it was trained from


def test_a_run_that_was_stopped_ends_as_one_that_was_not(config, data, tmp_path):
    whole = tuned(config, data, tmp_path / "whole")
    stopped = FineTune(config, data, tmp_path / "stopped", lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        stopped.train(_interrupt_at(7))
    resumed = FineTune(config, data, tmp_path / "stopped", lambda _: None)
    assert resumed.done == 6
    assert "going on after step 6" in resumed.notes
    resumed.train(lambda _: None)
    for name, parameter in whole.run.parameters.items():
        torch.testing.assert_close(resumed.run.parameters[name], parameter)


def _interrupt_at(step: int):
    def listen(point: dict[str, float]) -> None:
        if point["step"] == step:
            raise KeyboardInterrupt

    return listen


def test_a_killed_run_goes_on_from_its_last_checkpoint(config, data, tmp_path):
    out, toml = tmp_path / "out", tmp_path / "run.toml"
    toml.write_text(
        f'model = "{config.model}"\nsteps = 100000\nrank = 4\n'
        'precision = "float32"\ncheckpoint_minutes = 0\n'
        '[[sources]]\nfile = "gold.jsonl"\n'
    )
    command = [sys.executable, "-m", "summarizer", "train", str(toml), "-o", str(out)]
    process = subprocess.Popen([*command, "--data", str(data)], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        deadline = time.monotonic() + 120
        while not list(out.glob("checkpoint-*")):
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.1)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    checkpoint = max(out.glob("checkpoint-*"))
    long = replace(config, steps=100000, learning_rate=5e-4, evaluate_steps=100)
    resumed = FineTune(long, data, out, lambda _: None)
    assert f"checkpoint-{resumed.done:06d}" == checkpoint.name


def test_a_torn_checkpoint_is_passed_over(config, data, tmp_path):
    out = tmp_path / "out"
    tuned(config, data, out)
    [checkpoint] = out.glob("checkpoint-*")
    weights = checkpoint / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    assert FineTune(config, data, out, lambda _: None).done == 0


def test_another_configuration_does_not_take_up_the_run(config, data, tmp_path):
    out = tmp_path / "out"
    tuned(config, data, out)
    with pytest.raises(TrainingError, match="another configuration"):
        FineTune(replace(config, rank=2), data, out, lambda _: None)


@pytest.mark.parametrize(
    ("family", "changes"),
    [
        ("llama-chat", {}),
        ("llama-chat", {"bidirectional": True}),
        ("llama-chat", {"bidirectional": True, "rank": 0, "learning_rate": 5e-3}),
        ("bart", {}),
        ("t5", {}),
    ],
)
def test_what_was_learnt_is_loaded_by_name(config, data, tmp_path, family, changes):
    model = {**CAUSAL, **ENCODER_DECODERS}[family].save(tmp_path / family)
    out = tmp_path / "house"
    fine_tune = tuned(replace(config, model=str(model), **changes), data, out)
    fine_tune.finish()
    trained, loaded = fine_tune.run.engine, load_model(str(out), torch.float32)
    article, text = fine_tune.lessons[0].article, "The council asked to close the quay."
    scores = [
        score(engine, [Request(engine.encode([article])[0], "Sum up.")], [text])[0]
        for engine in (trained, loaded)
    ]
    torch.testing.assert_close(*scores, atol=0.05, rtol=0.02)  # the adapter is kept in float16
    plain = load_model(str(model), torch.float32)
    before = score(plain, [Request(plain.encode([article])[0], "Sum up.")], [text])[0]
    assert (before - scores[1]).abs().max() > 0.1
    assert loaded.name == (f"{family}+house" if changes.get("rank") != 0 else "house")
    assert loaded.bidirectional is trained.bidirectional
    assert (plain.needs_opening, loaded.needs_opening) == (True, False)


def test_a_finished_run_leaves_adapter_card_and_curves(config, data, tmp_path):
    out = tmp_path / "house"
    fine_tune = tuned(config, data, out)
    line = fine_tune.finish()
    assert "->" in line
    assert sorted(path.name for path in out.iterdir()) == [
        "MODEL_CARD.md",
        "adapter_config.json",
        "adapter_model.safetensors",
        "curves.svg",
    ]
    assert "development part" in (out / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(
        w.dtype == torch.float16 for w in load_file(out / "adapter_model.safetensors").values()
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / "adapter_model.safetensors").write_bytes(b"no weights"),
        lambda out: (out / "adapter_config.json").write_text("{}"),
        lambda out: (out / "adapter_config.json").write_text("no JSON"),
    ],
)
def test_a_broken_adapter_is_one_clear_line(config, data, tmp_path, spoil):
    out = tmp_path / "house"
    tuned(replace(config, steps=1), data, out).finish()
    spoil(out)
    with pytest.raises(ModelError, match=r"adapter in .*house") as caught:
        load_model(str(out))
    assert "\n" not in str(caught.value)


def test_the_learning_rate_rises_and_falls(config):
    rates = [learning_rate(replace(config, steps=100, warmup=0.1), step) for step in range(100)]
    assert max(rates) == config.learning_rate == rates[9]
    assert rates[:10] == sorted(rates[:10])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] < 0.01 * config.learning_rate
