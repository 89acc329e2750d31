"""What can be told of a sentence about how it stands without its article; see :mod:`.standing`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.grounding.antecedents import Discourse, discourse
from summarizer.grounding.persons import FORMS
from summarizer.grounding.source import content_stems
from summarizer.grounding.words import Token, tokens
from summarizer.planning.reference_words import (
    DETERMINING,
    FIRST_PERSON,
    LINKS,
    OPENINGS,
    THIRD_PERSON,
)
from summarizer.planning.references import Kind, Reference, references
from summarizer.planning.shape import furniture, shapes

Floats = NDArray[np.float32]
_OPENING = 3  # words of a sentence in which it most often points back
_NEAR = 3  # sentences apart that count as near
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SAYS = r"(?:said|says|added|told|wrote)\b"
_PRONOUN_SAYS = re.compile(rf"[\"”,] (?:he|she|they) {_SAYS}")
_ROLE_SAYS = re.compile(rf"[\"”,] (?:the )?\w+ {_SAYS}")


def sentence_features(article: Article) -> Floats:
    """Describe every sentence; shape (sentences, features)."""
    known, found = discourse(article), references(article)
    title = tokens(article.title or "")
    names, subject = {word.lower for word in title}, content_stems(title)
    before: set[str] = set()
    rows = []
    for index, sentence in enumerate(article.sentences):
        words = known.source.words[index]
        rows.append(
            _references(found[index], index)
            + _people(known, index, names)
            + _pronouns(known, index)
            + _things(words, subject, before)
            + _speech(known, index, sentence.text)
            + _wording(words)
        )
        before |= known.source.content[index]
    of_page = furniture([sentence.text for sentence in article.sentences], article.title)
    own = np.array(rows, np.float32)
    return np.hstack([own, shapes(article), of_page[:, None]]).astype(np.float32)


def _references(found: Sequence[Reference], index: int) -> list[float]:
    """How often it refers to others in each way, and to others than its predecessor."""
    counts = [float(sum(one.kind is kind for one in found)) for kind in Kind]
    return [*counts, sum(index - 1 not in one.told for one in found)]


def _people(known: Discourse, index: int, title: set[str]) -> list[float]:
    """How many persons it names, and how many by a last name that the title does not have."""
    named = known.persons.mentions[index]
    bare = [one for one in named if not one.is_full]
    unknown = [one for one in bare if one.key not in title]
    introduced = [one for one in unknown if known.introduction(index, one.key)]
    whole = [one for one in named if one.last > one.first]
    return [float(len(some)) for some in (named, bare, unknown, introduced, whole)]


def _pronouns(known: Discourse, index: int) -> list[float]:
    """Pronouns outside quotations, and whether anybody is named before them."""
    plain = known.speech[index].plain
    lowers = [word.lower for word in plain]
    first = next((place for place, lower in enumerate(lowers) if lower in FORMS), None)
    named = first is None or any(word.is_capitalised for word in plain[1:first])
    subject = known.subject_pronoun(index) is not None
    groups = (THIRD_PERSON, FIRST_PERSON, FORMS, DETERMINING)
    counts = [sum(lower in group for lower in lowers) for group in groups]
    opening = [any(one in group for one in lowers[:_OPENING]) for group in groups]
    resolved = subject and known.antecedent(index) is not None
    return [first is not None, not named, subject, resolved, *counts, *opening]


def _things(words: Sequence[Token], title: frozenset[str], before: set[str]) -> list[float]:
    """What it has in common with the title and with what came before it."""
    content = content_stems(words)
    nouns = [two.stem for one, two in pairwise(words) if one.lower == "the"]
    capitals = sum(word.is_capitalised for word in words[1:])
    return [
        len(nouns),
        sum(noun in before for noun in nouns),
        sum(noun in title for noun in nouns),
        capitals,
        capitals / max(len(words), 1),
        len(content & title),
        len(content & title) / max(len(title), 1),
        len(content - title),
        len(content & before) / max(len(content), 1),
        not title,
    ]


def _speech(known: Discourse, index: int, text: str) -> list[float]:
    """What is quoted, and how its speaker is called."""
    said = known.speech[index]
    line = " ".join(text.split())
    return [
        said.only,
        said.carried,
        said.quoted,
        len(said.plain),
        bool(_PRONOUN_SAYS.search(line)),
        bool(_ROLE_SAYS.search(line)),
        bool(_YEAR.search(line)),
    ]


def _wording(words: Sequence[Token]) -> list[float]:
    """Its first word, and the words that tie it to what was said before."""
    lowers = [word.lower for word in words]
    opens = [lowers[:1] == [one] for one in OPENINGS]
    links = [float(lowers.count(one)) for one in LINKS]
    return [*map(float, opens), *links, sum(links)]


@dataclass(frozen=True)
class Telling:
    """What two sentences of an article have to do with each other.

    Attributes:
        content: stems of each sentence that the title does not have.
        told: sentences that each one refers to.
        bare: last names of persons whom each one does not introduce.
        whole: last names of those whom each one introduces.
        spoken: whether each is nothing but quoted words, or begins within a quotation.
        titled: whether there is a title.
    """

    content: tuple[frozenset[str], ...]
    told: tuple[frozenset[int], ...]
    bare: tuple[frozenset[str], ...]
    whole: tuple[frozenset[str], ...]
    spoken: tuple[bool, ...]
    titled: bool

    @classmethod
    def of_article(cls, article: Article) -> Telling:
        """Read an article."""
        known, named = discourse(article), discourse(article).persons.mentions
        title = content_stems(tokens(article.title or ""))
        return cls(
            tuple(known.source.content[index] - title for index in range(len(named))),
            tuple(frozenset().union(*(o.told for o in found)) for found in references(article)),
            tuple(frozenset(one.key for one in some if not one.is_full) for some in named),
            tuple(frozenset(one.key for one in some if one.is_full) for some in named),
            tuple(said.only or said.carried for said in known.speech),
            bool(title),
        )

    def of(self, index: int, other: int) -> Floats:
        """Whether ``other`` may tell what the sentence ``index`` lacks; shape (features,)."""
        back = index - other
        shared = len(self.content[index] & self.content[other])
        row = [
            *(back == distance for distance in range(1, _NEAR + 1)),
            back > _NEAR,
            back == -1,
            back < -1,
            other == 0,
            other == 0 and not self.titled,
            other in self.told[index],
            shared,
            shared / max(len(self.content[index]), 1),
            np.log1p(abs(back)),
            not self.bare[index].isdisjoint(self.whole[other]),
            bool(self.bare[other] or self.whole[other]),
            self.spoken[index] and back == 1,
        ]
        return np.array(row, np.float32)

    def beside(self, index: int, before: int | None) -> Floats:
        """What the sentence shown before it, if any, has to do with it; shape (features + 1,)."""
        if before is None:
            return np.zeros(len(self.of(index, index)) + 1, np.float32)
        return np.append(self.of(index, before), np.float32(1))
