"""Appositions: what is said of a person right after the name, as in "Anna Lind, a lawyer, ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.lexicon import PEOPLE, ROLES, TITLES
from summarizer.grounding.words import Token

_OPENINGS = frozenset("a an the his her its their who".split())
_ENDS = frozenset(
    """
    of for in at on to with from who whose that which under against after before during since by
    about within into behind among between through over is was has had will would said says
    """.split()
)
_PERSONS = PEOPLE | ROLES | frozenset("democrat republican who specialist coordinator".split())
_ENDINGS = ("ist", "ian", "man", "woman", "person", "eer")
_LONGEST = 14  # words


def apposition(words: Sequence[Token], text: str, last: int) -> tuple[Token, ...]:
    """The words after a name, and a comma, that say what the person is.

    Args:
        last: the last word of the name.
    """
    after = words[last + 1 :]
    if not after or text[words[last].end : after[0].start] != ", ":
        return ()
    if after[0].lower == "who":
        return (after[0],)
    described = after[0].lower in _OPENINGS or after[0].lower in TITLES | PEOPLE
    if not described and not after[0].text.endswith(("'s", "’s")):
        return ()
    end = 0
    while end < min(len(after), _LONGEST):
        parted = end and "," in text[after[end - 1].end : after[end].start]
        if parted or after[end].lower in _ENDS:
            break
        end += 1
    return tuple(after[:end])


def verbs_after(words: Sequence[Token], text: str, last: int) -> list[Token]:
    """Where the verb of a name stands: right after it, or after what two commas part from it."""
    after = words[last + 1 : last + 2 + _LONGEST]
    parted = bool(after) and text[words[last].end : after[0].start] == ", "
    if not parted or after[0].lower == "which":
        return list(after[:1])
    closing = (b for a, b in pairwise(after) if "," in text[a.end : b.start])
    return [after[0], *list(closing)[:1]]


def is_of_person(words: Sequence[Token]) -> bool:
    """Whether an apposition says what somebody is: its last word is one for a person."""
    return bool(words) and (
        words[-1].lower in _PERSONS | TITLES or words[-1].lower.endswith(_ENDINGS)
    )
