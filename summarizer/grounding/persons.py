"""Persons: who an article speaks of by name, in which forms, and as "he" or "she"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.grounding.lexicon import NOT_OF_PERSONS, PLACES, SPEECH_VERBS, TITLES
from summarizer.grounding.names import Name, bare, names
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token

FORMS = {
    form: gender
    for gender, forms in {"he": "he him his himself", "she": "she her hers herself"}.items()
    for form in forms.split()
}
"""Forms of the personal pronouns that stand for a person, to the pronoun."""

LIMITS = frozenset("former ex then acting deputy vice late incoming outgoing".split())
"""What limits a title: who leaves it out says that somebody still holds it."""

_ADDRESSED = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she"}
_PLACED = frozenset("of for in".split())
_TO_SOMEBODY = frozenset("told tells asked asks warned warns".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SHORTENED = 4  # letters of a title that is written with a full stop: "Capt."
_FIRST_AND_LAST = 2
_LONGEST = 4  # words of a person's name
_AGREED = 0.75  # of the sentences that show it must show the same gender


@dataclass(frozen=True)
class Mention:
    """A person named in a sentence.

    Attributes:
        key: the last name in lower case, by which mentions are of one person.
        text: the name as it stands there, without title and possessive.
        first, last: words of the sentence that the name runs over, titles left out.
        title: words right before it that are a title, with what is said of it: ``former Prime
            Minister``, ``US Secretary of State``.
        possessive: whether it is the owner of what follows.
        speaks: whether a verb of saying stands beside it.
    """

    key: str
    text: str
    first: int
    last: int
    title: tuple[Token, ...]
    possessive: bool
    speaks: bool

    @property
    def is_full(self) -> bool:
        """Whether a reader who has not met the person is told who it is."""
        return self.last > self.first or any(word.lower not in _ADDRESSED for word in self.title)


@dataclass(frozen=True)
class Persons:
    """The persons of an article.

    Attributes:
        mentions: of each sentence, in reading order.
        genders: last name to ``he`` or ``she``, where the article says so.
        shared: last names that two persons of the article have.
    """

    mentions: tuple[tuple[Mention, ...], ...]
    genders: dict[str, str]
    shared: frozenset[str]

    def goes_by(self, key: str) -> bool:
        """Whether the article calls a person by the last name alone: not "Un" for Kim Jong Un."""
        named = (one for some in self.mentions for one in some if one.key == key)
        return any(one.first == one.last for one in named)

    @classmethod
    def of(cls, source: Source) -> Persons:
        """Find the persons of an article."""
        texts = [sentence.text for sentence in source.article.sentences]
        found = [
            list(_candidates(names(words, text, source.small), words, text))
            for words, text in zip(source.words, texts, strict=True)
        ]
        known = _known([one for some in found for one in some])
        mentions = tuple(
            tuple(_of_known(some, words, known))
            for some, words in zip(found, source.words, strict=True)
        )
        return cls(mentions, _genders(mentions, source), _shared(mentions))


def _of_known(
    found: Sequence[Mention], words: Sequence[Token], known: frozenset[str]
) -> list[Mention]:
    """The mentions of known persons, also where a sentence opens with nothing but a last name."""
    kept = [one for one in found if one.key in known]
    opens = bool(words) and words[0].is_capitalised and bare(words[0]).lower() in known
    if opens and all(one.first > 0 for one in kept):
        kept.insert(0, _mention(words, 0, 0, 0))
    return kept


def _candidates(found: Sequence[Name], words: Sequence[Token], text: str) -> Iterator[Mention]:
    """Names that can be a person's: no place or body by its words, no article before it."""
    for name in found:
        parts, start = _own(name.parts, words)
        if not parts:
            continue
        first, last = words.index(parts[0]), words.index(parts[-1])
        while start and _is_title(words[start - 1], words[start]):
            start -= 1
        if start < first:
            start = _qualified(found, words, start)
        determined = start > 0 and words[start - 1].lower in ("the", "a", "an")
        if (determined and start == first) or len(parts) > _LONGEST:
            continue
        around = text[: words[last].start][-1:] + text[words[last].end :][:1]
        if "-" in around:
            continue  # a last name in two halves: neither is the name
        if all(_may_be_of_person(bare(part)) for part in parts):
            yield _mention(words, start, first, last)


