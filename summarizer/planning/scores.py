"""What a scorer says about one article from one perspective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.perspectives import Perspective

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scores:
    """Scores of one perspective on one article.

    Attributes:
        relevance: probability that the sentence bears on the perspective, shape (sentences,).
        choice: how good the sentence would be in a summary, on a log-odds scale, same shape.
        presence: probability that the article has this angle.
    """

    relevance: Floats
    choice: Floats
    presence: float


class Scorer(Protocol):
    """Scores articles for the perspectives it knows."""

    def knows(self, perspective: Perspective) -> bool: ...

    def score(self, article: Article, perspective: Perspective) -> Scores: ...
