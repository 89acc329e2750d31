"""Antecedents: whom "he" or "she" stands for, where only one person can be meant.

The rules are strict: they name nobody wherever a reader could think of somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.article import Article
from summarizer.grounding.appositions import apposition, is_of_person
from summarizer.grounding.lexicon import (
    FUNCTION_WORDS,
    NOT_OF_PERSONS,
    PEOPLE,
    PLACES,
    REPORTING,
    ROLES,
    SPEECH_VERBS,
    TITLES,
)
from summarizer.grounding.mentions import Mention
from summarizer.grounding.names import bare, is_calendar
from summarizer.grounding.persons import FORMS, Persons
from summarizer.grounding.source import Source, read
from summarizer.grounding.speech import Speech, parted
from summarizer.grounding.words import Token

FARTHEST = 3
"""Sentences that are looked back, as long as each only goes on about the same person."""

_SUBJECT = 8  # words of a sentence in which its subject stands
_START = 3  # words before a subject that no comma parts from it
_LEADING = frozenset("but and so then the still yet also even meanwhile".split())
_PLACING = frozenset("in on at from since after until by for during of".split())
_SPEAKING = (
    SPEECH_VERBS
    | REPORTING
    | frozenset("continued continues stressed stresses emphasized concluded concludes".split())
)
_NEAR = 2  # words after a pronoun in which its verb stands
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
        """Where a person is first called by the whole name before a sentence, if anywhere."""
        return next(iter(self.introductions(index, key)), None)

    def introductions(self, index: int, key: str) -> list[Named]:
        """Where a person is called by the whole name before a sentence, in reading order.

        Whom an article never gives a first name, its readers know: by title, as it may be.
        """
        named = [
            Named(one, before)
            for before in range(index)
            for one in self.persons.mentions[before]
            if one.key == key and one.is_full
        ]
        return sorted(named, key=lambda one: not one.mention.has_first_name)

    def antecedent(self, index: int) -> Named | None:
        """Whom the pronoun that is a sentence's subject stands for; ``None`` where unsure."""
        pronoun = self.subject_pronoun(index)
        return self._meant(index, pronoun) if pronoun else None

    def _meant(self, index: int, pronoun: Token) -> Named | None:
        gender, says = FORMS[pronoun.lower], self._says(index, pronoun)
        for before in range(index - 1, max(-1, index - 1 - FARTHEST), -1):
            if says and self.speech[before].only:
                continue  # the same person's words, as far as anybody is told
            found = [one for one in self.persons.mentions[before] if self._is_plain(before, one)]
            if found:
                only = self._only_subject(before, found, gender)
                if only is None and says:
                    only = self._only_speaker(before, found, gender)
                return Named(only, before) if only else None
            other = self.subject_pronoun(before)
            if other is None or FORMS[other.lower] != gender or self._has_others(before):
                return None
        return None

    def _says(self, index: int, pronoun: Token) -> bool:
        """Whether a pronoun is the subject of a verb of saying: "he said", "she also noted"."""
        words = self.speech[index].plain
        after = words[words.index(pronoun) + 1 :][:_NEAR]
        return pronoun.lower in ("he", "she") and any(w.lower in _SPEAKING for w in after)

    def _may_open(self, index: int, before: Sequence[Token]) -> bool:
        """Whether what stands before a pronoun opens with a name that is known for nobody's."""
        text = self.source.article.sentences[index].text
        parted = len(before) > 1 and "," in text[before[0].end : before[1].start]
        return len(before) > 1 and not parted and self._may_name(index, before[0])

    def _may_name(self, index: int, word: Token) -> bool:
        """Whether a word can be the name of a person who is named nowhere else."""
        lower = bare(word).lower()
        if not word.is_capitalised or lower in PLACES | NOT_OF_PERSONS or is_calendar(word):
            return False
        if word == self.source.words[index][0]:
            ordinary = word.stem in FUNCTION_WORDS or lower.endswith(("s", "ly"))
            return not ordinary and lower not in self.source.small
        return not word.text.replace(".", "").isupper()

    def _only_speaker(self, index: int, found: Sequence[Mention], gender: str) -> Mention | None:
        """The one person who speaks in a sentence, whomever it is about."""
        speakers = [one for one in found if one.speaks]
        only = found[0]
        if {one.key for one in speakers} != {only.key} or only.possessive:
            return None
        if only.key in self.persons.shared:
            return None
        known = self.persons.genders.get(only.key, gender) == gender
        return only if known and self._opens(index, only) and not self._depends(index) else None

    def subject_pronoun(self, index: int) -> Token | None:
        """The ``he`` or ``she`` that comes before everybody else in what is not quoted."""
        words = self.speech[index].plain
        first = next((place for place, word in enumerate(words) if word.lower in FORMS), None)
        if first is None or words[first].lower not in ("he", "she"):
            return None
        if self._is_aside(index, words[first]):
            return words[first]
        if first > _SUBJECT:
            return None
        if any(word.lower in PEOPLE | ROLES for word in words[:first]):
            return None
        named = (place for place in range(1, first) if words[place].is_capitalised)
        placed = all(words[place - 1].lower in _PLACING for place in named)
        placed = placed and not self._may_open(index, words[:first])
        return words[first] if placed and not self._names(index, words[:first]) else None

    def _is_aside(self, index: int, pronoun: Token) -> bool:
        """Whether a sentence that names nobody ends with ", he said", whomever it is about."""
        words, text = self.speech[index].plain, self.source.article.sentences[index].text
        place = words.index(pronoun)
        after = words[place + 1 : place + 3]
        ends = not after[1:] or text[after[0].end : after[1].start].strip() in (".", ",")
        asided = text[: pronoun.start].endswith(", ") and after and ends
        return bool(asided and after[0].lower in _SPEAKING and not self.persons.mentions[index])

    def _names(self, index: int, words: Sequence[Token]) -> bool:
        """Whether a person is named among these words of a sentence."""
        mentions = self.persons.mentions[index]
        return any(self.source.words[index][one.first] in words for one in mentions)

    def _only_subject(self, index: int, found: Sequence[Mention], gender: str) -> Mention | None:
        """The one person of a sentence, where they are its subject and may be meant."""
        only = found[0]
        if len({one.key for one in found}) > 1 or only.key in self.persons.shared:
            return None
        after = self.source.words[index][only.last + 1 :][:1]
        if any(word.lower in ("jr", "sr") for word in after) and not only.has_first_name:
            return None  # of a father and a son
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
        words, text = self.source.words[index], self.source.article.sentences[index].text
        own = {word.start for one in self.persons.mentions[index] for word in one.title}
        for one in self.persons.mentions[index]:
            described = apposition(words, text, one.last)
            own |= {word.start for word in described if is_of_person(described)}
        return any(
            word.lower in PEOPLE and word.start not in own for word in self.speech[index].plain
        )


@lru_cache(maxsize=16)
def discourse(article: Article) -> Discourse:
    """Read an article for who is spoken of; the last few articles are remembered."""
    source = read(article)
    return Discourse(source, Persons.of(source), tuple(parted(source)))
