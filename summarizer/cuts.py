"""Propose cuts of a sentence: what a sub-editor strikes out without touching the facts.

The rules only propose; the model's own likelihood says which cut reads well (:mod:`.drafts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from summarizer.cutting import is_guard, opens_addition

MOST_SPANS = 3
"""Spans that are combined; a sentence with more keeps the rest."""

_WORDS = re.compile(r"[\w’']+")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,}(?:, [A-Z][\w. ]+)?(?: \([\w .]+\))? ?[—–-]+ ")
_CONNECTIVE = re.compile(
    r"^(?:But|And|So|Yet|However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Also|Still"
    r"|Nevertheless|Nonetheless|Of course|Indeed|Separately|Then|In fact|As a result"
    r"|At the same time|On the other hand),? (?=\S)"
)
# What stands between commas, dashes or brackets and only adds to the word before it. "who" and
# "the" count after a name only: elsewhere they may restrict, or open the main clause.
_SPANS = tuple(
    re.compile(pattern)
    for pattern in (
        r" \([^()]{2,120}\)",
        r" [—–] [^—–.!?\"“”]{3,120} [—–](?= )",
        r", (?:which|whose|where) [^,;:—–\"“”]{3,120}(?:,(?= )|(?=\.$))",
        r"(?<=[a-z]), an? [^,;:—–\"“”]{2,80},(?= (?!and\b|or\b))",
        r", \d\d,(?= )",
        r", [a-z]+ing [^,;:—–\"“”]{3,120}(?=\.$)",
    )
)
_AFTER_NAME = re.compile(
    r"(?P<name>\b[A-Z][\w’'-]+), (?:who|the|an?) [^,;:—–\"“”]{3,100}"
    r"(?:,(?= (?!and\b|or\b))|(?=\.$))"
)
_INTRODUCTION = re.compile(
    r"^(?:At|In|On|After|Before|During|For|From|By|Under|Since|As|When|While|If|Although|Despite)\b"
)


def cuts(sentence: str) -> list[str]:
    """Shorter versions of a sentence, the least cut first; none where there is nothing to cut.

    A dateline and an opening connective ("But", "Meanwhile") are struck in all of them: they
    tie the sentence to a place in the article where it no longer stands.
    """
    bare = without_opening(sentence)
    spans = _spans(bare)
    found = [bare] if bare != sentence else []
    for size in range(1, len(spans) + 1):
        for chosen in combinations(spans, size):
            found.append(_strike(bare, chosen))
            # Where an addition closes another one, the comma after it belongs to the outer one.
            if size == 1 and bare[chosen[0][1] - 1] == ",":
                start, end = chosen[0]
                found.append(_strike(bare, [(start, end - 1)]))
    return found


def without_opening(sentence: str) -> str:
    """Strike the dateline and a connective that an extract leaves dangling."""
    bare = sentence
    for pattern in (_DATELINE, _CONNECTIVE):
        bare = pattern.sub("", bare, count=1)
    if bare == sentence:
        return sentence
    return bare[:1].upper() + bare[1:]


def _spans(sentence: str) -> list[tuple[int, int]]:
    """Ranges that may be struck: apart from each other, free of words that turn a fact."""
    proposed = [match.span() for pattern in _SPANS for match in pattern.finditer(sentence)]
    if not _INTRODUCTION.match(sentence):
        proposed += [(match.end("name"), match.end()) for match in _AFTER_NAME.finditer(sentence)]
    spans: list[tuple[int, int]] = []
    for start, end in proposed:
        apart = all(end <= other or start >= stop for other, stop in spans)
        if apart and _is_addition(sentence, start, end):
            spans.append((start, end))
    return sorted(spans)[:MOST_SPANS]


def _is_addition(sentence: str, start: int, end: int) -> bool:
    """Whether a range only adds: no guard word, no list, and outside any quotation."""
    before, struck = sentence[:start], sentence[start:end]
    words = [word.lower() for word in _WORDS.findall(struck)]
    following = _WORDS.search(sentence, end) if struck.endswith(",") else None
    if following and opens_addition(following.group().lower()):
        return False
    listed = "or" in words or ("ing " in struck and re.search(r"ing(?: \w+){0,3}$", before))
    return not (any(map(is_guard, words)) or listed or _quotation_is_open(before))


def _quotation_is_open(text: str) -> bool:
    """Whether a quotation begun in ``text`` is not closed there: quoted words are never cut."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _strike(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        sentence = sentence[:start] + sentence[end:]
    return sentence
