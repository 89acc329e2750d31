"""Standing: whether a sentence can be understood, and is believed rightly, without its article.

A summary is made of sentences that stood among others. "She said", "the operation" or quoted words
without a speaker cannot be understood without the sentence that explains them; beside another one
they are misunderstood. How probable that is, and which other sentence would mend it, was learned
from 7,387 sentences that readers judged (:mod:`summarizer.training.standing`). (What makes a
sentence stand alone: Choi et al. 2021, "Decontextualization: Making Sentences Stand-Alone".)
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
ALONE, PAGE = 0, 1  # columns of the network's output


class Standing:
    """What readers would make of the sentences of one article."""

    def __init__(self, alone: Floats, page: Floats, telling: Telling, weights: Floats) -> None:
        """Keep what is known of an article.

        Args:
            alone: probability that a reader who has the title and this sentence does not know who
                or what is meant, or believes something that the article does not say; shape
                (sentences,).
            page: probability that it is no sentence of the report but a caption, a label or half of
                one; shape (sentences,).
            telling: how each sentence stands to the others.
            weights: of what ``telling`` says of two sentences and, last, a bias.
        """
        self.alone: list[float] = alone.tolist()
        self.page: list[float] = page.tolist()
        self._telling, self._weights = telling, weights
        self._told: dict[tuple[int, int], float] = {}

    def told(self, index: int, other: int) -> float:
        """Probability that one sentence tells what another lacks."""
        pair = (index, other)
        if pair not in self._told:
            row = self._telling.of(index, other) @ self._weights[:-1] + self._weights[-1]
            self._told[pair] = float(sigmoid(row))
        return self._told[pair]

    def lost(self, index: int, beside: Sequence[int]) -> float:
        """Probability that a sentence is not understood beside others, or is of the page."""
        alone = self.alone[index]
        untold = prod(
            (1 - self.told(index, other) for other in beside if other != index), start=1.0
        )
        return 1 - (1 - self.page[index]) * (1 - alone * untold)

    def lacking(self, chosen: Sequence[int]) -> float:
        """The share of a summary's sentences that is expected to be lost on its reader."""
        return sum(self.lost(index, chosen) for index in chosen) / len(chosen)


@dataclass(frozen=True)
class StandingScorer:
    """Reads how the sentences of an article stand without it.

    Attributes:
        network: from :func:`sentence_features` to log-odds, columns ``ALONE`` and ``PAGE``.
        telling: weights of :class:`Telling` and, last, a bias.
    """

    network: Network
    telling: Floats

    def read(self, article: Article) -> Standing:
        """Judge every sentence of an article."""
        found = sigmoid(self.network.logits(sentence_features(article)))
        return Standing(found[:, ALONE], found[:, PAGE], Telling.of_article(article), self.telling)

    def tensors(self) -> dict[str, Floats]:
        """Everything that is stored."""
        return {**self.network.tensors("network"), "telling": self.telling}

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, NDArray[np.generic]]) -> StandingScorer:
        return cls(Network.from_tensors(tensors, "network"), tensors["telling"].astype(np.float32))