def _may_be_of_person(part: str) -> bool:
    """Whether a word is part of no place, people or body, and not shouted as datelines are."""
    lower = part.lower()
    shouted = part.isupper() and len(part.replace(".", "")) > 2
    return lower not in NOT_OF_PERSONS and lower not in PLACES and not shouted


def _mention(words: Sequence[Token], start: int, first: int, last: int) -> Mention:
    parts = words[first : last + 1]
    speaking = [word.lower in SPEECH_VERBS - _TO_SOMEBODY for word in words[start - 1 : start]]
    speaking += [word.lower in SPEECH_VERBS for word in words[last + 1 : last + 2]]
    return Mention(
        key=bare(parts[-1]).lower(),
        text=" ".join(bare(part) for part in parts),
        first=first,
        last=last,
        title=tuple(words[start:first]),
        possessive=_owns(parts[-1]),
        speaks=any(speaking),
    )


def _is_title(word: Token, following: Token) -> bool:
    """Whether a title stands right before a name; after a short one there may be a full stop."""
    gap = following.start - word.end
    return word.lower in TITLES and (gap == 1 or (gap == 2 and len(word.text) <= _SHORTENED))


def _qualified(found: Sequence[Name], words: Sequence[Token], start: int) -> int:
    """Where a title begins with what limits it: "Treasury Secretary", "former President"."""
    for name in found:
        last = name.parts[-1]
        if _beside(words, start) and last == words[start - 1] and not _owns(last):
            start = words.index(last if last.lower in PLACES else name.parts[0])
    while start and words[start - 1].lower in LIMITS and _beside(words, start):
        start -= 1
    return start


def _beside(words: Sequence[Token], place: int) -> bool:
    """Whether nothing but a space or hyphen stands before a word."""
    return place > 0 and words[place].start - words[place - 1].end == 1


def _owns(word: Token) -> bool:
    return word.text.endswith(("'s", "’s", "s'", "s’"))


def _own(parts: Sequence[Token], words: Sequence[Token]) -> tuple[Sequence[Token], int]:
    """The parts that are the person's own, and where name and title begin.

    Not the place in "Rand Paul of Kentucky", nor "Jr", nor the office in "Secretary of State".
    """
    start = words.index(parts[0])
    if start > 1 and words[start - 1].lower in _PLACED and words[start - 2].lower in TITLES:
        return (parts[-_FIRST_AND_LAST:], start - 2) if len(parts) > _FIRST_AND_LAST else ((), 0)
    if start > 1 and words[start - 1].lower in _PLACED and len(parts) > _FIRST_AND_LAST:
        return parts[-_FIRST_AND_LAST:], words.index(parts[-_FIRST_AND_LAST])
    for place, (left, right) in enumerate(pairwise(parts), start=1):
        between = words[words.index(left) + 1 : words.index(right)]
        if right.lower in _SUFFIXES or any(word.lower in _PLACED for word in between):
            return parts[:place], start
    return parts, start


def _known(found: Sequence[Mention]) -> frozenset[str]:
    """Last names of persons: with a title; or of several words, and used alone or speaking."""
    alone = {one.key for one in found if one.first == one.last}
    return frozenset(
        one.key
        for one in found
        if len(one.key) > 1
        and "." not in one.key
        and (one.title or (one.last > one.first and (one.key in alone or one.speaks)))
    )


def _genders(mentions: Sequence[Sequence[Mention]], source: Source) -> dict[str, str]:
    """From titles, and from pronouns after a name in sentences that name nobody else."""
    votes: dict[str, Counter[str]] = {}
    for index, named in enumerate(mentions):
        alone = len({one.key for one in named}) == 1
        for one in named:
            said = {_ADDRESSED[word.lower] for word in one.title if word.lower in _ADDRESSED}
            if alone:
                after = source.words[index][one.last + 1 :]
                said |= {FORMS[word.lower] for word in after if word.lower in FORMS}
            if len(said) == 1:
                votes.setdefault(one.key, Counter()).update(said)
    return {
        key: gender
        for key, counts in votes.items()
        for gender, count in counts.most_common(1)
        if count >= _AGREED * counts.total()
    }


def _shared(mentions: Sequence[Sequence[Mention]]) -> frozenset[str]:
    firsts: dict[str, set[str]] = {}
    for one in (one for named in mentions for one in named):
        if one.last > one.first:
            firsts.setdefault(one.key, set()).add(one.text.split()[0].lower())
    return frozenset(key for key, first in firsts.items() if len(first) > 1)
