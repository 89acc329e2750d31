"""Standing: whether a sentence can be understood, and is believed rightly, without its article.

A summary is made of sentences that stood among others. "She said", "the operation" or quoted words
without a speaker cannot be understood without the sentence that explains them; after another one
they are misunderstood. How probable that is, and which other sentence would mend it, was learned
from sentences that readers judged, alone and after another one
(:mod:`summarizer.training.standing`). (What makes a sentence stand alone: Choi et al. 2021,
"Decontextualization: Making Sentences Stand-Alone".)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.planning.network import Network, sigmoid
from summarizer.planning.standing_features import Telling, sentence_features

Floats = NDArray[np.float32]
LOST, MISLED, PAGE = 0, 1, 2  # columns of what readers say


@dataclass(frozen=True)
class StandingScorer:
    """Reads how the sentences of an article stand without it.

    Attributes:
        network: from what :func:`sentence_features` and :meth:`Telling.beside` say to log-odds,
            columns ``LOST``, ``MISLED`` and ``PAGE``.
        telling: weights of :class:`Telling` and, last, a bias.
    """

    network: Network
    telling: Floats

    def read(self, article: Article) -> Standing:
        """Get ready to judge the sentences of an article."""
        return Standing(self, sentence_features(article), Telling.of_article(article))

    def tensors(self) -> dict[str, Floats]:
        """Everything that is stored."""
        return {**self.network.tensors("network"), "telling": self.telling}

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, NDArray[np.generic]]) -> StandingScorer:
        return cls(Network.from_tensors(tensors, "network"), tensors["telling"].astype(np.float32))


class Standing:
    """What readers would make of the sentences of one article."""

    def __init__(self, scorer: StandingScorer, features: Floats, telling: Telling) -> None:
        """Keep what is known of an article.

        Args:
            features: of its sentences, shape (sentences, features).
            telling: how each sentence stands to the others.
        """
        self._scorer, self._features, self._telling = scorer, features, telling
        self._judged: dict[tuple[int, int | None], Floats] = {}
        self._told: dict[tuple[int, int], float] = {}

    def judged(self, index: int, before: int | None = None) -> Floats:
        """What a reader would say who has the title, the sentence and the one shown before it.

        Returns:
            Probabilities, shape (3,): that who or what is meant cannot be known, or something false
            is believed; that something false is; that it is no sentence of the report but a
            caption, a label or half of one.
        """
        pair = (index, before)
        if pair not in self._judged:
            row = np.concatenate([self._features[index], self._telling.beside(index, before)])
            self._judged[pair] = sigmoid(self._scorer.network.logits(row[None])[0])
        return self._judged[pair]

    def told(self, index: int, other: int) -> float:
        """Probability that one sentence tells what another lacks."""
        pair = (index, other)
        if pair not in self._told:
            weights = self._scorer.telling
            row = self._telling.of(index, other) @ weights[:-1] + weights[-1]
            self._told[pair] = float(sigmoid(row))
        return self._told[pair]

    def lost(self, index: int, shown: Sequence[int]) -> float:
        """Probability that a sentence is not understood among others, or is of the page.

        Args:
            shown: the sentences of the summary; itself may be among them.
        """
        return _lost(*self._among(index, shown))

    def expected(self, chosen: Sequence[int]) -> tuple[float, float]:
        """What a summary is expected to do to its reader.

        Returns:
            The share of its sentences that are lost on them, and that make them believe what the
            article does not say.
        """
        found = [self._among(index, chosen) for index in chosen]
        lost = sum(_lost(said, untold) for said, untold in found)
        misled = sum(float(said[MISLED] * untold) for said, untold in found)
        return lost / len(chosen), misled / len(chosen)

    def _among(self, index: int, shown: Sequence[int]) -> tuple[Floats, float]:
        """What is said of a sentence after its predecessor; how likely no other one mends it."""
        before = max((other for other in shown if other < index), default=None)
        others = [other for other in shown if other not in (index, before)]
        untold = prod((1 - self.told(index, other) for other in others), start=1.0)
        return self.judged(index, before), untold


def _lost(said: Floats, untold: float) -> float:
    return float(1 - (1 - said[PAGE]) * (1 - said[LOST] * untold))
