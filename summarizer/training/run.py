"""A training run: lessons in a shuffled order, updates, evaluation, checkpoints.

The loop is our own because what is batched is not rows but one packed sequence an article, with
a mask of its own (:mod:`.packing`), and because a run must go on after a kill at any moment on a
machine that is shared; the library's ``Seq2SeqTrainer`` pads independent rows.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

import torch

from summarizer.models.library import Engine
from summarizer.models.loading import fastest
from summarizer.perspectives import Perspective
from summarizer.training.all_weights import trained
from summarizer.training.candidates import Pairs
from summarizer.training.checkpoints import (
    Progress,
    load_checkpoint,
    pairs_file,
    save_checkpoint,
)
from summarizer.training.config import Objective, Precision, TrainingConfig, TrainingError
from summarizer.training.learners import learner
from summarizer.training.lessons import Lesson, cropped
from summarizer.training.masks import mask
from summarizer.training.objectives import objective

CLIP = 1.0
"""Largest norm of a gradient."""

WEIGHT_DECAY = 0.01

SNAPSHOT = "step-{:06d}"
"""Folder of a state that is kept; it can be loaded as the result can."""

TOGETHER = 8
"""Articles that an accelerator computes at once: it waits for the next one otherwise. A processor
gains nothing by it, and would multiply the padding."""

Point = dict[str, float]
OnPoint = Callable[[Point], None]


class TrainingRun:
    """A run that can be stopped at any moment and goes on where it was."""

    def __init__(
        self,
        engine: Engine,
        config: TrainingConfig,
        lessons: Sequence[Lesson],
        dev: Sequence[Lesson],
        perspectives: Sequence[Perspective],
        folder: Path,
    ) -> None:
        """Prepare a run, or take up the one that the folder holds.

        Raises:
            TrainingError: the folder holds a run of another configuration, or the adapter to go
                on from cannot be used.
        """
        if config.threads:
            torch.set_num_threads(config.threads)
        self.config, self.folder, self.engine = config, folder, engine
        engine.bidirectional = engine.bidirectional or config.bidirectional
        self.lessons = list(lessons)
        self.paired: dict[int, Lesson] = {}
        self.dev = [cropped(one, config.article_words) for one in dev[: config.evaluate_articles]]
        self.mask = mask(config.masks, perspectives)
        self.half = _half(config.precision)
        if self.half and config.rank:
            engine.model.to(torch.bfloat16)  # what is trained itself needs all its bits
        self.trained = trained(engine, _base(config, engine), config.rank, config.seed)
        if config.start:
            self.trained.load([Path(config.start)])
        self.learner = learner(engine, perspectives)
        self.objective = objective(config, self.learner)
        self.parameters = self.trained.parameters()
        self.optimizer = torch.optim.AdamW(self.parameters.values(), weight_decay=WEIGHT_DECAY)
        self.device = next(iter(self.parameters.values())).device
        told = json.dumps(asdict(config))
        if config.objective is Objective.PREFERENCE:  # with the weights of the start
            self._pair(pairs_file(folder, told))
        self.progress = load_checkpoint(folder, told, self.parameters, self.optimizer)

    def run(self, on_point: OnPoint) -> Progress:
        """Train to the end.

        Args:
            on_point: told of every update and evaluation.

        Raises:
            TrainingError: the loss is no number any more.
        """
        history = list(self.progress.history)
        saved = time.monotonic()
        if not self.progress.step:
            self._note(history, {"step": 0, "dev_loss": self.evaluate()}, on_point)
        for step in range(self.progress.step, self.config.steps):
            self._note(history, self._update(step), on_point)
            done = step + 1
            self._snapshot(done)
            if done % self.config.evaluate_steps == 0 or done == self.config.steps:
                self._note(history, {"step": done, "dev_loss": self.evaluate()}, on_point)
            self.progress = Progress(self.progress.config, done, tuple(history))
            late = time.monotonic() - saved >= 60 * self.config.checkpoint_minutes
            if late or done == self.config.steps:
                save_checkpoint(self.folder, self.progress, self.parameters, self.optimizer)
                saved = time.monotonic()
        return self.progress

    def _snapshot(self, done: int) -> None:
        """Keep the state where it is time to; make the mean of the last ones at the end."""
        every, count = self.config.snapshot_steps, self.config.average
        if every and done % every == 0:
            self.trained.save(self.folder / SNAPSHOT.format(done))
        if count and done == self.config.steps:
            last = done // every
            steps = [every * number for number in range(last - count + 1, last + 1)]
            self.trained.load([self.folder / SNAPSHOT.format(step) for step in steps])

    @staticmethod
    def _note(history: list[Point], point: Point, on_point: OnPoint) -> None:
        history.append(point)
        on_point(point)

    def _update(self, step: int) -> Point:
        started, tokens, total, right, pairs = time.monotonic(), 0, 0.0, 0, 0
        for lessons in self._parts(self.batch(step)):
            with self._numbers():
                found = self.objective(lessons)
            (found.total / self.config.batch).backward()
            total += float(found.total.detach()) / self.config.batch
            tokens += found.tokens
            right, pairs = right + found.right[0], pairs + found.right[1]
        if not math.isfinite(total):
            raise TrainingError(
                f"The loss is {total} at step {step}: lower learning_rate and start anew."
            )
        rate = learning_rate(self.config, step)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(self.parameters.values(), CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad()
        seconds = time.monotonic() - started
        point = {"step": step + 1, "loss": total, "rate": rate, "tokens": tokens, "s": seconds}
        return point | ({"right": right, "pairs": pairs} if pairs else {})

    def batch(self, step: int) -> list[Lesson]:
        """The lessons of a step; the same ones whenever it is asked for."""
        if self.paired:
            return [self.paired[number] for number in self._numbered(step)]
        chance = random.Random(f"{self.config.seed} {step}")  # noqa: S311 - a shuffle
        return [self._seen(number, chance) for number in self._numbered(step)]

    def _numbered(self, step: int) -> list[int]:
        batch, size, seed = self.config.batch, len(self.lessons), self.config.seed
        places = range(step * batch, (step + 1) * batch)
        return [_order(seed, place // size, size)[place % size] for place in places]

    def _seen(self, number: int, chance: random.Random) -> Lesson:
        return cropped(self.mask(self.lessons[number], chance), self.config.article_words)

    def _pair(self, path: Path) -> None:
        """Find what every target that will be learnt is preferred to."""
        steps = range(self.config.steps)
        wanted = list(dict.fromkeys(one for step in steps for one in self._numbered(step)))
        chance = random.Random(self.config.seed)  # noqa: S311 - masks that stay draw nothing
        lessons = [self._seen(number, chance) for number in wanted]
        pairs = Pairs(self.engine, self.learner, self.config.candidates, self._numbers)
        self.paired = dict(zip(wanted, pairs.kept(lessons, path), strict=True))

    def _parts(self, lessons: Sequence[Lesson]) -> Iterator[Sequence[Lesson]]:
        size = 1 if self.device.type == "cpu" else TOGETHER
        return (lessons[start : start + size] for start in range(0, len(lessons), size))

    @torch.no_grad()
    def evaluate(self) -> float:
        """Mean negative log-likelihood of a token of the development part."""
        if not self.dev:
            return math.nan
        with self._numbers():
            found = [
                one for part in self._parts(self.dev) for one in self.learner.likelihoods(part)
            ]
        return -sum(float(one.sums.sum()) for one in found) / sum(sum(one.tokens) for one in found)

    def _numbers(self) -> AbstractContextManager[None]:
        context: AbstractContextManager[None] = torch.autocast(
            self.device.type, torch.bfloat16, enabled=self.half
        )
        return context


def learning_rate(config: TrainingConfig, step: int) -> float:
    """Rises in a line, then falls along a cosine to nothing."""
    warm = max(1, round(config.warmup * config.steps))
    if step < warm:
        return config.learning_rate * (step + 1) / warm
    share = (step - warm) / max(1, config.steps - warm)
    return config.learning_rate * 0.5 * (1 + math.cos(math.pi * share))


def _order(seed: int, epoch: int, size: int) -> list[int]:
    order = list(range(size))
    random.Random(f"{seed} epoch {epoch}").shuffle(order)  # noqa: S311 - a shuffle
    return order


def _base(config: TrainingConfig, engine: Engine) -> str:
    """The name by which the trained model is loaded again, from whatever folder."""
    name = config.model or engine.name
    return str(Path(name).resolve()) if Path(name).is_dir() else name


def _half(precision: Precision) -> bool:
    """Whether to compute in bfloat16: many times slower where it is not done in hardware."""
    if precision is not Precision.AUTO:
        return precision is Precision.BFLOAT16
    return fastest() is torch.bfloat16
