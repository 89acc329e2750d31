"""Static word vectors: meaning at the price of a table look-up.

Distilled from a sentence encoder by passing each piece of its vocabulary through it alone and
keeping the main components, as model2vec does (Tulkens & van Dongen 2024); a text is the mean of
its pieces, frequent ones counting less (Arora et al., ICLR 2017). See
:mod:`summarizer.training.planner_vectors`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 40


@dataclass(frozen=True)
class WordVectors:
    """Vectors of word pieces.

    Attributes:
        pieces: each piece of the vocabulary; ``##`` starts one that continues a word.
        vectors: weighted vectors, int8, shape (pieces, dimensions).
        scale: what an int8 step means, shape (dimensions,).
        weight: of each piece in a text, shape (pieces,).
        mean: of the unit vectors of news sentences, shape (dimensions,).
        covariance: of the same, shape (dimensions, dimensions).
    """

    pieces: tuple[str, ...]
    vectors: NDArray[np.int8]
    scale: Floats
    weight: Floats
    mean: Floats
    covariance: Floats
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)
    _index: Mapping[str, int] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {piece: i for i, piece in enumerate(self.pieces)})

    def of(self, texts: Sequence[str]) -> Floats:
        """Unit vectors of texts, shape (texts, dimensions); zero where no word is known."""
        rows = np.zeros((len(texts), len(self.scale)), np.float32)
        for row, text in enumerate(texts):
            found = self.indices(text)
            if found:
                rows[row] = self.weight[found] @ self.vectors[found].astype(np.float32)
        rows *= self.scale
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        return rows

    def similarity(self, sentences: Floats, queries: Floats) -> Floats:
        """How much closer than usual sentences are to queries, in standard deviations of news.

        Returns:
            Shape (sentences, queries).
        """
        usual = queries @ self.mean
        spread = np.sqrt(np.einsum("qi,ij,qj->q", queries, self.covariance, queries)) + 1e-3
        distance: Floats = ((sentences @ queries.T - usual) / spread).astype(np.float32)
        return distance

    def indices(self, text: str) -> list[int]:
        """The pieces of a text."""
        return [piece for word in _WORD.findall(text.lower()) for piece in self._split(word)]

    def _split(self, word: str) -> tuple[int, ...]:
        """Greedy longest match first, as WordPiece; empty where it fails."""
        if word not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = tuple(self._match(word[:_LONGEST]))
        return self._known[word]

    def _match(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if prefix + word[start:e] in self._index), None)
            if end is None:
                return []
            found.append(self._index[prefix + word[start:end]])
            start = end
        return found
