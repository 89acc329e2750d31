"""Persons: who an article speaks of by name, in which forms, and as "he" or "she"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.grounding.mentions import ADDRESSED, Mention, mention, mentions
from summarizer.grounding.names import bare
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token

FORMS = {
    form: gender
    for gender, forms in {"he": "he him his himself", "she": "she her hers herself"}.items()
    for form in forms.split()
}
"""Forms of the personal pronouns that stand for a person, to the pronoun."""

_AGREED = 0.75  # of the sentences that show it must show the same gender


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
        return any(not one.has_first_name for one in named)

    @classmethod
    def of(cls, source: Source) -> Persons:
        """Find the persons of an article."""
        texts = [sentence.text for sentence in source.article.sentences]
        found = [
            list(mentions(words, text, source.small))
            for words, text in zip(source.words, texts, strict=True)
        ]
        found = _by_first_word(found)
        known = _known([one for some in found for one in some])
        kept = tuple(
            tuple(_of_known(some, words, text, known))
            for some, words, text in zip(found, source.words, texts, strict=True)
        )
        return cls(kept, _genders(kept, source), _shared(kept))


def _of_known(
    found: Sequence[Mention], words: Sequence[Token], text: str, known: frozenset[str]
) -> list[Mention]:
    """The mentions of known persons, also where a sentence opens with nothing but a last name."""
    kept = [one for one in found if one.key in known]
    opens = bool(words) and words[0].is_capitalised and bare(words[0]).lower() in known
    if opens and all(one.first > 0 for one in kept):
        kept.insert(0, mention(words, text, 0, 0, 0))
    return kept


def _by_first_word(found: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """Where an article calls somebody by the first word of the name, that is the last name.

    As in Chinese and Korean names: "Xi Jinping" is "Mr. Xi".
    """
    whole = {one.key for some in found for one in some if one.has_first_name}
    alone = {one.key for some in found for one in some if not one.has_first_name}
    called = {
        one.key
        for some in found
        for one in some
        if not one.has_first_name and (one.speaks or one.title) and one.key not in whole
    }

    def of(one: Mention) -> Mention:
        first = one.text.split()[0].lower()
        shown = one.has_first_name and (one.title or one.speaks or one.described)
        turned = shown and one.key not in alone and first in called
        return replace(one, key=first) if turned else one

    return [[of(one) for one in some] for some in found]


def _known(found: Sequence[Mention]) -> frozenset[str]:
    """Last names of persons: with a title; or with a first name, and alone, speaking, described."""
    alone = {one.key for one in found if not one.has_first_name}
    shown = (
        one.key
        for one in found
        if one.title or (one.has_first_name and (one.key in alone or one.speaks or one.described))
    )
    return frozenset(key for key in shown if len(key) > 1 and "." not in key)


def _genders(mentions: Sequence[Sequence[Mention]], source: Source) -> dict[str, str]:
    """From titles, and from pronouns after a name in sentences that name nobody else."""
    votes: dict[str, Counter[str]] = {}
    for index, named in enumerate(mentions):
        alone = len({one.key for one in named}) == 1
        for one in named:
            said = {ADDRESSED[word.lower] for word in one.title if word.lower in ADDRESSED}
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
        if one.has_first_name:
            firsts.setdefault(one.key, set()).add(one.text.split()[0].lower())
    return frozenset(key for key, first in firsts.items() if len(first) > 1)
