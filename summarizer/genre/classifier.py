"""The genre of an article, and what its readers are told of it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from summarizer.article import Article
from summarizer.genre.features import features
from summarizer.grounding.lexicon import FUNCTION_WORDS
from summarizer.grounding.source import read

PATH = Path(__file__).with_name("weights.json")
"""Written by ``python -m summarizer.training.genre``."""

SURE = 0.75
"""Probability of no report from which readers are told; chosen on the articles that the weights
were fitted on, in parts that each were fitted without."""

_FEWEST = 4  # sentences of an article by which anything can be told
_ENGLISH = 0.25  # of an English text's words at least are function words


class Genre(StrEnum):
    """What kind of text an article is."""

    REPORT = "report"
    OPINION = "opinion"  # a signed column, an editorial, an essay, advocacy
    STATEMENT = "statement"  # an official statement, a press release, a speech, an interview


NOTICE = (
    "This reads as an opinion piece or a statement, not as a news report: what it claims is its "
    "author’s or its speakers’ own view."
)
"""One sentence for the readers of a text that is no report. It names both kinds: a government's
statement argues as a column does, and was called one."""


@dataclass(frozen=True)
class Weights:
    """A logistic regression of several classes (softmax) over named features.

    Attributes:
        bias: by genre.
        weights: by genre and feature.
    """

    bias: Mapping[Genre, float]
    weights: Mapping[Genre, Mapping[str, float]]

    def probabilities(self, found: Mapping[str, float]) -> dict[Genre, float]:
        """How probable each genre is for an article with these features."""
        scores = {
            genre: self.bias[genre]
            + sum(weight * found[name] for name, weight in self.weights[genre].items())
            for genre in Genre
        }
        highest = max(scores.values())
        powers = {genre: math.exp(score - highest) for genre, score in scores.items()}
        return {genre: power / sum(powers.values()) for genre, power in powers.items()}


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with the package."""
    stored = json.loads(PATH.read_text(encoding="utf-8"))
    return Weights(
        {genre: stored[genre]["bias"] for genre in Genre},
        {genre: stored[genre]["weights"] for genre in Genre},
    )


def is_report(article: Article, fitted: Weights | None = None) -> bool:
    """Whether an article is a report, or may be one: where too little can be read it is.

    Args:
        article: in English; one in another language is a report.
        fitted: weights to use instead of those in the package.
    """
    if len(article.sentences) < _FEWEST or not _is_english(article):
        return True
    return 1 - (fitted or weights()).probabilities(features(article))[Genre.REPORT] < SURE


@lru_cache(maxsize=16)
def notice(article: Article) -> str | None:
    """What readers of an article's summaries should know beforehand; ``None`` for a report."""
    return None if is_report(article) else NOTICE


def _is_english(article: Article) -> bool:
    words = read(article).flat
    return sum(word.lower in FUNCTION_WORDS for word in words) >= _ENGLISH * len(words)
