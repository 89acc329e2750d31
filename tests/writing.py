"""Articles from sentences, as tests write them."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from summarizer.article import Article
from summarizer.planning.standing import Standing
from summarizer.planning.standing_features import Telling


def article_of(*sentences: str) -> Article:
    """An article of just these sentences, one space apart."""
    ends = list(accumulate((len(one) + 1 for one in sentences), initial=0))
    offsets = [(start, start + len(one)) for start, one in zip(ends, sentences, strict=False)]
    return Article.from_offsets(" ".join(sentences), offsets)


def standing_of(
    article: Article, alone: dict[int, float] | None = None, page: dict[int, float] | None = None
) -> Standing:
    """How an article's sentences stand: all alike but for these; each tells half of any other."""
    every = range(len(article.sentences))
    telling = Telling.of_article(article)
    nothing = np.zeros(len(telling.of(0, 0)) + 1, np.float32)
    return Standing(
        np.array([(alone or {}).get(index, 0.0) for index in every], np.float32),
        np.array([(page or {}).get(index, 0.0) for index in every], np.float32),
        telling,
        nothing,
    )
