"""Which line breaks of a text end a unit, and which merely wrap it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST_WRAP = 160  # characters; a longer line is a paragraph, not a line of wrapped prose
_FILLED = 0.9  # of the usual width: a wrapped line has no room for the next word

GLYPHS = "•‣▪▫●○◦⦁∙■□►▸➢➤"
_BULLET = re.compile(rf"[{GLYPHS}]+[ \t]*|[-*–—·+][ \t]+(?=[^\s a-z])")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)][ \t]+[A-Z\"“'‘]")
_RULE = re.compile(r"[-=_*~#·–—\s]+$")  # such as "* * *" or "-----"
_ENDED = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")


@dataclass(frozen=True)
class _Line:
    """A line without its indent, its bullet and the white space behind it."""

    start: int
    end: int
    text: str
    opens: bool  # a blank line, a bullet, a list number or a rule says that a unit starts here

    @property
    def continues(self) -> bool:
        return self.text[0].islower() and not self.opens


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of ``text`` that no sentence crosses, in order.

    Paragraphs, list items (without their bullets) and lines that stand alone. White space may
    be left out at their ends, never anything else but bullets.
    """
    lines = list(_lines(text))
    width = _width(lines)
    start = lines[0].start if lines else 0
    for line, after in pairwise(lines):
        if _breaks(line, after, width):
            yield start, line.end
            start = after.start
    if lines:
        yield start, lines[-1].end


def unwrap(text: str) -> str:
    """Put a space for each line break that merely wraps."""
    lines = list(_lines(text))
    width = _width(lines)
    kept: list[str] = []
    position = 0
    for line, after in pairwise(lines):
        if not _breaks(line, after, width):
            kept += [text[position : line.end], " "]
            position = after.start
    return "".join([*kept, text[position:]])


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    after_blank = True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        position += len(raw)
        if not stripped:
            after_blank = True
            continue
        bullet = _BULLET.match(stripped)
        skip = bullet.end() if bullet else 0
        end = start + len(stripped)
        if skip < len(stripped):
            rule = bool(_RULE.match(stripped))
            opens = after_blank or rule or bool(bullet or _NUMBERED.match(stripped))
            yield _Line(start + skip, end, stripped[skip:], opens)
            after_blank = rule


def _width(lines: list[_Line]) -> float | None:
    """Usual width of a wrapped line in characters; ``None`` where nothing is wrapped.

    A line without an end mark, followed by one that starts with a small letter, was wrapped.
    """
    wrapped = [
        len(line.text)
        for line, after in pairwise(lines)
        if after.continues and not _ENDED.search(line.text, max(0, len(line.text) - 8))
    ]
    widths = [width for width in wrapped if width <= _WIDEST_WRAP]
    return median(widths) if widths else None


def _breaks(line: _Line, after: _Line, width: float | None) -> bool:
    """Whether the break between two lines ends a unit."""
    if after.opens:
        return True
    if after.continues or line.text.endswith((",", ";", "-")):
        return False
    if width is None or len(line.text) > _WIDEST_WRAP:
        return True
    first_word = after.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) < _FILLED * width
