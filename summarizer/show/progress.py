"""Progress on stderr: it moves on a terminal, and is a line now and then elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from summarizer.batch.tally import Tally

T = TypeVar("T")

EVERY_SECONDS = 30.0
"""Time between two lines where there is no terminal."""

EVERY_SECONDS_JSON = 1.0
"""Time between two lines for a program."""


class Style(StrEnum):
    """How progress is told."""

    AUTO = "auto"  # moving on a terminal, lines elsewhere
    LINES = "lines"
    JSON = "json"
    NONE = "none"


@contextmanager
def stages(console: Console, style: Style = Style.AUTO) -> Iterator[Callable[[str], None]]:
    """Give a function that says what is being done now."""
    if style is Style.NONE:
        yield lambda _: None
    elif style is Style.JSON:
        yield lambda stage: _print_json(console, {"stage": stage})
    elif style is Style.LINES or not console.is_terminal:
        yield lambda stage: console.print(f"{stage} ...", soft_wrap=True)
    else:
        with console.status("") as status:
            yield lambda stage: status.update(f"{stage} ...")


def follow(
    results: Iterable[T], tally: Tally, console: Console, style: Style = Style.AUTO
) -> Iterator[T]:
    """Pass results on and show the tally, which whoever takes them keeps up."""
    if style is Style.NONE:
        yield from results
    elif style is Style.AUTO and console.is_terminal:
        yield from _moving(results, tally, console)
    else:
        yield from _lines(results, tally, console, style is Style.JSON)


def note(line: str, console: Console, style: Style) -> None:
    """Say what was noticed."""
    if style is Style.JSON:
        _print_json(console, {"note": line})
    elif style is not Style.NONE:
        console.print(f"note: {line}", soft_wrap=True)


def summary(tally: Tally, output: object, console: Console, style: Style) -> None:
    """Say what came of it all."""
    if style is Style.JSON:
        _print_json(console, {"output": str(output), **tally.to_dict()})
    elif style is not Style.NONE:
        console.print(f"{output}: {tally}", soft_wrap=True)


def _lines(results: Iterable[T], tally: Tally, console: Console, as_json: bool) -> Iterator[T]:
    every = EVERY_SECONDS_JSON if as_json else EVERY_SECONDS
    shown = time.monotonic()
    for result in results:
        yield result
        if time.monotonic() - shown >= every:
            shown = time.monotonic()
            if as_json:
                _print_json(console, tally.to_dict())
            else:
                console.print(str(tally), soft_wrap=True)


def _moving(results: Iterable[T], tally: Tally, console: Console) -> Iterator[T]:
    bar = [BarColumn(bar_width=20)] if tally.total else []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *bar)
    with Progress(*columns, console=console, transient=True) as display:
        task = display.add_task(str(tally), total=tally.total, completed=tally.records)
        for result in results:
            yield result
            display.update(task, completed=tally.records, description=str(tally))


def _print_json(console: Console, value: object) -> None:
    console.print(json.dumps(value), soft_wrap=True, highlight=False, markup=False)
