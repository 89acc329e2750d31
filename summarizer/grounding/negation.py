"""Negation: what the article denies must not be affirmed, nor the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import (
    GENERIC_WORDS,
    NEGATIVE_AT_LARGE,
    NEGATIVE_VERBS,
    NEGATORS,
)
from summarizer.grounding.relations import neighbours
from summarizer.grounding.words import Token

_REACH = 3  # words from a negator to what it negates
_NOT_NEGATING = ("only", "just", "least", "longer")  # "not only", "no longer" (which is a change)


def negated(words: Sequence[Token]) -> dict[str, Token]:
    """What each negator of a sentence negates: the stem of the first content word after it."""
    found: dict[str, Token] = {}
    for position, word in enumerate(words):
        if is_negator(word) and _follows(words, position) not in _NOT_NEGATING:
            reach = range(position + 1, min(position + 1 + _REACH, len(words)))
            head = next((words[i] for i in reach if words[i].is_content), None)
        elif word.lower in NEGATIVE_VERBS:
            head = _refused(words, position)
        else:
            continue
        if head is not None:
            found[head.stem] = word
    return found


def is_negator(word: Token) -> bool:
    """``not``, ``never``, ``didn't``."""
    return word.lower in NEGATORS or word.lower.endswith("n't")


def _follows(words: Sequence[Token], position: int) -> str:
    return words[position + 1].lower if position + 1 < len(words) else ""


def _refused(words: Sequence[Token], position: int) -> Token | None:
    """``failed to stop`` and ``denied killing`` negate the verb; ``denied the charge`` does not."""
    following = words[position + 1 : position + 3]
    if len(following) == 2 and following[0].lower == "to":
        return following[1]
    if following and following[0].lower.endswith("ing"):
        return following[0]
    return None


def check_negation(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]]) -> list[Issue]:
    """Words that are negated in the sentence only, or in the evidence only."""
    here = negated(sentence)
    there = [negated(words) for words in evidence]
    speaks_negatively = any(
        is_negator(word) or word.lower in NEGATIVE_AT_LARGE for words in evidence for word in words
    )
    stems_there = {word.stem for words in evidence for word in words}
    issues = []
    if here and not speaks_negatively and any(stem in stems_there for stem in here):
        word = next(here[stem] for stem in here if stem in stems_there)
        issues.append(Issue(Kind.NEGATION, f'the article does not say this with "{word.text}"'))
    if not here and not any(word.lower in NEGATIVE_AT_LARGE for word in sentence):
        issues += _lost(sentence, evidence, there)
    return issues


def _same_context(one: frozenset[str], other: frozenset[str]) -> bool:
    return not other or bool(one & other)


def _lost(
    sentence: Sequence[Token],
    evidence: Sequence[Sequence[Token]],
    there: Sequence[dict[str, Token]],
) -> list[Issue]:
    """What the evidence only ever negates and the sentence states."""
    for position, word in enumerate(sentence):
        if not word.is_content or word.is_capitalised or word.stem in GENERIC_WORDS:
            continue
        beside = neighbours(sentence, position)
        holders = [
            heads
            for words, heads in zip(evidence, there, strict=True)
            for place, other in enumerate(words)
            if other.stem == word.stem and _same_context(beside, neighbours(words, place))
        ]
        if holders and all(word.stem in heads for heads in holders):
            negator = holders[0][word.stem].text
            message = f'the article says "{negator} {word.text}", which is lost here'
            return [Issue(Kind.NEGATION, message)]
    return []
