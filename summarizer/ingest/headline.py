"""Which line of a plain text is its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.ingest.furniture import Line

_LONGEST = 160  # characters
_FEWEST_WORDS, _MOST_WORDS = 2, 25
_ENDED = re.compile(r"[.。;:,][\"'”’)\]]*$")
_LISTED = re.compile(r"[•‣▪●◦⦁*–—-]\s|\(?\d{1,3}[.)]\s|https?://")


def headline(text: str, lines: list[Line]) -> Line | None:
    """The first of ``lines``, where a blank line follows, it is short and has no full stop."""
    if len(lines) < 2:
        return None
    first, after = lines[0], lines[1]
    words = len(first.text.split())
    if len(first.text) > _LONGEST or not _FEWEST_WORDS <= words <= _MOST_WORDS:
        return None
    if _ENDED.search(first.text) or _LISTED.match(first.text):
        return None
    if text.count("\n", first.end, after.start) < 2:
        return None
    return first
