"""Unknown words: words that carry a fact and whose stem is nowhere in the article."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import (
    CALENDAR_DAYS,
    EXACT_WORDS,
    GENERIC_WORDS,
    MONTHS,
    ORDINALS,
    REPORTING,
    SCALES,
    TENS,
    TITLES,
    UNIT_CLASSES,
    UNITS,
    VAGUE_NUMBERS,
)
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token

_CHECKED_ELSEWHERE = frozenset().union(
    UNITS, TENS, SCALES, ORDINALS, VAGUE_NUMBERS, EXACT_WORDS, UNIT_CLASSES, CALENDAR_DAYS, MONTHS
)
_SAME_ROOT = 5  # letters by which "diplomatic" is known from "diplomat"
_FEW = 2  # so many unknown words are a matter of style
_SHARE = 0.34  # unless they are this much of the sentence


def unknown_words(
    words: Sequence[Token], source: Source, names: frozenset[int] = frozenset()
) -> list[Token]:
    """Words of a sentence that the article does not have in any form.

    Args:
        words: the words of the sentence.
        source: the article.
        names: offsets of words that are checked as names.
    """
    roots = {stem[:_SAME_ROOT] for stem in source.stems if len(stem) >= _SAME_ROOT}
    return [
        word
        for word in words
        if word.is_content
        and word.start not in names
        and word.stem not in source.stems
        and word.stem not in GENERIC_WORDS
        and word.lower not in REPORTING
        and word.lower not in TITLES
        and word.lower not in _CHECKED_ELSEWHERE
        and not (len(word.stem) >= _SAME_ROOT and word.stem[:_SAME_ROOT] in roots)
    ]


def check_unknown(unknown: Sequence[Token], content: int) -> list[Issue]:
    """An issue where there are too many of them to be a matter of style."""
    if len(unknown) < _FEW or len(unknown) < _SHARE * content:
        return []
    shown = ", ".join(f'"{word.text}"' for word in unknown[:4])
    return [Issue(Kind.WORD, f"these words are not in the article: {shown}")]
