"""Scores of perspectives without labels: a definition and perhaps cues, written by a user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.perspectives import Perspective
from summarizer.planning.context import in_context
from summarizer.planning.matching import Query, matches
from summarizer.planning.network import Network, sigmoid
from summarizer.planning.parts import parts
from summarizer.planning.scores import Scores, presence_features, probability
from summarizer.planning.vectors import WordVectors

Floats = NDArray[np.float32]
# Weights in the choice of sentences, beside relevance: what matters in the article as a whole; cues
# in the sentence itself; its nearness to the definition and the nearest cues.
GENERAL, CUES, NEAR = 0.3, 1.0, 0.25


@dataclass(frozen=True)
class UntrainedScorer:
    """Learned from labelled perspectives how far words and meanings can be relied on.

    Attributes:
        network: from :func:`features` to the log-odds of relevance.
        presence: weights of the presence of the angle and, last, a bias.
    """

    vectors: WordVectors
    network: Network
    presence: tuple[float, ...]

    def score(
        self,
        texts: Sequence[str],
        sentences: Floats,
        general: Floats,
        perspective: Perspective,
    ) -> Scores:
        """Score the sentences of an article.

        Args:
            texts: the sentences.
            sentences: their vectors, shape (sentences, dimensions).
            general: log-odds of being in a neutral summary, shape (sentences,).
            perspective: what to look for.
        """
        found = matches(texts, sentences, Query.of(perspective), self.vectors)
        pieces = parts(len(texts))
        rows = np.vstack([features(found[piece]) for piece in pieces])
        logits = self.network.logits(rows)[:, 0]
        presence = max(
            probability(presence_features(logits[piece]), self.presence) for piece in pieces
        )
        choice = (
            logits + GENERAL * general + CUES * found[:, 0] + NEAR * (found[:, 2] + found[:, 5])
        )
        return Scores(sigmoid(logits), choice.astype(np.float32), presence)


def features(found: Floats) -> Floats:
    """Matches among those of the neighbours and the article; shape (sentences, features)."""
    return np.hstack([in_context(found), np.full((len(found), 1), np.log(len(found)), np.float32)])
