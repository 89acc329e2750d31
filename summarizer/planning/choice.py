"""Choosing the sentences to write about: the best ones that fit, and do not repeat each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.planning.scores import Scores
from summarizer.planning.shape import content

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Taste:
    """How sentences are chosen; tuned on held-out articles.

    Attributes:
        source_words: words of the source per word of the summary: rewriting shortens.
        fit: share of a sentence that must fit into the words that are left.
        repetition: what a sentence loses that says what a chosen one said.
        least: relevance that a further sentence needs.
        fragment: words below which a sentence says too little.
    """

    source_words: float = 1.2
    fit: float = 0.5
    repetition: float = 2.5
    least: float = 0.15
    fragment: int = 6


TASTE = Taste()


def choose(
    texts: Sequence[str], scores: Scores, words: int, taste: Taste = TASTE
) -> tuple[int, ...]:
    """Choose sentences of about ``words`` words of summary, in reading order, at least one.

    Greedy, with a penalty for repetition (maximal marginal relevance, Carbonell & Goldstein 1998).
    """
    budget = words * taste.source_words
    sizes = [len(text.split()) for text in texts]
    contents = [content(text) for text in texts]
    values = scores.choice - 4.0 * (np.array(sizes) < taste.fragment)
    chosen = [int(np.argmax(values))]
    repeated = np.zeros(len(texts))
    while (left := budget - sum(sizes[index] for index in chosen)) > 0:
        last = contents[chosen[-1]]
        repeated = np.maximum(repeated, [_overlap(bag, last) for bag in contents])
        fitting = [
            index
            for index, size in enumerate(sizes)
            if size * taste.fit <= left
            and index not in chosen
            and scores.relevance[index] >= taste.least
        ]
        if not fitting:
            break
        chosen.append(max(fitting, key=lambda i: values[i] - taste.repetition * repeated[i]))
    return tuple(sorted(chosen))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)
