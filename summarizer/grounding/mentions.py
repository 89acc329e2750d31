"""Mentions: the persons a sentence names, with their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.grounding.appositions import apposition, is_of_person, verbs_after
from summarizer.grounding.lexicon import (
    NOT_OF_PERSONS,
    PARTICLES,
    PLACES,
    ROLES,
    SPEECH_VERBS,
    TITLES,
)
from summarizer.grounding.names import Name, bare, names
from summarizer.grounding.words import Token

LIMITS = frozenset("former ex then acting deputy vice late incoming outgoing".split())
"""What limits a title: who leaves it out says that somebody still holds it."""

ADDRESSED = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she"}
"""Titles that everybody is addressed by, to the pronoun."""

_PLACED = frozenset("of for in".split())
_HELD = _PLACED | {"to"}  # "Ambassador to Israel"
_FIELDS = frozenset("defence defense interior home foreign".split())  # "Secretary of Defense"
_TO_SOMEBODY = frozenset("told tells asked asks warned warns".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PLACE_OPENINGS = NOT_OF_PERSONS | frozenset("hong saudi sri el san los las costa puerto".split())
_FIRST_NAMES_TOO = frozenset("Al Ben Van".split())
_PLURALS = frozenset(f"{title}s" for title in TITLES)
_GAPS = (" ", "-", "\u00a0", " of ")  # within what limits a title
_ABSTRACT = ("ment", "tion", "sion", "ity", "ence", "ness", "ics", "try", "ing")
_SHORTENED = 4  # letters of a title that is written with a full stop: "Capt."
_FIRST_AND_LAST = 2
_LONGEST = 4  # words of a person's name


@dataclass(frozen=True)
class Mention:
    """A person named in a sentence.

    Attributes:
        key: the last name (its last word) in lower case, by which mentions are of one person.
        text: the name as it stands there, without title and possessive.
        first, last: words of the sentence that the name runs over, titles left out.
        surname: the word with which the last name begins: ``bin`` in Mohammed bin Salman.
        title: words right before it that are a title, with what is said of it: ``former Prime
            Minister``, ``US Secretary of State``.
        possessive: whether it is the owner of what follows.
        speaks: whether a verb of saying stands beside it.
        described: whether what follows says who the person is: ``, a lawyer,``.
    """

    key: str
    text: str
    first: int
    last: int
    surname: int
    title: tuple[Token, ...]
    possessive: bool
    speaks: bool
    described: bool

    @property
    def has_first_name(self) -> bool:
        return self.first < self.surname

    @property
    def last_name(self) -> str:
        """``bin Salman`` of Mohammed bin Salman, ``Xi`` of Xi Jinping."""
        parts = self.text.split()
        if parts[0].lower() == self.key:
            return parts[0]
        return " ".join(parts[-(self.last - self.surname + 1) :])

    @property
    def is_full(self) -> bool:
        """Whether a reader who has not met the person is told who it is."""
        return self.has_first_name or any(word.lower not in ADDRESSED for word in self.title)


def mentions(words: Sequence[Token], text: str, common: frozenset[str]) -> Iterator[Mention]:
    """Names that can be a person's: no place or body by its words, no article before it.

    Args:
        words: of the sentence.
        text: the sentence.
        common: lower-case words of the article.
    """
    found = names(words, text, common)
    for name in found:
        parts, start = _own(name.parts, words)
        if not parts:
            continue
        first, last = words.index(parts[0]), words.index(parts[-1])
        while first and _is_particle(words[first - 1]) and _beside(words, first, text):
            first, start = first - 1, min(start, first - 1)
        start = _titled(found, words, text, start)
        determined = start > 0 and words[start - 1].lower in ("the", "a", "an")
        if (determined and start == first) or len(parts) > _LONGEST:
            continue
        if not _is_half(words, first, last, text) and all(map(_may_be_of_person, parts)):
            yield mention(words, text, start, first, last)


def mention(words: Sequence[Token], text: str, start: int, first: int, last: int) -> Mention:
    """The mention of a name, which a title goes before from ``start`` on."""
    speaking = [word.lower in SPEECH_VERBS - _TO_SOMEBODY for word in words[start - 1 : start]]
    speaking += [word.lower in SPEECH_VERBS for word in verbs_after(words, text, last)]
    end = words[last].start + len(bare(words[last]))
    return Mention(
        key=bare(words[last]).lower(),
        text=" ".join(text[words[first].start : end].replace(".", "").split()),
        first=first,
        last=last,
        surname=_surname(words, first, last),
        title=tuple(words[start:first]),
        possessive=owns(words[last]),
        speaks=any(speaking),
        described=is_of_person(apposition(words, text, last)),
    )


def owns(word: Token) -> bool:
    """Whether a word is a possessive: ``Lind's``."""
    return word.text.endswith(("'s", "’s", "s'", "s’"))


