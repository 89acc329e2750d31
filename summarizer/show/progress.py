"""Progress on stderr: it moves on a terminal, and is a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from summarizer.batch.tally import Tally

T = TypeVar("T")

EVERY_SECONDS = 30.0
"""Time between two lines where there is no terminal."""


@contextmanager
def stages(console: Console) -> Iterator[Callable[[str], None]]:
    """Give a function that says what is being done now."""
    if not console.is_terminal:
        yield lambda stage: console.print(f"{stage} ...", soft_wrap=True)
        return
    with console.status("") as status:
        yield lambda stage: status.update(f"{stage} ...")


def follow(results: Iterable[T], tally: Tally, console: Console, total: int | None) -> Iterator[T]:
    """Pass results on and show the tally, which whoever takes them keeps up.

    Args:
        total: how many there will be, where that is known.
    """
    if console.is_terminal:
        yield from _moving(results, tally, console, total)
        return
    shown = time.monotonic()
    for result in results:
        yield result
        if time.monotonic() - shown >= EVERY_SECONDS:
            shown = time.monotonic()
            console.print(str(tally), soft_wrap=True)


def _moving(results: Iterable[T], tally: Tally, console: Console, total: int | None) -> Iterator[T]:
    bar = [BarColumn(bar_width=20), TimeRemainingColumn()] if total else []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *bar)
    with Progress(*columns, console=console, transient=True) as display:
        task = display.add_task("Starting", total=total)
        for result in results:
            yield result
            display.update(task, completed=tally.records, description=str(tally))
