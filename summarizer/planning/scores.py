"""What a scorer says about one article from one perspective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.planning.network import sigmoid
from summarizer.planning.wording import Wording

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scores:
    """Scores of one perspective on one article.

    Attributes:
        relevance: probability that the sentence bears on the perspective, shape (sentences,).
        choice: how good the sentence would be in a summary, on a log-odds scale, same shape.
        presence: probability that the article has this angle.
        whole_article: whether every sentence may be in a summary; else only relevant ones.
        wording: which words a human's text would share; ``None`` where nothing is known of that.
    """

    relevance: Floats
    choice: Floats
    presence: float
    whole_article: bool = False
    wording: Wording | None = None


def presence_features(logits: Floats, topics: Floats | None = None) -> Floats:
    """Summarize what the sentences say about the presence of an angle; shape (features,).

    Args:
        logits: log-odds of relevance, shape (sentences,).
        topics: what the article as a whole says, shape (topics,).
    """
    ordered = np.sort(logits)[::-1]
    share = sigmoid(ordered)
    best = [ordered[0], ordered[:3].mean(), ordered[:6].mean()]
    row = [*best, share.mean(), np.log1p(share.sum()), *(topics if topics is not None else ())]
    return np.array(row, np.float32)


def probability(features: Floats, weights: Sequence[float]) -> float:
    """Logistic regression; the last weight is the bias."""
    return float(sigmoid(np.asarray(features @ np.array(weights[:-1]) + weights[-1])))
