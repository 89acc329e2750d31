"""Configurations: what a user may write, and what is said when it cannot be used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from summarizer.cli import run
from summarizer.exits import DONE, NOT_RUN
from summarizer.training.config import (
    MaskPolicy,
    Source,
    TargetKind,
    TrainingConfig,
    TrainingError,
    read_config,
)
from summarizer.training.lessons import cropped, read_lessons
from tests.models.families import CAUSAL

ROOT = Path(__file__).parent.parent
SOURCE = '[[sources]]\nfile = "gold.jsonl"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "run.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_configuration_names_its_data_and_the_rest_has_defaults(tmp_path):
    assert read_config(written(tmp_path, SOURCE)) == TrainingConfig((Source("gold.jsonl"),))


def test_every_value_can_be_set(tmp_path):
    text = (
        f'masks = "dropout"\nlearning_rate = 1e-4\nsteps = 7\n{SOURCE}targets = "free"\nshare = 1\n'
    )
    config = read_config(written(tmp_path, text))
    assert config.masks is MaskPolicy.DROPOUT
    assert (config.learning_rate, config.steps) == (1e-4, 7)
    assert config.sources == (Source("gold.jsonl", TargetKind.FREE, 1.0),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("steps = ", "cannot be used"),
        ("steps = 5", "names no data"),
        (f"stepps = 5\n{SOURCE}", "unknown key 'stepps'"),
        (f'steps = "many"\n{SOURCE}', "steps must be a int"),
        (f"steps = 0\n{SOURCE}", "steps must be at least 1"),
        (f"average = 2\n{SOURCE}", "set snapshot_steps"),
        (f"steps = 5\naverage = 2\nsnapshot_steps = 3\n{SOURCE}", "set snapshot_steps"),
        (f"rank = -1\n{SOURCE}", "rank must be at least 0"),
        (f"learning_rate = 3\n{SOURCE}", "between 0 and 1"),
        (f'masks = "gold"\n{SOURCE}', "evidence, planner, dropout, none"),
        (f'perspectives = "water.toml"\n{SOURCE}', "list of file names"),
        ('[[sources]]\ntargets = "free"', "needs a file"),
        ('sources = "gold.jsonl"', "cannot be used"),
    ],
)
def test_a_wrong_configuration_is_one_clear_line(tmp_path, text, complaint):
    with pytest.raises(TrainingError, match=complaint) as caught:
        read_config(written(tmp_path, text))
    assert "\n" not in str(caught.value)
    assert "run.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ("no JSON", "line 1: not JSON"),
        ("[1]", "must be an object"),
        ('{"text": "A harbour closed."}', "needs text and gold"),
        (
            '{"text": "A harbour closed.", "gold": {"x": {"close": [{"text": "It.", '
            '"evidence": [4]}]}}}',
            "evidence 4 is no sentence",
        ),
        ('{"text": "A harbour closed.", "gold": {"x": null}}', "nothing to train on"),
    ],
)
def test_wrong_data_are_one_clear_line(tmp_path, record, complaint):
    (tmp_path / "gold.jsonl").write_text(record, encoding="utf-8")
    with pytest.raises(TrainingError, match=complaint) as caught:
        read_lessons(tmp_path, [Source("gold.jsonl", checked=False)])
    assert "\n" not in str(caught.value)


def test_a_crop_keeps_the_evidence_and_moves_its_indices():
    source = Source("economic-training.jsonl")
    lesson = read_lessons(ROOT / "examples", [source])[0]
    small = cropped(lesson, 40)
    assert small.article.words < lesson.article.words
    for before, after in zip(lesson.targets, small.targets, strict=True):
        evidence = [lesson.article.sentences[index].text for index in before.focus]
        assert [small.article.sentences[index].text for index in after.focus] == evidence


@pytest.mark.parametrize("path", sorted((ROOT / "configs").glob("*.toml")), ids=lambda p: p.name)
def test_the_configurations_that_come_along_can_be_read(path):
    assert read_config(path).steps > 0


def test_a_perspective_of_your_own_is_trained_from_its_examples(tmp_path, capsys):
    config = (ROOT / "configs" / "economic.toml").read_text(encoding="utf-8")
    model = CAUSAL["llama-chat"].save(tmp_path / "tiny")
    text = config.replace('model = "" ', f'model = "{model}"').replace("steps = 40", "steps = 2")
    out = tmp_path / "economic"
    path = written(tmp_path, text)
    assert run(["train", str(path), "--data", str(ROOT / "examples"), "-o", str(out)]) == DONE
    seen = capsys.readouterr()
    assert seen.out == ""
    assert "targets are few" in seen.err
    assert json.loads((out / "adapter_config.json").read_text())["r"] == 8


def test_a_missing_configuration_is_one_line(tmp_path, capsys):
    assert run(["train", str(tmp_path / "no.toml"), "-o", str(tmp_path / "out")]) == NOT_RUN
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("missing", ["peft", "matplotlib"])
def test_without_the_extra_it_is_said_before_any_work(tmp_path, capsys, monkeypatch, missing):
    for name in [one for one in sys.modules if one.startswith(("summarizer.training", missing))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    arguments = ["train", str(written(tmp_path, SOURCE)), "-o", str(tmp_path / "out")]
    assert run(arguments) == NOT_RUN
    message = capsys.readouterr().err.splitlines()[-1]
    assert missing in message
    assert "perspective-summarizer[train]" in message
