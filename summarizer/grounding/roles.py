"""Roles: a title must be held by the person the article gives it to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import ROLES
from summarizer.grounding.names import bare, is_calendar
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token


def check_roles(words: Sequence[Token], source: Source) -> list[Issue]:
    """A title that the article gives to somebody else."""
    issues = []
    for role, holder in _held(words):
        held = (pair for index in source.indices for pair in _held(source.words[index]))
        holders = {bare(other).lower() for title, other in held if title == role}
        lower = bare(holder).lower()
        if not holders or lower in holders or _near(role, lower, source):
            continue
        if any(bare(word).lower() == lower for word in source.flat):
            message = f'the article does not call {bare(holder)} "{role}"'
            issues.append(Issue(Kind.ROLE, message))
    return issues


def _held(words: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Titles right before a capitalised name: ``President Anna Lind`` gives (president, Lind)."""
    for position, word in enumerate(words):
        if word.lower not in ROLES or position + 1 >= len(words):
            continue
        if position and words[position - 1].lower in ("vice", "deputy"):
            continue
        last = position
        while last + 1 < len(words) and _continues(words[last], words[last + 1]):
            last += 1
        if last > position:
            yield word.lower, words[last]


def _continues(left: Token, right: Token) -> bool:
    return (
        right.is_capitalised
        and not is_calendar(right)
        and right.start - left.end == 1
        and right.lower not in ROLES
    )


def _near(role: str, holder: str, source: Source) -> bool:
    for index in source.indices:
        words = {bare(word).lower() for word in source.words[index]}
        if role in words and holder in words:
            return True
    return False
