"""Perspectives as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from summarizer.perspectives import Perspective
from summarizer.show.layout import hanging, on


def show_perspectives(console: Console, perspectives: Iterable[Perspective]) -> None:
    """Print each perspective: its colour, name, title, cue count and definition."""
    for number, perspective in enumerate(perspectives):
        if number:
            console.print()
        name = f" {perspective.name} " if console.is_terminal else perspective.name
        console.print(
            Text.assemble((name, on(perspective.colour)), f"  {_facts(perspective)}"),
            soft_wrap=True,
        )
        hanging(console, "  ", Text(perspective.definition))


def _facts(perspective: Perspective) -> str:
    cues = len(perspective.cues)
    scope = "the whole article" if perspective.whole_article else f"{cues} cue phrases"
    return f"{perspective.title} ({scope}, {perspective.colour})"
