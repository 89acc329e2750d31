"""Articles from sentences, as tests write them."""

from __future__ import annotations

from itertools import accumulate

from summarizer.article import Article


def article_of(*sentences: str) -> Article:
    """An article of just these sentences, one space apart."""
    ends = list(accumulate((len(one) + 1 for one in sentences), initial=0))
    offsets = [(start, start + len(one)) for start, one in zip(ends, sentences, strict=False)]
    return Article.from_offsets(" ".join(sentences), offsets)
