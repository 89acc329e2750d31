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
"""Probability from which a genre is named; chosen on the articles that the weights were fitted on,
in parts that each were fitted without."""

_FEWEST = 4  # sentences of an article by which anything can be told
_ENGLISH = 0.25  # of an English text's words at least are function words


class Genre(StrEnum):
    """What kind of text an article is."""

    REPORT = "report"
    OPINION = "opinion"  # a signed column, an editorial, an essay, advocacy
    STATEMENT = "statement"  # an official statement, a press release, a speech, an interview


NOTICES = {
    Genre.OPINION: "This reads as an opinion piece: what it claims are its author’s views.",
    Genre.STATEMENT: (
        "This reads as a statement or an interview: what it claims is what its speakers say, "
        "not what a reporter found."
    ),
}
"""One sentence for the readers of a text that is no report."""


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


def genre_of(article: Article, fitted: Weights | None = None) -> Genre:
    """The genre, where it is sure; a report otherwise, and where too little can be read.

    Args:
        article: in English; one in another language is a report.
        fitted: weights to use instead of those in the package.
    """
    if len(article.sentences) < _FEWEST or not _is_english(article):
        return Genre.REPORT
    found = (fitted or weights()).probabilities(features(article))
    return next((genre for genre in NOTICES if found[genre] >= SURE), Genre.REPORT)


@lru_cache(maxsize=16)
def notice(article: Article) -> str | None:
    """What readers of an article's summaries should know beforehand; ``None`` for a report."""
    return NOTICES.get(genre_of(article))


def _is_english(article: Article) -> bool:
    words = read(article).flat
    return sum(word.lower in FUNCTION_WORDS for word in words) >= _ENGLISH * len(words)
