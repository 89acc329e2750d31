"""Propose cuts of a sentence: what a sub-editor strikes out without touching the facts.

The rules only propose; the model's own likelihood says which cut reads well (:mod:`.drafts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from summarizer.cut_ends import says_who
from summarizer.cut_words import LIMITING
from summarizer.cutting import is_clause, is_guard, opens_addition
from summarizer.tidying.rule import quotation_is_open

MOST_SPANS = 3
"""Spans that are combined; a sentence with more keeps the rest."""

_WORDS = re.compile(r"[\w’']+")
_NO_CLAUSE = r"[^,;:—–\"“”]"
# What only adds: the whole match, or its group "cut". Between commas, dashes or brackets it adds to
# the word before it; "who" and "the" count after a name only: elsewhere they may restrict, or open
# the main clause.
_SPANS = tuple(
    re.compile(pattern)
    for pattern in (
        # not "(HSB)" nor "(Darfur)", which may be used later, nor what "HSB" stands for
        r"(?<![A-Z]{2})(?<![A-Z]s) \((?!(?:the )?[\"“]?[A-Z][\w&.-]*[\"”]?\))[^()]{2,120}\)",
        r" [—–] [^—–.!?\"“”]{3,120} [—–](?= )",
        r" (?:-|--) (?!-)[^—–.!?\"“”]{3,120}? (?:-|--)(?= [a-z])",
        rf", (?:which|whose|where) {_NO_CLAUSE}{{3,120}}(?:,(?= )|(?=\.$))",
        rf"(?<=[a-z]), an? {_NO_CLAUSE}{{2,80}},(?= (?!and\b|or\b))",
        # what stands by itself at the end: a second sentence, an afterthought
        r"^[^;]*(?P<cut>; (?!while|whereas|yet)[^;:—–\"“”]{15,200})(?=\.$)",
        r"^[^—–]*[^—– ](?P<cut> [—–] [a-z][^;:—–\"“”]{10,160})(?=\.$)",
        # where and how it was said; who said it stays
        r"\b(?:said|says|told [\w ]{3,30}|wrote|added|announced|confirmed|explained)"
        r"(?P<cut> (?:in|during) an? (?:[a-z]+ )?(?:statement|interview|speech|tweet|letter|email"
        r"|(?:news|press) (?:conference|release|briefing)|(?:phone |conference )?call|post|message"
        r"|briefing|memo|video)(?: (?:to|with|on|from|released) [^,;:.—–\"“”]{2,40})?)"
        r"(?=,|\.$| that\b)",
    )
)
_AFTER_NAME = re.compile(
    rf"\b[A-Z][\w’'-]+(?P<cut>, (?:who|the|an?) {_NO_CLAUSE}{{3,100}}"
    r"(?:,(?= (?!and\b|or\b))|(?=\.$)))"
)
_INTRODUCTION = re.compile(
    r"^(?:At|In|On|After|Before|During|For|From|By|Under|Since|As|When|While|If|Although|Despite)\b"
)


def cuts(sentence: str) -> list[str]:
    """Shorter versions of a tidied sentence, the least cut first; none where there are none."""
    spans = _spans(sentence)
    found = []
    for size in range(1, len(spans) + 1):
        for chosen in combinations(spans, size):
            found.append(_strike(sentence, chosen))
            # Where an addition closes another one, the comma after it belongs to the outer one.
            if size == 1 and sentence[chosen[0][1] - 1] == ",":
                start, end = chosen[0]
                found.append(_strike(sentence, [(start, end - 1)]))
    return found


def _spans(sentence: str) -> list[tuple[int, int]]:
    """Ranges that may be struck: apart from each other, free of words that turn a fact."""
    patterns = list(_SPANS)
    if not _INTRODUCTION.match(sentence):
        patterns.append(_AFTER_NAME)
    proposed = [_struck(match) for pattern in patterns for match in pattern.finditer(sentence)]
    spans: list[tuple[int, int]] = []
    for start, end in proposed:
        apart = all(end <= other or start >= stop for other, stop in spans)
        if apart and _is_addition(sentence, start, end):
            spans.append((start, end))
    return sorted(spans)[:MOST_SPANS]


def _struck(match: re.Match[str]) -> tuple[int, int]:
    return match.span("cut" if "cut" in match.re.groupindex else 0)


def _is_addition(sentence: str, start: int, end: int) -> bool:
    """Whether a range only adds: no guard word, no list, and outside any quotation."""
    before, struck = sentence[:start], sentence[start:end]
    words = [word.lower() for word in _WORDS.findall(struck)]
    if struck.endswith(",") and opens_addition(_WORDS.findall(sentence[end:].lower())):
        return False
    if struck.startswith((" – ", " — ", " - ")) and not LIMITING.isdisjoint(words[:1]):
        return False  # "access – via the Amazon route – will be sold by agencies"
    if struck.startswith((", a ", ", an ", ", the ")) and is_clause(words):
        return False  # "Facing a strike, a delegation was set to meet, where ..."
    if says_who(words):
        return False
    listed = "or" in words or ("ing " in struck and re.search(r"ing(?: \w+){0,3}$", before))
    return not (any(map(is_guard, words)) or listed or quotation_is_open(before))


def _strike(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        sentence = sentence[:start] + sentence[end:]
    return sentence[:1].upper() + sentence[1:]
