"""Boilerplate run together with a sentence: captions, credits, bylines, links, embedded posts.

A page's text holds what stood around its article, mostly without a full stop: "Image caption Ships
at Selm The council of the island said ...". Where such words can be told surely from the sentence
that they are glued to, they are struck from what is shown; where it is sure that they are there,
but not where they end, nothing of it can be shown. Offsets and evidence stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.abbreviations import STARTERS
from summarizer.page_patterns import CAPTIONED, DATE, LINES, MARKS, OPENER, SEAM, STRUCK

LEAST_WORDS = 5
"""What is left of a sentence is whole only if it has so many words."""

SHORTEST_TITLE = 3
"""Words of a title that is known again before a sentence: fewer may be its subject."""

LONGEST_CAPTION = 30
"""Words of a caption; what is longer holds more than one thing."""

LONGEST_HEADING = 16
"""Words of a heading; what is longer may be a sentence that lacks its full stop."""

_BORDER = re.compile(rf"(?<=[\w)%’'] ){OPENER}")
_WHOLE = re.compile(r"[A-Z\"“‘'\d(].*[.!?…][\"'”’)\]]*", re.DOTALL)
_DATED = re.compile(rf" ?{DATE} (?=[A-Z\"“])")
_UNDATED = re.compile(rf" (?={OPENER})")
_GOES_ON = frozenset(
    "of the to for than via says said told called that's book film movie novel song album series "
    "magazine paper newspaper documentary play show band website article".split()
)
"""Words that no sentence begins behind: a name or a title may."""

_LETTERS = re.compile(r"\w+")
_GLUED = re.compile(r"(?<=\s)[a-z]{2,}[.!?](?=(?!Com\b|Org\b|Net\b)[A-Z][a-z]+[\s,])")
_ITALICS = re.compile(r"(?<!')''((?:[A-Z][\w.-]*|of|the)(?: (?:[A-Z][\w.-]*|of|the))*)''(?!')")
"""A name that a wiki sets in italics; of ''Go home'' the marks may be those of a quotation."""

_QUOTES = str.maketrans("’‘“”", "''\"\"")


@lru_cache(maxsize=4096)
def without_boilerplate(sentence: str, title: str | None = None) -> str:
    """A sentence on one line without what is surely of the page; empty where nothing is left.

    Args:
        sentence: as it stands in the article.
        title: of the article; it often stands once more before the first sentence.
    """
    line = _plain(sentence)
    bare = _without_title(line, title)
    while (shorter := _strike(bare)) != bare:
        bare = shorter
    if MARKS.search(bare) or LINES.match(bare) or _is_title(line, title):
        return ""
    bare = _after_heading(bare)
    if bare == line:
        return line
    whole = _WHOLE.fullmatch(bare) and len(bare.split()) >= LEAST_WORDS
    return bare if whole else ""


def _plain(sentence: str) -> str:
    """A sentence on one line, with a space behind each full stop, and no wiki's italics."""
    line = _GLUED.sub(r"\g<0> ", " ".join(sentence.split()))
    return _ITALICS.sub(r"\1", line)


def _is_title(line: str, title: str | None) -> bool:
    """Whether a sentence is the title once more."""
    words = _LETTERS.findall(line.lower())
    return len(words) >= SHORTEST_TITLE and words == _LETTERS.findall((title or "").lower())


def _without_title(line: str, title: str | None) -> str:
    """Strike the title where a date, or a word that only begins sentences, follows it."""
    words = (title or "").translate(_QUOTES).split()
    known = " ".join(words)
    if len(words) < SHORTEST_TITLE or not line.translate(_QUOTES).startswith(known):
        return line
    if found := _DATED.match(line, len(known)):
        rest = line[found.end() :]
        return _after_caption(rest, 0)
    found = _UNDATED.match(line, len(known))
    return line[found.end() :] if found else line


def _strike(line: str) -> str:
    """Strike the first thing that is found."""
    for pattern in STRUCK:
        if found := pattern.search(line):
            start, end = found.span("cut" if "cut" in pattern.groupindex else 0)
            return line[:start] + line[end:]
    for pattern in CAPTIONED:
        if found := pattern.match(line):
            return _after_caption(line, found.end())
    return line


def _after_caption(line: str, start: int) -> str:
    """The sentence behind a caption that begins at ``start``; the line where that is not sure.

    Sure is one word, and only one, that has its capital because it begins a sentence: not in a
    headline, where many have.
    """
    borders = [
        found.start()
        for found in _BORDER.finditer(line, start + 1)
        if not _goes_on(line[start : found.start()])
    ]
    if len(borders) != 1:
        return line
    caption = line[start : borders[0]]
    surely = len(caption.split()) <= LONGEST_CAPTION and not _is_headline(caption)
    return line[borders[0] :] if surely and not line.endswith("?") else line


def _goes_on(text: str) -> bool:
    """Whether no sentence begins behind a text: within a quotation, after "that" or "by"."""
    quotation = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    last = text.split()[-1].lower()
    return quotation or last in STARTERS or last in _GOES_ON


def _after_heading(line: str) -> str:
    """The sentence behind a few words that have no end; the line where that is not sure."""
    seams = [
        found.start("next") if found["next"] else found.start() for found in SEAM.finditer(line)
    ]
    if len(seams) != 1 or _goes_on(line[: seams[0]]) or line.endswith("?"):
        return line
    few = len(line[: seams[0]].split()) <= LONGEST_HEADING
    return line[seams[0] :] if few else line


def _is_headline(caption: str) -> bool:
    """Whether most of its words have a capital, so that one more says nothing."""
    words = [word for word in re.findall(r"[^\W\d_]+", caption) if len(word) > 3]
    return bool(words) and 2 * sum(word[0].isupper() for word in words) > len(words)
