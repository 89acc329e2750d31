"""Where a sentence may end earlier than its source does; see :mod:`.cutting`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.cut_words import FINITE, IRREGULAR, MODALS, OWNERS, PAST
from summarizer.grounding.lexicon import PEOPLE, ROLES, SPEECH_VERBS

WORD = re.compile(r"\w")
STOP = re.compile(r"[,;:()\[\]—–-]+")
"""A token that is a word; one that is a mark within a sentence."""

LONGEST_PHRASE = 6

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PERSONS = PEOPLE | ROLES


def ends_whole(given: Sequence[str], end: int) -> bool:
    """Whether a sentence of lower-case tokens may end before ``end``.

    Not in a range of numbers, nor in a date; not before its verb, nor before whoever did it:
    "evicted by developers".
    """
    tail = [token for token in given[end:] if WORD.search(token) or STOP.fullmatch(token)]
    if says_who(tail) or _lacks_verb(given, end):
        return False
    if not tail or STOP.fullmatch(tail[0]):
        return not any(token.endswith("ing") for token in tail[1:2])  # ", finding it unlawful"
    if tail[0][:1].isdigit() or (tail[0] in {"to", "and"} and tail[1:2] and _is_number(tail[1])):
        return False  # "a range of 1.75 % to 2 %", "on Nov. 22"
    if tail[0].endswith("ly"):
        return False  # "to enter the country illegally"
    return tail[0] not in OWNERS and (len(tail) > LONGEST_PHRASE or not any(map(says_when, tail)))


def _lacks_verb(given: Sequence[str], end: int) -> bool:
    """Whether the verb follows on who said so: "Two tons of oil, the crew said, | burned"."""
    commas = [place for place in range(end) if given[place] == ","]
    if not commas or given[end - 1] not in SPEECH_VERBS or list(given[end : end + 1]) != [","]:
        return False
    marks = [
        place for place in range(commas[-1]) if STOP.fullmatch(given[place]) and given[place] != ","
    ]
    clause = given[marks[-1] if marks else 0 : commas[-1]]
    return not any(map(_is_finite, clause)) or any(map(_is_finite, given[end + 1 : end + 2]))


def says_who(words: Sequence[str]) -> bool:
    """Whether lower-case words say who somebody is: ", a manager of the port,"."""
    return not _PERSONS.isdisjoint(words)


def says_when(token: str) -> bool:
    """Whether a word or year says that it was another time than now."""
    return token in PAST or bool(_YEAR.fullmatch(token))


def _is_number(token: str) -> bool:
    return token.lstrip("$€£")[:1].isdigit()


def _is_finite(token: str) -> bool:
    return token in FINITE | MODALS | IRREGULAR or token.endswith("ed")
