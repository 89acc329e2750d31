"""Words and hashed n-grams: text as sparse counts, without a vocabulary to ship."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 17  # of each of the two blocks: words with word pairs, and letter groups
_WORD = re.compile(r"[^\W_][\w'’-]*")
_LETTERS = (3, 4, 5)
_LONGEST = 40  # letters of a word that are looked at; longer ones are no words


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True)
class Grams:
    """Sparse counts of several texts.

    Attributes:
        rows: which text, shape (entries,).
        columns: which bucket, below ``2 * BUCKETS``; shape (entries,).
        counts: how often, shape (entries,).
        texts: how many texts there are.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    counts: NDArray[np.float32]
    texts: int


def grams(texts: Sequence[str], letters: bool) -> Grams:
    """Count words, pairs of words and (with ``letters``) groups of 3 to 5 letters inside words."""
    keys: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for row, text in enumerate(texts):
        found = words(text)
        hashes = [_bucket(word) for word in found]
        hashes += [_bucket(f"{a} {b}") for a, b in pairwise(found)]
        if letters:
            for word in found:
                hashes += _letter_groups(word)
        keys.append(np.array(hashes, np.int64) + row * 2 * BUCKETS)
    unique, counts = np.unique(np.concatenate(keys), return_counts=True)
    rows, columns = np.divmod(unique, 2 * BUCKETS)
    return Grams(rows, columns, counts.astype(np.float32), len(texts))


@lru_cache(maxsize=50_000)
def _letter_groups(word: str) -> list[int]:
    padded = f" {word[:_LONGEST]} "
    return [BUCKETS + _bucket(group) for group in _groups(padded)]


def _groups(padded: str) -> Iterable[str]:
    for size in _LETTERS:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def _bucket(gram: str) -> int:
    return crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS
