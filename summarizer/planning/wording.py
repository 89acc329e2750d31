"""Which words a human's framing would use: what a set of sentences is worth as a whole.

A network says of every word of an article, and of its second, third and fourth use, how probable
it is in the human's text. Expected shared words follow for any set of sentences, repetition
included: what one sentence said, the next cannot earn again (concept coverage, Gillick & Favre
2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.planning.shape import EMPTY_WORDS

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

USES = 4
"""Uses of a word that can count: hardly any summary of a few sentences has more of one."""

HUMAN = 64
"""Words of the human texts that were learned from, on average."""

TOKEN = re.compile(r"[A-Za-z0-9]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d)$")


def _stem(token: str) -> str:
    return _ENDING.sub("", token.lower())


_EMPTY = frozenset(map(_stem, EMPTY_WORDS))


@dataclass(frozen=True)
class Words:
    """The words of an article, without their endings.

    Attributes:
        stems: each once, in order of appearance.
        order: which of them stands where, as they are read; shape (places,).
        counts: how often each sentence has each; shape (sentences, words).
        capital: share of the uses inside a sentence with a capital letter; shape (words,).
        title: which the title has, too; shape (words,).
        titled: whether there is a title.
    """

    stems: tuple[str, ...]
    order: Integers
    counts: Integers
    capital: Floats
    title: NDArray[np.bool_]
    titled: bool

    @classmethod
    def of(cls, texts: Sequence[str], title: str | None) -> Words:
        """Count the words of sentences."""
        found: dict[str, int] = {}
        places, names, capitals = [], [], []
        for row, text in enumerate(texts):
            for match in TOKEN.finditer(text):
                places.append(row)
                names.append(found.setdefault(_stem(match.group()), len(found)))
                capitals.append(match.start() > 0 and match.group()[0].isupper())
        counts = np.zeros((len(texts), len(found)), np.int64)
        np.add.at(counts, (places, names), 1)
        named = np.bincount(names, capitals, minlength=len(found)) if names else np.zeros(0)
        headline = {_stem(token) for token in TOKEN.findall(title or "")}
        return cls(
            tuple(found),
            np.array(names, np.int64),
            counts,
            (named / np.maximum(counts.sum(axis=0), 1)).astype(np.float32),
            np.array([stem in headline for stem in found], bool),
            bool(headline),
        )

    @property
    def uses(self) -> tuple[Integers, Integers]:
        """Which word, and which of its uses from 1 on: a row each of :func:`word_features`."""
        each = np.minimum(self.counts.sum(axis=0), USES)
        word = np.repeat(np.arange(len(each)), each)
        first = np.repeat(np.cumsum(each) - each, each)
        return word, np.arange(len(word)) - first + 1


def stems(text: str) -> list[str]:
    """The words of a text without their endings."""
    return [_stem(token) for token in TOKEN.findall(text)]


def word_features(
    words: Words, logits: Floats, known: Floats, meanings: Floats, read: Floats
) -> Floats:
    """Describe each use of each word by itself and by the sentences that it stands in.

    Args:
        words: of the article.
        logits: what the planner's network says of each sentence, shape (sentences, targets).
        known: how human framings use each word, shape (words, known).
        meanings: vectors of the words, shape (words, dimensions).
        read: what the encoder says of them in every place, shape (places, perspectives).

    Returns:
        Shape (uses, features), in the order of :attr:`Words.uses`.
    """
    word, use = words.uses
    total = words.counts.sum(axis=0)
    of_use = np.stack([np.log(use), np.log(use / total[word]), use == 1], axis=1)
    of_word = np.hstack(
        [_own(words), known, _around(words, logits), meanings, _in_places(words, read)]
    )
    return np.hstack([of_word[word], of_use]).astype(np.float32)


def _own(words: Words) -> Floats:
    sentences = len(words.counts)
    total, spread = words.counts.sum(axis=0), (words.counts > 0).sum(axis=0)
    first = (words.counts > 0).argmax(axis=0)
    columns = [
        np.log(total),
        np.log(spread),
        spread / sentences,
        np.log1p(first),
        first / sentences,
        first == 0,
        words.title,
        np.full(len(total), words.titled),
        np.log1p([len(stem) for stem in words.stems]),
        words.capital,
        [stem.isdigit() for stem in words.stems],
        [stem in _EMPTY for stem in words.stems],
        np.full(len(total), np.log(sentences)),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _in_places(words: Words, read: Floats) -> Floats:
    """The highest, the mean and the first of what is said of a word where it stands."""
    by_word = np.argsort(words.order, kind="stable")
    _, starts, places = np.unique(words.order[by_word], return_index=True, return_counts=True)
    sorted_read = read[by_word]
    columns = [
        np.maximum.reduceat(sorted_read, starts, axis=0),
        np.add.reduceat(sorted_read, starts, axis=0) / places[:, None],
        sorted_read[starts],
    ]
    return np.hstack(columns).astype(np.float32)


def _around(words: Words, logits: Floats) -> Floats:
    """The best and the average of a word's sentences, and its share of what is relevant."""
    word, sentence = np.nonzero(words.counts.T)
    starts = np.flatnonzero(np.diff(word, prepend=-1))
    spread = np.diff(starts, append=len(word))[:, None]
    shares = 1 / (1 + np.exp(-logits))
    ranks = np.argsort(np.argsort(-logits, axis=0, kind="stable"), axis=0) / len(logits)
    best = np.maximum.reduceat(logits[sentence], starts, axis=0)
    total = np.add.reduceat(shares[sentence], starts, axis=0)
    columns = [
        best,
        np.add.reduceat(logits[sentence], starts, axis=0) / spread,
        np.log1p(total),
        total / (shares.sum(axis=0) + 0.1),
        np.minimum.reduceat(ranks[sentence], starts, axis=0),
        best - logits.max(axis=0),
    ]
    return np.hstack(columns).astype(np.float32)


@dataclass(frozen=True)
class Wording:
    """What sentences are worth to one perspective.

    Attributes:
        counts: from :class:`Words`, shape (sentences, words).
        worth: expected shared uses of a word that a text has 0 to ``USES`` times; shape
            (words, USES + 1).
    """

    counts: Integers
    worth: Floats

    @classmethod
    def of(cls, words: Words, probabilities: Floats) -> Wording:
        """Add up the probabilities of a word's uses, shape (uses,)."""
        word, use = words.uses
        single = np.zeros((len(words.stems), USES + 1), np.float32)
        single[word, use] = probabilities
        return cls(words.counts, single.cumsum(axis=1))

    def shared(self, counts: Integers) -> float:
        """Expected words that a text with these counts, shape (words,), shares with a human's."""
        return float(self.worth[np.arange(len(counts)), np.minimum(counts, USES)].sum())

    def of_length(self, words: int) -> Wording:
        """The same for a human's text of another length, in which a word has other chances."""
        single = np.diff(self.worth, axis=1).clip(0, 1)
        chances = 1 - (1 - single) ** (words / HUMAN)
        worth = np.pad(chances.cumsum(axis=1), ((0, 0), (1, 0))).astype(np.float32)
        return Wording(self.counts, worth)
