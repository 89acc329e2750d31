"""References: what a sentence takes from others of its article, and which of them tell it.

"She said", "the operation" or quoted words without a speaker take for known what another sentence
said. How much that troubles a reader is learned (:mod:`.standing`): of each sentence the references
are counted, and which other sentences tell what they stand for. For the sure ones a set is charged
apart: what is learned of many articles is too mild on "the others" and "that is why".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.antecedents import Discourse, discourse
from summarizer.grounding.lexicon import (
    FUNCTION_WORDS,
    IRREGULAR,
    PEOPLE,
    REPORTING,
    SPEECH_VERBS,
)
from summarizer.grounding.persons import FORMS
from summarizer.grounding.source import Source, content_stems
from summarizer.grounding.words import Token, tokens
from summarizer.planning.pointers import counts, lacks_noun, lacks_plural, points, points_within
from summarizer.planning.reference_words import (
    BODIES,
    GOES_ON,
    HAPPENINGS,
    INDEFINITE,
    KNOWN,
    OPENERS,
    PEOPLES,
)

_NEAR = 3  # words from "a" to the noun it introduces


class Kind(StrEnum):
    """How a sentence refers to another."""

    PERSON = "person"  # "She left", where it is not sure who she is
    PRONOUN = "pronoun"  # "They left", "Their plan", "It began"
    POINTING = "pointing"  # "this group", "such a step", "That is why", "In return"
    QUOTED = "quoted"  # somebody's words, and who said them stands elsewhere
    HAPPENING = "happening"  # "the operation", "the deal"
    BODY = "body"  # "the agency", "the rebels", "the attacker"
    THING = "thing"  # "the caravan", of which was told that there is one
    COUNTED = "counted"  # "another", "both", "the two"
    SURNAME = "surname"  # a last name that two persons have


@dataclass(frozen=True)
class Reference:
    """Something that a sentence takes for known.

    Attributes:
        told: sentences that tell it; any of them will do.
    """

    kind: Kind
    told: frozenset[int]


SURE = frozenset((Kind.PERSON, Kind.PRONOUN, Kind.POINTING, Kind.QUOTED, Kind.COUNTED))
"""Kinds that grammar tells: whatever the words, they stand for something that was told before."""


@lru_cache(maxsize=16)
def references(article: Article) -> tuple[tuple[Reference, ...], ...]:
    """Find what every sentence of an article refers to; the last few articles are remembered."""
    known, title = discourse(article), content_stems(tokens(article.title or ""))
    return tuple(
        tuple(dict.fromkeys(_references(known, index, title))) for index in range(len(known.speech))
    )


def unexplained(found: Sequence[Sequence[Reference]], chosen: Sequence[int]) -> int:
    """How many of the chosen sentences surely refer to what none of them tells."""
    held = frozenset(chosen)
    return sum(
        any(one.kind in SURE and one.told.isdisjoint(held) for one in found[index])
        for index in chosen
    )


def _references(known: Discourse, index: int, title: frozenset[str]) -> Iterator[Reference]:
    before = frozenset({index - 1} - {-1})
    said = known.speech[index]
    if said.only or said.carried:
        yield Reference(Kind.QUOTED, _speakers(known, index))
    words = said.plain
    if not words:
        return
    if _lacks_person(known, index, words):
        yield Reference(Kind.PERSON, before)
    if index and (lacks_noun(words) or lacks_plural(words)):
        yield Reference(Kind.PRONOUN, before)
    if index and (points(words, title) or points_within(_quoted_opening(known, index))):
        yield Reference(Kind.POINTING, before)
    if index and counts(words):
        yield Reference(Kind.COUNTED, before)
    yield from _descriptions(known.source, index, words, title)
    for one in known.persons.mentions[index]:
        whole = known.introduction(index, one.key)
        if whole and one.key in known.persons.shared and not one.is_full:
            yield Reference(Kind.SURNAME, frozenset((whole.sentence,)))


def _speakers(known: Discourse, index: int) -> frozenset[int]:
    """The sentences beside quoted words that say whose they are."""
    after = known.speech[index + 1 : index + 2]
    found = {index - 1} - {-1}
    if after and after[0].carried and after[0].plain:
        found.add(index + 1)
    return frozenset(found)


def _quoted_opening(known: Discourse, index: int) -> Sequence[Token]:
    """The quoted words with which a sentence opens whose speaker it names."""
    said, words = known.speech[index], known.source.words[index]
    if said.carried or not said.plain:
        return ()
    return words[: words.index(said.plain[0])]


def _lacks_person(known: Discourse, index: int, words: Sequence[Token]) -> bool:
    """Whether "he" or "she" stands for somebody whom neither the sentence names nor we can."""
    if known.subject_pronoun(index) is not None:
        return known.antecedent(index) is None
    place = next((i for i, word in enumerate(words) if word.lower in FORMS), None)
    if place is None:
        return False
    speaks = words[place + 1 : place + 2] and words[place + 1].lower in SPEECH_VERBS
    apart = place and words[place].start - words[place - 1].end > 1
    return bool(speaks and apart) or not any(map(_can_be_meant, words[:place]))


def _can_be_meant(word: Token) -> bool:
    """Whether a pronoun later in the sentence can stand for this word."""
    lower = word.lower.removesuffix("'s")
    named = word.is_capitalised and word.is_content
    return named or lower in PEOPLE or lower in PEOPLES or lower in OPENERS


def _descriptions(
    source: Source, index: int, words: Sequence[Token], title: frozenset[str]
) -> Iterator[Reference]:
    """Find "the" with a noun that was told before, and nothing that says which one.

    What the title speaks of is known to whoever reads on: readers of 343 such sentences
    were lost in 11.
    """
    for place, word in enumerate(words[:-1]):
        noun = words[place + 1]
        if word.lower != "the" or noun.start - word.end != 1 or noun.is_capitalised:
            continue
        if noun.stem in title or noun.lower in KNOWN or _goes_on(words, place + 1):
            continue
        if any(noun.stem == one.stem for one in words[:place]):
            continue
        earlier = [before for before in range(index) if noun.stem in source.content[before]]
        kind = _kind(noun, earlier, source)
        if kind is not None and index:
            near = [index - 1] if kind is not Kind.THING else []
            yield Reference(kind, frozenset([*earlier, *near]))


def _goes_on(words: Sequence[Token], place: int) -> bool:
    """Whether what follows a noun says which one is meant, or shows that it is none."""
    if place + 1 >= len(words):
        return False
    following = words[place + 1]
    if following.start - words[place].end != 1 or _is_verb(following):
        return False
    return following.lower in GOES_ON or following.stem not in FUNCTION_WORDS


def _is_verb(word: Token) -> bool:
    """Whether a word after a noun is most likely its verb: "the agency warned"."""
    lower = word.lower
    return lower.endswith("ed") or lower in REPORTING | SPEECH_VERBS or lower in IRREGULAR


def _kind(noun: Token, earlier: Sequence[int], source: Source) -> Kind | None:
    lower = noun.lower.removesuffix("'s")
    if lower in HAPPENINGS:
        return Kind.HAPPENING
    if lower in BODIES or lower in PEOPLE or lower in PEOPLES:
        return Kind.BODY
    if earlier and _is_introduced(noun, source.words[earlier[0]]):
        return Kind.THING
    return None


def _is_introduced(noun: Token, words: Sequence[Token]) -> bool:
    """Whether a sentence tells of a thing that there is one: "a caravan"."""
    places = [place for place, word in enumerate(words) if word.stem == noun.stem]
    return any(
        word.lower in INDEFINITE
        for place in places
        for word in words[max(0, place - _NEAR) : place]
    )
