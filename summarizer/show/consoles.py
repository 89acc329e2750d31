"""The two streams: stdout is data, stderr is talk."""

from __future__ import annotations

from rich.console import Console

WIDEST = 100
"""Longer lines are hard to read."""


class DataConsole(Console):
    """A console whose reader may leave early (``| head``) without an error."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def stdout() -> Console:
    """Where results go."""
    return _console(DataConsole())


def stderr() -> Console:
    """Where progress, notes and errors go."""
    return _console(Console(stderr=True))


def _console(console: Console) -> Console:
    """Show text as it is: no markup, no emoji names, no colours for numbers."""
    console._markup = console._emoji = console._highlight = False
    console.width = min(console.width, WIDEST)
    return console
