"""Choosing the sentences to write about: the best ones that fit, and do not repeat each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.planning.coverage import best_set
from summarizer.planning.scores import Scores
from summarizer.planning.shape import content, showable
from summarizer.planning.standing import Standing

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Taste:
    """How sentences are chosen; tuned on held-out articles.

    Attributes:
        source_words: words of the source per word of the summary: rewriting shortens.
        fit: share of a sentence that must fit into the words that are left.
        enough: words left with which no further sentence is looked for.
        repetition: what a sentence loses that says what a chosen one said.
        least: relevance that a further sentence needs.
        full: words from which a sentence says something by itself.
        fragment: what a sentence without any words would lose; shorter ones in proportion.
        same: overlap with a chosen one from which a sentence says nothing new.
        lost: what a sentence loses that its reader surely cannot understand beside the chosen
            ones, or that is of the page or misleads; others in proportion (:mod:`.standing`).
    """

    source_words: float = 1.1
    fit: float = 0.5
    enough: int = 10
    repetition: float = 2.5
    least: float = 0.15
    full: int = 14
    fragment: float = 6.0
    same: float = 0.8
    lost: float = 2.5


TASTE = Taste()


def choose(
    article: Article, scores: Scores, standing: Standing, words: int, taste: Taste = TASTE
) -> tuple[int, ...]:
    """Choose sentences of about ``words`` words of summary, in reading order, at least one.

    Where it is known which words a human's text would share, the best set; else
    greedy, with a penalty for repetition (maximal marginal relevance, Carbonell & Goldstein 1998).
    """
    if scores.wording is not None:
        return best_set(article, scores, scores.wording, standing, words)
    texts = [sentence.text for sentence in article.sentences]
    budget = words * taste.source_words
    sizes = np.array([len(text.split()) for text in texts])
    contents = [content(text) for text in texts]
    values = showable(scores.choice, texts, article.title, sizes, taste.full, taste.fragment)
    chosen = [int(np.argmax(values - taste.lost * _lost(standing, (), len(texts))))]
    repeated = np.zeros(len(texts))
    while (left := budget - sizes[chosen].sum()) > taste.enough:
        last = contents[chosen[-1]]
        repeated = np.maximum(repeated, [_overlap(bag, last) for bag in contents])
        lost = taste.lost * _lost(standing, chosen, len(texts))
        worth = values - taste.repetition * repeated - lost
        open_to = (
            (sizes * taste.fit <= left)
            & (scores.relevance >= taste.least)
            & (repeated < taste.same)
        )
        open_to[chosen] = False
        if not open_to.any():
            break
        chosen.append(int(np.argmax(np.where(open_to, worth, -np.inf))))
    return tuple(sorted(chosen))


def _lost(standing: Standing, chosen: Sequence[int], sentences: int) -> Floats:
    """How likely each sentence is not understood, or misunderstood, beside the chosen ones."""
    lost = [
        standing.lost(index, chosen) + standing.expected((*chosen, index))[1]
        for index in range(sentences)
    ]
    return np.array(lost, np.float32)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)
