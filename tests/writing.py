"""Articles from sentences, as tests write them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import numpy as np

from summarizer.article import Article
from summarizer.planning.standing import Floats, Standing


def article_of(*sentences: str) -> Article:
    """An article of just these sentences, one space apart."""
    ends = list(accumulate((len(one) + 1 for one in sentences), initial=0))
    offsets = [(start, start + len(one)) for start, one in zip(ends, sentences, strict=False)]
    return Article.from_offsets(" ".join(sentences), offsets)


class Said(Standing):
    """How sentences stand, as a test says: what precedes one halves what it lacks, as does any."""

    def __init__(
        self,
        alone: Mapping[int, float],
        page: Mapping[int, float],
        misled: Mapping[tuple[int, int | None], float],
    ) -> None:
        self._alone, self._page, self._misled = alone, page, misled

    def judged(self, index: int, before: int | None = None) -> Floats:
        lost = self._alone.get(index, 0.0) / (1 if before is None else 2)
        misled = self._misled.get((index, before), 0.0)
        return np.array([max(lost, misled), misled, self._page.get(index, 0.0)], np.float32)

    def told(self, *_: int) -> float:
        return 0.5


def standing_of(
    alone: Mapping[int, float] | None = None,
    page: Mapping[int, float] | None = None,
    misled: Mapping[tuple[int, int | None], float] | None = None,
) -> Standing:
    """How an article's sentences stand: all alike but for these."""
    return Said(alone or {}, page or {}, misled or {})
