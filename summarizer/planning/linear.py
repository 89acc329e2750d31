"""Bags of words: TF-IDF weights and linear scores over hashed n-grams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.planning.words import BUCKETS, Grams, grams

Floats = NDArray[np.float32]


def weighted(counted: Grams, idf: Floats) -> Floats:
    """TF-IDF values, each block (words, letter groups) of each text at unit length.

    Returns:
        Shape (entries,), in the order of ``counted``.
    """
    values = (1 + np.log(counted.counts)) * idf[counted.columns]
    block = counted.rows * 2 + counted.columns // BUCKETS
    norms = np.sqrt(np.bincount(block, values**2, minlength=2 * counted.texts))
    unit: Floats = (values / np.maximum(norms[block], 1e-6)).astype(np.float32)
    return unit


@dataclass(frozen=True)
class BagOfWords:
    """Linear scores of texts for several targets.

    Attributes:
        idf: inverse document frequency, shape (2 * BUCKETS,).
        weight: shape (2 * BUCKETS, targets).
        bias: shape (targets,).
        letters: whether letter groups count, too.
    """

    idf: Floats
    weight: Floats
    bias: Floats
    letters: bool

    def scores(self, texts: Sequence[str]) -> Floats:
        """Log-odds, shape (texts, targets)."""
        counted = grams(texts, self.letters)
        values = weighted(counted, self.idf)
        columns = [
            np.bincount(counted.rows, values * weight[counted.columns], minlength=counted.texts)
            for weight in self.weight.T
        ]
        return (np.stack(columns, axis=1) + self.bias).astype(np.float32)

    def tensors(self, prefix: str) -> dict[str, NDArray[np.float16]]:
        """Everything that is stored."""
        named = {"idf": self.idf, "weight": self.weight, "bias": self.bias}
        return {f"{prefix}.{key}": value.astype(np.float16) for key, value in named.items()}

    @classmethod
    def from_tensors(
        cls, tensors: Mapping[str, NDArray[np.generic]], prefix: str, letters: bool
    ) -> BagOfWords:
        idf, weight, bias = (
            tensors[f"{prefix}.{key}"].astype(np.float32) for key in ("idf", "weight", "bias")
        )
        return cls(idf, np.asfortranarray(weight), bias, letters)
