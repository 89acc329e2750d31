"""A perspective's colour where it is drawn."""

from __future__ import annotations

from summarizer.page.colour import shades
from summarizer.perspectives import Perspective


def style(perspective: Perspective) -> str:
    """The colour, readable on a light and on a dark page, as CSS variables."""
    colours = shades(perspective.colour)
    return f"--light:{colours.light};--dark:{colours.dark}"
