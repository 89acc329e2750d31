"""Antecedents: whom "he" or "she" stands for, where only one person can be meant.

The rules are strict: they name nobody wherever a reader could think of somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.lexicon import PEOPLE, TITLES
from summarizer.grounding.persons import FORMS, Mention, Persons
from summarizer.grounding.source import Source, read
from summarizer.grounding.speech import Speech, parted
from summarizer.grounding.words import Token

FARTHEST = 3
"""Sentences that are looked back, as long as each only goes on about the same person."""

_SUBJECT = 8  # words of a sentence in which its subject stands
_START = 3  # words before a subject that no comma parts from it
_LEADING = frozenset("but and so then the still yet also even meanwhile".split())
_PLACING = frozenset("in on at from since after until by for during of".split())
_SUBORDINATING = frozenset(
    "after before when while as if since although though because until once".split()
)


@dataclass(frozen=True)
class Named:
    """A person as a sentence of the article names them."""

    mention: Mention
    sentence: int


@dataclass(frozen=True)
class Discourse:
    """Who is spoken of in an article, and who speaks.

    Attributes:
        speech: of each sentence, what is quoted.
    """

    source: Source
    persons: Persons
    speech: tuple[Speech, ...]

    def introduction(self, index: int, key: str) -> Named | None:
        """Where a person is first called by the whole name before a sentence, if anywhere.

        Whom an article never gives a first name, its readers know: by title, as it may be.
        """
        named = [
            Named(one, before)
            for before in range(index)
            for one in self.persons.mentions[before]
            if one.key == key and one.is_full
        ]
        return max(named, key=lambda one: one.mention.last > one.mention.first, default=None)

    def antecedent(self, index: int) -> Named | None:
        """Whom the pronoun that is a sentence's subject stands for; ``None`` where unsure."""
        pronoun = self.subject_pronoun(index)
        if pronoun is None:
            return None
        gender = FORMS[pronoun.lower]
        for before in range(index - 1, max(-1, index - 1 - FARTHEST), -1):
            found = [one for one in self.persons.mentions[before] if self._is_plain(before, one)]
            if found:
                only = self._only_subject(before, found, gender)
                return Named(only, before) if only else None
            other = self.subject_pronoun(before)
            if other is None or FORMS[other.lower] != gender or self._has_others(before):
                return None
        return None

    def subject_pronoun(self, index: int) -> Token | None:
        """The ``he`` or ``she`` that comes before everybody else in what is not quoted."""
        words = self.speech[index].plain
        first = next((place for place, word in enumerate(words) if word.lower in FORMS), None)
        if first is None or words[first].lower not in ("he", "she") or first > _SUBJECT:
            return None
        if any(word.lower in PEOPLE for word in words[:first]):
            return None
        named = (place for place in range(1, first) if words[place].is_capitalised)
        placed = all(words[place - 1].lower in _PLACING for place in named)
        return words[first] if placed and not self._names(index, words[:first]) else None

    def _names(self, index: int, words: Sequence[Token]) -> bool:
        """Whether a person is named among these words of a sentence."""
        mentions = self.persons.mentions[index]
        return any(self.source.words[index][one.first] in words for one in mentions)

    def _only_subject(self, index: int, found: Sequence[Mention], gender: str) -> Mention | None:
        """The one person of a sentence, where they are its subject and may be meant."""
        only = found[0]
        if len({one.key for one in found}) > 1 or only.key in self.persons.shared:
            return None
        if only.possessive or self.persons.genders.get(only.key, gender) != gender:
            return None
        subject = self._opens(index, only) or (only.speaks and not self._depends(index))
        background = [word.lower for word in self.source.words[index][only.last + 1 :][:1]] == [
            "had"
        ]
        if self._has_others(index) or background or not subject:
            return None
        return only

    def _opens(self, index: int, one: Mention) -> bool:
        """Whether a name stands where the subject does: at the start, or after a comma there."""
        words, plain = self.source.words[index], self.speech[index].plain
        first = words[one.first - len(one.title)]
        place = plain.index(first) if first in plain else _SUBJECT
        before = plain[:place]
        text = self.source.article.sentences[index].text
        if self._depends(index):
            return "," in text[: first.start] and place < _SUBJECT
        if place and "," in text[before[-1].end : first.start]:
            return place < _SUBJECT
        return place <= _START and all(
            word.is_capitalised or word.lower in TITLES | _LEADING for word in before
        )

    def _depends(self, index: int) -> bool:
        """Whether a sentence opens with a clause that has a subject of its own."""
        return any(w.lower in _SUBORDINATING for w in self.speech[index].plain[:_START])

    def _is_plain(self, index: int, one: Mention) -> bool:
        start = self.source.words[index][one.first].start
        return any(word.start == start for word in self.speech[index].plain)

    def _has_others(self, index: int) -> bool:
        """Whether a sentence speaks of people without a name, who could be meant as well."""
        titles = {word.start for one in self.persons.mentions[index] for word in one.title}
        return any(
            word.lower in PEOPLE and word.start not in titles for word in self.speech[index].plain
        )


@lru_cache(maxsize=16)
def discourse(article: Article) -> Discourse:
    """Read an article for who is spoken of; the last few articles are remembered."""
    source = read(article)
    return Discourse(source, Persons.of(source), tuple(parted(source)))
