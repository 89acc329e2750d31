"""What the planner's network reads of every sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.planning.context import in_context
from summarizer.planning.matching import Query, matches
from summarizer.planning.shape import shapes
from summarizer.planning.vectors import WordVectors

Floats = NDArray[np.float32]


def own_features(
    article: Article, sentences: Floats, queries: Sequence[Query], vectors: WordVectors
) -> Floats:
    """Describe each sentence by itself: its shape, its meaning, how it matches each framing.

    Args:
        article: whose sentences they are.
        sentences: their vectors, shape (sentences, dimensions).
        queries: what each framing looks for.
        vectors: where the vectors come from.

    Returns:
        Shape (sentences, features).
    """
    texts = [sentence.text for sentence in article.sentences]
    matched = [matches(texts, sentences, query, vectors) for query in queries]
    return np.hstack([shapes(article), sentences, *matched]).astype(np.float32)


def dense_features(own: Floats, scores: Floats, topics: Floats) -> Floats:
    """Put the sentences of an article, or of a part of a long one, among each other.

    Args:
        own: from :func:`own_features`, shape (sentences, own features).
        scores: of the bag of words, shape (sentences, targets).
        topics: log-odds of all their words, shape (framings,).

    Returns:
        Shape (sentences, features).
    """
    about = np.broadcast_to(topics, (len(scores), len(topics)))
    return np.hstack([own, in_context(scores), about]).astype(np.float32)
