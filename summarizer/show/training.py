"""A training run on the terminal: a bar with the loss, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from summarizer.show.progress import EVERY_SECONDS

SMOOTHING = 0.95


Show = Callable[[dict[str, float]], None]


@contextmanager
def training(console: Console, done: int, steps: int) -> Iterator[Show]:
    """Show updates as they come, and a line for every evaluation."""
    if not console.is_terminal:
        yield _Lines(console, done, steps)
        return
    columns = (
        TextColumn("step"),
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("loss {task.fields[loss]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=steps, completed=done, loss="-")
        mean = _RunningMean()

        def show(point: dict[str, float]) -> None:
            if "loss" in point:
                loss = f"{mean.add(point['loss']):.3f}"
                progress.update(task, completed=int(point["step"]), loss=loss)
            else:
                console.print(_evaluation(point))

        yield show


class _RunningMean:
    """The loss of one article says little."""

    def __init__(self) -> None:
        self.value: float | None = None

    def add(self, value: float) -> float:
        last = value if self.value is None else self.value
        self.value = SMOOTHING * last + (1 - SMOOTHING) * value
        return self.value


class _Lines:
    """A line now and then, where there is no terminal."""

    def __init__(self, console: Console, done: int, steps: int) -> None:
        self.console, self.done, self.steps = console, done, steps
        self.mean = _RunningMean()
        self.started = self.shown = time.monotonic()

    def __call__(self, point: dict[str, float]) -> None:
        if "loss" not in point:
            self.console.print(_evaluation(point))
            return
        loss, now = self.mean.add(point["loss"]), time.monotonic()
        if now - self.shown >= EVERY_SECONDS:
            self.shown = now
            step = int(point["step"])
            pace = (now - self.started) / (step - self.done)
            left = timedelta(seconds=round(pace * (self.steps - step)))
            self.console.print(f"step {step} of {self.steps}: loss {loss:.3f}, {left} left")


def _evaluation(point: dict[str, float]) -> str:
    return f"step {point['step']:.0f}: loss {point['dev_loss']:.3f} on the development part"
