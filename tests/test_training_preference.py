"""The second stage: a text becomes likelier than the one that it is preferred to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from summarizer.models.decoding import Candidate
from summarizer.training import candidates
from summarizer.training.config import (
    MaskPolicy,
    Objective,
    Precision,
    Source,
    TargetKind,
    TrainingConfig,
    TrainingError,
)
from summarizer.training.fine_tune import FineTune
from summarizer.training.lessons import read_lessons
from summarizer.training.objectives import margins, with_rejected
from tests.models.families import CAUSAL, ENCODER_DECODERS
from tests.test_training_run import GOLD, SENTENCES, tuned

TEXT = " ".join(SENTENCES)
RIGHT = "Ships waited outside the port."
WRONG = "Ships waited in Oslo."
CUT = "The council asked the harbour master to close the quay on Monday."


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    corrections = [
        {"id": f"a-{n}", "text": f"{TEXT} It was day {n}.", "summary": WRONG, "corrected": RIGHT}
        for n in range(12)
    ]
    corrections[3] |= {"corrected": None}  # nothing was wrong with it
    gold = [{"id": f"b-{n}", "text": f"{TEXT} It was day {n}.", "gold": GOLD} for n in range(12)]
    for name, records in (("corrections", corrections), ("gold", gold)):
        path = folder / f"{name}.jsonl"
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return folder


CORRECTIONS = Source("corrections.jsonl", TargetKind.CORRECTION)


@pytest.fixture
def config(tmp_path):
    return TrainingConfig(
        sources=(CORRECTIONS,),
        model=str(CAUSAL["llama-chat"].save(tmp_path / "tiny")),
        objective=Objective.PREFERENCE,
        steps=8,
        batch=2,
        learning_rate=0.01,
        rank=4,
        evaluate_steps=8,
        evaluate_articles=2,
        checkpoint_minutes=0.0,
        precision=Precision.FLOAT32,
    )


def test_a_correction_is_preferred_to_what_it_corrects(data):
    lessons = read_lessons(data, [CORRECTIONS]) + read_lessons(data, [CORRECTIONS], dev=True)
    assert len(lessons) == 11
    for lesson in lessons:
        [target] = lesson.targets
        assert (target.perspective, target.focus) == ("neutral", None)
        assert (target.text, target.rejected) == (RIGHT, WRONG)


@pytest.mark.parametrize("family", ["llama-chat", "bart"])
def test_the_preferred_text_gains_on_the_other_one(config, data, tmp_path, family):
    model = {**CAUSAL, **ENCODER_DECODERS}[family].save(tmp_path / family)
    run = tuned(replace(config, model=str(model)), data, tmp_path / "out").run
    lesson = run.batch(0)[0]
    [found] = run.learner.likelihoods([with_rejected(lesson)])
    assert margins(lesson, found).item() > lesson.targets[0].margin + 1
    updates = [point for point in run.progress.history if "pairs" in point]
    assert updates[0]["loss"] > updates[-1]["loss"]
    assert (updates[0]["right"], updates[-1]["right"], updates[-1]["pairs"]) == (0, 2, 2)


def test_without_the_likelihood_a_pair_begins_at_even_odds(config, data, tmp_path):
    alone = replace(config, likelihood=0.0, steps=1)
    history = tuned(alone, data, tmp_path / "out").run.progress.history
    assert history[1]["loss"] == pytest.approx(-torch.tensor(0.5).log().item(), abs=1e-4)


def test_a_stopped_preference_goes_on_as_if_it_had_not_been(config, data, tmp_path):
    def stop(point):
        if point["step"] == 5:
            raise KeyboardInterrupt

    whole = tuned(config, data, tmp_path / "whole")
    stopped = FineTune(config, data, tmp_path / "stopped", lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        stopped.train(stop)
    [pairs] = (tmp_path / "stopped").glob("pairs-*.jsonl")
    kept = pairs.read_text(encoding="utf-8").splitlines(keepends=True)
    pairs.write_text("".join(kept[:2]) + kept[2][:9], encoding="utf-8")  # as a kill may leave it
    resumed = FineTune(config, data, tmp_path / "stopped", lambda _: None)
    assert resumed.done == 4
    assert pairs.read_text(encoding="utf-8").splitlines(keepends=True) == kept
    resumed.train(lambda _: None)
    for name, parameter in whole.run.parameters.items():
        torch.testing.assert_close(resumed.run.parameters[name], parameter)
    resumed.finish()
    assert not list((tmp_path / "stopped").glob("pairs-*"))
    assert "had gained" in (tmp_path / "stopped" / "MODEL_CARD.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "rejected"),
    [
        ([CUT, SENTENCES[0], "The council closed Oslo."], "The council closed Oslo."),
        (
            ["The master asked the council to close it."],
            "The master asked the council to close it.",
        ),
        (["The council asked the quay to", "Oslo is closed.", "Oslo."], "Oslo is closed."),
        ([CUT, SENTENCES[0], ""], ""),
    ],
)
def test_a_target_is_preferred_to_the_models_first_fault(
    config, data, tmp_path, monkeypatch, written, rejected
):
    def decode(engine, started, settings):
        return [[Candidate(text) for text in written] for _ in started.requests]

    monkeypatch.setattr(candidates, "decode", decode)
    own = replace(config, sources=(Source("gold.jsonl"),), candidates=2, steps=1)
    fine_tune = FineTune(own, data, tmp_path / "out", lambda _: None)
    [found] = {
        target.rejected
        for lesson in fine_tune.run.batch(0)
        for target in lesson.targets
        if target.text == CUT
    }
    assert found == rejected
    assert any("targets are preferred" in note for note in fine_tune.notes)


def test_a_mask_that_changes_has_no_start_to_compare_with(config):
    with pytest.raises(TrainingError, match="masks that stay"):
        replace(config, masks=MaskPolicy.DROPOUT)