def _surname(words: Sequence[Token], first: int, last: int) -> int:
    place = last
    while place > first and words[place - 1].lower in PARTICLES:
        parted = words[place].start - words[place - 1].end == 1
        if place - 1 == first and parted and words[first].text in _FIRST_NAMES_TOO:
            break  # Al Franken
        place -= 1
    return place


def _is_particle(word: Token) -> bool:
    return word.lower in PARTICLES and not word.is_capitalised


def _is_half(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether a hyphen parts the last word from another that is no particle: no whole name."""
    before = text[: words[last].start][-1:] == "-"
    joined = before and last > first and words[last - 1].lower in PARTICLES
    return (before and not joined) or text[words[last].end :][:1] == "-"


def _may_be_of_person(part: Token) -> bool:
    """Whether a word is part of no place, people or body, and not shouted as datelines are."""
    name = bare(part)
    shouted = name.isupper() and len(name.replace(".", "")) > 2
    return name.lower() not in NOT_OF_PERSONS | PLACES | ROLES and not shouted


def _may_be_first(part: Token) -> bool:
    return _may_be_of_person(part) and not part.lower.endswith(_ABSTRACT)


def _titled(found: Sequence[Name], words: Sequence[Token], text: str, start: int) -> int:
    """Where the title before a name begins, with what is said of it."""
    first = start
    while start and _is_title(words, start, text):
        start -= 1
        if start > 1 and words[start].lower in _FIELDS and words[start - 1].lower in _PLACED:
            start -= 2 * (words[start - 2].lower in TITLES)
    if start == first and words[start].lower not in TITLES:
        return start
    qualified = _qualified(found, words, text, start)
    while qualified < start:
        start = qualified
        while start and _is_title(words, start, text):
            start -= 1
        qualified = _qualified(found, words, text, start)
    return start


def _is_title(words: Sequence[Token], place: int, text: str) -> bool:
    """Whether a title stands right before a word; after a short one there may be a full stop."""
    word = words[place - 1]
    shortened = text[word.end : words[place].start] == ". " and len(word.text) <= _SHORTENED
    return word.lower in TITLES and (shortened or _beside(words, place, text))


def _qualified(found: Sequence[Name], words: Sequence[Token], text: str, start: int) -> int:
    """Where a title begins with what limits it: "Treasury Secretary", "former President"."""
    for name in found:
        last, whole = name.parts[-1], text[name.parts[0].start : name.parts[-1].end]
        if _beside(words, start, text) and last == words[start - 1] and not owns(last):
            # a slash: the end of a caption's credit, "Jane Doe/AP President Lind"
            start = start if "/" in whole else words.index(_opening(name.parts, text))
    while start and words[start - 1].lower in LIMITS and _beside(words, start, text):
        start -= 1
    return start


def _opening(parts: Sequence[Token], text: str) -> Token:
    """Where what limits a title begins in a run of names: "Hong Kong", "Former Soviet"."""
    limit = next((part for part in parts if part.lower in LIMITS), None)
    if limit:
        return limit
    place, last = len(parts) - 1, parts[-1]
    while place and text[parts[place - 1].end : parts[place].start] in _GAPS:
        opens = parts[place - 1].lower in _PLACE_OPENINGS and not last.text.isupper()
        if last.lower in PLACES and not opens:
            break
        place -= 1
    return parts[place]


def _beside(words: Sequence[Token], place: int, text: str) -> bool:
    """Whether nothing but a space or hyphen stands before a word."""
    return place > 0 and text[words[place - 1].end : words[place].start] in _GAPS


def _own(parts: Sequence[Token], words: Sequence[Token]) -> tuple[Sequence[Token], int]:
    """The parts that are the person's own, and where name and title begin.

    Not the place in "Rand Paul of Kentucky", nor "Jr", nor the office in "Secretary of State".
    """
    plural = max((i for i, part in enumerate(parts, 1) if part.lower in _PLURALS), default=0)
    parts = parts[plural:]
    if not parts:
        return (), 0
    start = words.index(parts[0])
    placed = start > 1 and words[start - 1].lower in _HELD and len(parts) > _FIRST_AND_LAST
    if start > 1 and words[start - 1].lower in _HELD and words[start - 2].lower in TITLES:
        return (_first_and_last(parts), start - 2) if placed else ((), 0)
    if placed and not all(map(_may_be_first, parts[:-_FIRST_AND_LAST])):
        parts = _first_and_last(parts)
        return parts, words.index(parts[0])
    for place, (left, right) in enumerate(pairwise(parts), start=1):
        between = words[words.index(left) + 1 : words.index(right)]
        if right.lower in _SUFFIXES or any(word.lower in _PLACED for word in between):
            return parts[:place], start
    return parts, start


def _first_and_last(parts: Sequence[Token]) -> Sequence[Token]:
    """The last two parts, more where one of them is an initial or a particle."""
    kept = _FIRST_AND_LAST
    while kept < len(parts) and (len(parts[-kept].text) == 1 or parts[-kept].lower in PARTICLES):
        kept += 1
    return parts[-kept:]
