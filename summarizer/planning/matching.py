"""How a sentence matches a perspective by its words and its meaning, without any training."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.perspectives import Perspective
from summarizer.planning.shape import content
from summarizer.planning.vectors import WordVectors

Floats = NDArray[np.float32]
_NEAREST = 5  # cues a sentence may be near to
_SHORTEST = 4  # letters of a word of the definition that count as a cue


@dataclass(frozen=True)
class Query:
    """What is looked for in sentences."""

    cues: tuple[str, ...]
    words: tuple[str, ...]
    definition: str

    @classmethod
    def of(cls, perspective: Perspective) -> Query:
        """Take a perspective's cues; where it has none, the words of its definition."""
        found = sorted(word for word in content(perspective.definition) if len(word) >= _SHORTEST)
        own = tuple(cue.lower().strip() for cue in perspective.cues)
        words = tuple(found) or (perspective.name,)
        return cls(own or words, words, perspective.definition)


def matches(texts: Sequence[str], sentences: Floats, query: Query, vectors: WordVectors) -> Floats:
    """Describe how sentences match a query.

    Args:
        texts: the sentences.
        sentences: their vectors, shape (sentences, dimensions).
        query: what is looked for.
        vectors: where the query's vectors come from.

    Returns:
        Shape (sentences, 6): cues and words of the definition that occur; nearness to the
        definition, to the average cue, to the nearest cue and to the five nearest.
    """
    cues = vectors.of(query.cues)
    centre = cues.mean(axis=0, keepdims=True)
    centre /= max(float(np.linalg.norm(centre)), 1e-6)
    near = -np.sort(-vectors.similarity(sentences, cues), axis=1)
    columns = [
        np.log1p(_hits(texts, query.cues)),
        np.log1p(_hits(texts, query.words)),
        vectors.similarity(sentences, vectors.of([query.definition]))[:, 0],
        vectors.similarity(sentences, centre)[:, 0],
        near[:, 0],
        near[:, :_NEAREST].mean(axis=1),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _hits(texts: Sequence[str], phrases: tuple[str, ...]) -> Floats:
    pattern = _pattern(phrases)
    return np.array([len(set(pattern.findall(text.lower()))) for text in texts], np.float32)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Match the beginnings of words, so that a cue finds its plural, too."""
    stems = (re.escape(p.removesuffix("s")) for p in sorted(phrases, key=len, reverse=True) if p)
    return re.compile(rf"\b(?:{'|'.join(stems)})")
