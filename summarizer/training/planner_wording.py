"""Fitting the words' network: which words of an article its human framings use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.perspectives import Perspective
from summarizer.planning.network import Network
from summarizer.planning.usage import Usage
from summarizer.planning.vectors import WordVectors
from summarizer.planning.wording import Words, stems, word_features
from summarizer.training.planner_data import Example
from summarizer.training.planner_fit import fit_network

Floats = NDArray[np.float32]
_FEWEST = 2  # articles that a word must be in to be known
_DOUBT = 8.0  # articles that the average counts for, beside those of the word


@dataclass(frozen=True)
class _Used:
    """An article's words, and whether each human text of it has them.

    Attributes:
        words: of the article.
        labels: 1 for each use of a word that the text has, too; NaN where there is no text; shape
            (uses, perspectives).
    """

    words: Words
    labels: Floats

    @classmethod
    def of(cls, example: Example, perspectives: Sequence[Perspective]) -> _Used:
        words = Words.of([s.text for s in example.article.sentences], example.article.title)
        columns = []
        for perspective in perspectives:
            gold = example.gold.get(perspective.name)
            columns.append(
                _labels(words, gold.text) if gold else np.full(len(words.uses[0]), np.nan)
            )
        return cls(words, np.stack(columns, axis=1).astype(np.float32))

    @property
    def at_all(self) -> Floats:
        """The labels of each word's first use; shape (words, perspectives)."""
        first: Floats = self.labels[self.words.uses[1] == 1]
        return first


def _labels(words: Words, text: str) -> Floats:
    word, use = words.uses
    counts = Counter(stems(text))
    found = np.array([counts[stem] for stem in words.stems], np.int64)
    return (found[word] >= use).astype(np.float32)


class _Tally:
    """How often words are used, over articles; shape (stems + 1, perspectives) each."""

    def __init__(self, used: Sequence[_Used]) -> None:
        articles = Counter(stem for one in used for stem in one.words.stems)
        kept = tuple(sorted(stem for stem, count in articles.items() if count >= _FEWEST))
        targets = used[0].labels.shape[1]
        self.empty = Usage(kept, np.zeros((len(kept) + 1, targets + 1), np.float32))
        self.hits, self.chances = np.zeros((2, len(kept) + 1, targets), np.float32)
        for one in used:
            hits, chances = _counts(one)
            places = self.empty.places(one.words.stems)
            np.add.at(self.hits, places, hits)
            np.add.at(self.chances, places, chances)
        self.average = (self.hits.sum(axis=0) + 1) / (self.chances.sum(axis=0) + 2)

    def usage(self) -> Usage:
        """The table of all words."""
        rows = self._rows(self.hits[:-1], self.chances[:-1])
        nothing = np.zeros_like(self.hits[-1:])
        unknown = self._rows(nothing, nothing)
        return Usage(self.empty.stems, np.vstack([rows, unknown]))

    def without(self, one: _Used) -> Floats:
        """What the other articles say of an article's words."""
        places = self.empty.places(one.words.stems)
        hits, chances = _counts(one)
        others = self.chances[places] - chances
        known = (places < len(self.empty.stems)) & (others.max(axis=1) >= _FEWEST)
        shown = known[:, None]
        return self._rows((self.hits[places] - hits) * shown, others * shown)

    def _rows(self, hits: Floats, chances: Floats) -> Floats:
        share = (hits + _DOUBT * self.average) / (chances + _DOUBT)
        odds = np.log(share / (1 - share))
        rows: Floats = np.hstack([odds, np.log1p(chances.max(axis=1, keepdims=True))])
        return rows.astype(np.float32)


def _counts(one: _Used) -> tuple[Floats, Floats]:
    return np.nan_to_num(one.at_all), (~np.isnan(one.at_all)).astype(np.float32)


def fit_wording(
    examples: Sequence[Example],
    perspectives: Sequence[Perspective],
    logits: Sequence[Floats],
    read: Sequence[Floats],
    vectors: WordVectors,
) -> tuple[Network, Usage]:
    """Fit the probability that each perspective's human text has each use of a word.

    Args:
        examples: the articles.
        perspectives: a target each.
        logits: of the sentences of each article, from a network that has not seen it.
        read: what an encoder that has not seen it says of its words in every place.
        vectors: the words' meanings.
    """
    used = [_Used.of(example, perspectives) for example in examples]
    tally = _Tally(used)
    features = [
        word_features(one.words, scores, tally.without(one), vectors.of(one.words.stems), heard)
        for one, scores, heard in zip(used, logits, read, strict=True)
    ]
    labels = np.vstack([one.labels for one in used])
    return fit_network(np.vstack(features), labels, copies=3, epochs=5), tally.usage()
