"""Pointers: words of a sentence that mean nothing without what was told before it.

Every function reads the words of one sentence and knows nothing of its article; what a pointer
points to is found in :mod:`.references`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.lexicon import FUNCTION_WORDS, IRREGULAR, REPORTING, SPEECH_VERBS
from summarizer.grounding.words import Token
from summarizer.planning.reference_words import (
    CLAUSE_VERBS,
    CLAUSES,
    CONNECTIVES,
    COUNTED,
    DETERMINING,
    GOES_ON,
    LONGEST_PHRASE,
    NAMED_NEAR,
    NO_ADJECTIVES,
    ONES_VERBS,
    OPENERS,
    OPENING_PHRASES,
    PEOPLES,
    PLURALS,
    PREPOSITIONS,
    QUOTED_OPENERS,
    TAKING_THAT,
    THEM,
    TIMES,
)

_OPENING = 10  # words of a sentence in which it says what it is about


def lacks_noun(words: Sequence[Token]) -> bool:
    """Whether a sentence opens with "they", "it" or the like, and so is about what was told."""
    opening = _opening(words)
    first = opening[0].lower.partition("'")[0] if opening else ""
    return first in OPENERS and not (first == "it" and _is_impersonal(opening))


def lacks_plural(words: Sequence[Token]) -> bool:
    """Whether "they" or "their" comes before anything it can stand for."""
    place = next((i for i, word in enumerate(words) if word.lower in THEM), None)
    return place is not None and not any(map(_can_be_several, words[:place]))


def points(words: Sequence[Token], title: frozenset[str]) -> bool:
    """Whether "this", "in that raid", "instead" or the like points to what was told before.

    Args:
        title: stems of the title's words; "this raid" is clear where it speaks of a raid.
    """
    opening = _opening(words)
    if _opens_with_phrase(words) or any(_is_that(words, i, title) for i in range(1, len(words))):
        return True
    if opening and opening[0].lower.partition("'")[0] == "that":
        return [word.lower for word in opening[1:2]] != ["to"]
    return any(
        one.lower in DETERMINING
        and _determines(one.lower, two.lower)
        and two.stem not in title
        and all(two.stem != word.stem for word in opening[:place])
        for place, (one, two) in enumerate(pairwise(opening))
    )


def points_within(quoted: Sequence[Token]) -> bool:
    """Whether a quotation opens with what was told before it: "These things help," she said."""
    lowers = [word.lower for word in quoted[:2]]
    return (
        len(lowers) > 1 and lowers[0].partition("'")[0] in QUOTED_OPENERS and lowers[1] not in TIMES
    )


def counts(words: Sequence[Token]) -> bool:
    """Whether those told before are counted: "Another was", "Both said", "the two"."""
    lowers = [word.lower for word in _opening(words)]
    joined = "and" in lowers[1:5] or lowers[1:2] == ["of"]
    if lowers[:1] == ["one"]:
        return lowers[1:2] != [] and lowers[1] in ONES_VERBS
    if lowers[:1] in (["another"], ["both"], ["others"], ["neither"]) and not joined:
        return True
    if (lowers[1:2] == ["other"] and lowers[0] in COUNTED) or lowers[:2] == ["either", "side"]:
        return True
    pairs = list(pairwise(lowers))
    known = "and" in lowers[: lowers.index("the")] if "the" in lowers else False
    every = lowers[:1] == ["all"] and lowers[1:2] != [] and lowers[1] in COUNTED
    return every or (not known and any(one == "the" and two in COUNTED for one, two in pairs))


def _opening(words: Sequence[Token]) -> Sequence[Token]:
    start = 0
    while start < len(words) and words[start].lower in CONNECTIVES:
        start += 1
    return words[start:]


def _opens_with_phrase(words: Sequence[Token]) -> bool:
    """Whether it opens with "instead" or "to that end", which goes on from another sentence."""
    lowers = [word.lower for word in words]
    starts = range(len(words) - len(_opening(words)) + 1)
    return any(
        " ".join(lowers[start : start + size]) in OPENING_PHRASES
        and lowers[start + size : start + size + 1] not in (["of"], ["to"], ["than"], ["on"])
        for start in starts
        for size in range(1, LONGEST_PHRASE + 1)
    )


def _is_impersonal(words: Sequence[Token]) -> bool:
    """Whether nothing is meant by "it": "It is clear that", "It was the first time"."""
    near = [word.lower for word in words[:_OPENING]]
    if near[0] != "it's" and near[1:2] not in (["is"], ["was"], ["took"]):
        return False
    rest = near[1:] if near[0] == "it's" else near[2:]
    told = near[1:2] == ["was"] and near[2:3] != [] and near[2].endswith("ed")
    if told or "time" in rest[:4] or rest[:1] == ["worth"]:
        return True
    if rest[:1] in (["a"], ["an"]):
        return False
    clause = not CLAUSES.isdisjoint(rest[:3])
    return clause or ("to" in rest and not _leads_on(rest[: rest.index("to")]))


def _leads_on(words: Sequence[str]) -> bool:
    """Whether "to" belongs to a verb of which "it" is the subject: "It's going to"."""
    return any(word in NO_ADJECTIVES or word.endswith("ing") for word in words)


def _can_be_several(word: Token) -> bool:
    """Whether "they" later in the sentence can stand for this word."""
    lower = word.lower
    plural = lower.endswith("s") and not lower.endswith(("'s", "ss", "us", "is", "as"))
    return plural or word.is_number or lower in PLURALS | PEOPLES | COUNTED | OPENERS


def _is_that(words: Sequence[Token], place: int, title: frozenset[str]) -> bool:
    """Whether a "that" within a sentence is demonstrative: "in that raid", "signed that pact"."""
    before, that = words[place - 1], words[place]
    if that.lower != "that" or that.start - before.end > 1:
        return False
    if _ends(words, place):
        return before.lower in TAKING_THAT
    noun = words[place + 1]
    if noun.is_capitalised or noun.stem in FUNCTION_WORDS | title:
        return False
    if noun.lower in TIMES | NAMED_NEAR or any(noun.stem == word.stem for word in words[:place]):
        return False
    return before.lower in PREPOSITIONS or (_takes_object(before) and _ends(words, place + 1))


def _takes_object(word: Token) -> bool:
    """Whether a verb has no clause behind it: "signed that pact", unlike "said that talks"."""
    lower = word.lower
    opens_clause = lower in CLAUSE_VERBS | REPORTING | SPEECH_VERBS
    return not opens_clause and (lower.endswith("ed") or lower in IRREGULAR)


def _ends(words: Sequence[Token], place: int) -> bool:
    """Whether a clause ends behind a word, or goes on with another one."""
    after = words[place + 1 : place + 2]
    return not after or after[0].start - words[place].end > 1 or after[0].lower in ("and", "but")


def _determines(one: str, two: str) -> bool:
    """Whether "this", "those" or "such" before a word says that it was told before."""
    if one == "such":
        return two not in ("as", "that")
    return two not in (GOES_ON if one == "those" else TIMES)
