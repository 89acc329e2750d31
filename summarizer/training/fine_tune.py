"""A fine-tuning from a configuration to a finished adapter: data, run, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import torch

from summarizer.models.loading import load_trainable
from summarizer.perspectives import built_in, load_perspective
from summarizer.training.card import Outcome, model_card
from summarizer.training.checkpoints import remove_checkpoints
from summarizer.training.config import Objective, TrainingConfig, TrainingError
from summarizer.training.curves import draw_curves
from summarizer.training.lessons import Lesson, read_lessons
from summarizer.training.run import OnPoint, TrainingRun

CARD, CURVES = "MODEL_CARD.md", "curves.svg"
FEW = 200
"""Targets below which more data would help more than anything else."""


class FineTune:
    """What ``summarizer train`` does."""

    def __init__(
        self, config: TrainingConfig, data: Path, folder: Path, on_stage: Callable[[str], None]
    ) -> None:
        """Read the data, load the model, and take up a run that the folder holds.

        Raises:
            TrainingError: the data or the folder cannot be used.
            PerspectiveError: a perspective file cannot be used.
            ModelError: the model cannot be loaded.
        """
        self.config, self.folder = config, folder
        self.lessons = read_lessons(data, config.sources)
        dev = read_lessons(data, config.sources, dev=True)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TrainingError(f"{folder} cannot be written ({error.strerror}).") from error
        own = [load_perspective(str(data / name)) for name in config.perspectives]
        on_stage("Loading the model")
        engine = load_trainable(config.model or None, torch.float32)
        known = [*built_in(), *own]
        if config.objective is Objective.PREFERENCE:
            on_stage("Writing and weighing what the targets are preferred to")
        self.run = TrainingRun(engine, config, self.lessons, dev, known, folder)
        self.notes = _notes(sum(len(one.targets) for one in self.lessons), len(dev), self.done)
        if self.run.paired:
            self.notes.append(_pairs(self.run.paired.values()))

    @property
    def done(self) -> int:
        """Updates that were done before, by a run that was stopped."""
        return self.run.progress.step

    def train(self, on_point: OnPoint) -> None:
        """Train to the end."""
        self.run.run(on_point)

    def finish(self) -> str:
        """Write adapter, curves and card; say in a line what came out."""
        history = self.run.progress.history
        outcome = Outcome.of(history)
        self.run.trained.save(self.folder)
        draw_curves(history, self.folder / CURVES)
        name = self.folder.resolve().name
        card = model_card(name, self.config, self.lessons, outcome)
        (self.folder / CARD).write_text(card, encoding="utf-8")
        remove_checkpoints(self.folder)
        return f"loss on the development part {outcome.before:.3f} -> {outcome.after:.3f}"


def _pairs(lessons: Iterable[Lesson]) -> str:
    targets = [target for lesson in lessons for target in lesson.targets]
    return f"{sum(bool(one.rejected) for one in targets)} of {len(targets)} targets are preferred"


def _notes(targets: int, dev: int, done: int) -> list[str]:
    found = []
    if done:
        found.append(f"going on after step {done}")
    if targets < FEW:
        found.append(f"{targets} targets are few; expect style, not judgement")
    if not dev:
        found.append("no article falls into the development part, so no loss is reported for it")
    return found
