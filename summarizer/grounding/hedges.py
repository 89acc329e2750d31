"""Hedges: what the article only alleges, expects or fears must not become a fact."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import ATTRIBUTIONS, GENERIC_WORDS, HEDGES, STRONG_HEDGES
from summarizer.grounding.words import Token

_REACH = 3  # words from a hedge to what it hedges


def hedged(words: Sequence[Token]) -> dict[str, Token]:
    """What each strong hedge hedges: the stem of the first content word after it."""
    found: dict[str, Token] = {}
    for position, word in enumerate(words):
        if word.lower not in STRONG_HEDGES or _is_month(word):
            continue
        reach = range(position + 1, min(position + 1 + _REACH, len(words)))
        head = next((words[i] for i in reach if words[i].is_content), None)
        if head is not None and head.stem not in GENERIC_WORDS:
            found[head.stem] = word
    return found


def _is_month(word: Token) -> bool:
    return word.text == "May" and word.start > 0


def has_hedge(words: Sequence[Token]) -> bool:
    """Whether the sentence claims less than a fact, in whatever way."""
    return any(word.lower in HEDGES and not _is_month(word) for word in words)


def has_attribution(words: Sequence[Token]) -> bool:
    """Whether the sentence says who says so."""
    return any(word.lower in ATTRIBUTIONS for word in words)


def check_hedges(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]]) -> list[Issue]:
    """Words that the evidence only has under a hedge and the sentence states as they are."""
    if has_hedge(sentence) or has_attribution(sentence):
        return []
    there = [hedged(words) for words in evidence]
    for word in sentence:
        if not word.is_content:
            continue
        holders = [
            heads
            for words, heads in zip(evidence, there, strict=True)
            if any(other.stem == word.stem for other in words)
        ]
        if holders and all(word.stem in heads for heads in holders):
            hedge = holders[0][word.stem].text
            message = f'the article says "{hedge} {word.text}", which is stated as a fact here'
            return [Issue(Kind.HEDGE, message)]
    return []


def attribution_lost(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]]) -> bool:
    """The evidence says who says so, or hedges; the sentence does neither."""
    if has_attribution(sentence) or has_hedge(sentence):
        return False
    return bool(evidence) and all(has_attribution(w) or has_hedge(w) for w in evidence)
