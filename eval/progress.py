"""Progress on stderr: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")

EVERY_SECONDS = 30.0
"""Time between two lines where there is no terminal."""


def follow(
    items: Iterable[T], label: str, total: int, console: Console | None = None
) -> Iterator[T]:
    """Pass the items on and say how many have been taken."""
    console = console or Console(stderr=True, soft_wrap=True, markup=False, highlight=False)
    if console.is_terminal:
        yield from track(items, label, total, console=console, transient=True)
        return
    shown = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - shown >= EVERY_SECONDS:
            shown = time.monotonic()
            console.print(f"{label}: {number} of {total}")
