"""Scores of the perspectives that the planner was trained on.

A sentence is read twice, as in stacked generalization (Wolpert 1992): first by itself, as a bag of
hashed words and letter groups; then by a small network that sees these scores among those of its
neighbours and of the whole article, and the sentence's shape.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning.context import in_context
from summarizer.planning.linear import BagOfWords
from summarizer.planning.network import Network, sigmoid
from summarizer.planning.scores import Scores
from summarizer.planning.shape import shapes

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """What was trained for one perspective.

    Attributes:
        fingerprint: of the definition that its labels were made by.
        relevance: column of the network's output that says which sentences bear on it.
        choice: weight of each column of the output in the choice of sentences.
        presence: weights of :func:`presence_features` and, last, a bias; empty where the
            perspective covers every article.
    """

    fingerprint: str
    relevance: int
    choice: Mapping[int, float]
    presence: tuple[float, ...]


@dataclass(frozen=True)
class Reading:
    """Everything that the trained model says about one article.

    Attributes:
        logits: the network's output, shape (sentences, targets).
        topics: log-odds of the whole article, shape (framings,).
    """

    logits: Floats
    topics: Floats


@dataclass(frozen=True)
class TrainedScorer:
    """Stacked scores for perspectives with labels."""

    sentences: BagOfWords
    articles: BagOfWords
    network: Network
    heads: Mapping[str, Head]

    def knows(self, perspective: Perspective) -> bool:
        """Whether it was trained on this very perspective, not only on one of the same name."""
        head = self.heads.get(perspective.name)
        return head is not None and head.fingerprint == fingerprint(perspective)

    def read(self, article: Article) -> Reading:
        """Score all targets at once; perspectives share it."""
        texts = [sentence.text for sentence in article.sentences]
        topics = self.articles.scores([" ".join(texts)])[0]
        features = dense_features(shapes(article), self.sentences.scores(texts), topics)
        return Reading(self.network.logits(features), topics)

    def score(self, reading: Reading, perspective: Perspective) -> Scores:
        """Pick one perspective's scores out of a reading."""
        head = self.heads[perspective.name]
        choice = sum(weight * reading.logits[:, column] for column, weight in head.choice.items())
        relevance = sigmoid(reading.logits[:, head.relevance])
        presence = 1.0
        if head.presence:
            features = presence_features(reading, head.relevance)
            presence = float(sigmoid(features @ np.array(head.presence[:-1]) + head.presence[-1]))
        return Scores(relevance, np.asarray(choice, np.float32), presence)

    def to_json(self) -> str:
        """The heads, as they are stored."""
        return json.dumps({name: vars(head) for name, head in self.heads.items()})

    @staticmethod
    def heads_from_json(text: str) -> dict[str, Head]:
        return {
            name: Head(
                fingerprint=head["fingerprint"],
                relevance=head["relevance"],
                choice={int(column): weight for column, weight in head["choice"].items()},
                presence=tuple(head["presence"]),
            )
            for name, head in json.loads(text).items()
        }


def fingerprint(perspective: Perspective) -> str:
    """Identify a perspective by what it asks: its name and definition."""
    meaning = f"{perspective.name}\n{perspective.definition}"
    return hashlib.sha256(meaning.encode()).hexdigest()[:16]


def dense_features(shape: Floats, scores: Floats, topics: Floats) -> Floats:
    """What the network reads; shape (sentences, features)."""
    about = np.broadcast_to(topics, (len(shape), len(topics)))
    return np.hstack([shape, in_context(scores), about]).astype(np.float32)


def presence_features(reading: Reading, column: int) -> Floats:
    """Summarize one target over an article; shape (features,)."""
    ordered = np.sort(reading.logits[:, column])[::-1]
    share = sigmoid(ordered)
    best: Sequence[np.floating] = [ordered[0], ordered[:3].mean(), ordered[:6].mean()]
    whole = [share.mean(), np.log1p(share.sum())]
    return np.array([*best, *whole, *reading.topics], np.float32)
