"""How much of a text stands in its article word for word."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9]+")


def copied(text: str, article: str, size: int = 4) -> float:
    """Share of a text's word n-grams that stand in the article, 0..1."""
    source = set(ngrams(article, size))
    own = ngrams(text, size)
    return sum(gram in source for gram in own) / len(own) if own else 0.0


def ngrams(text: str, size: int) -> list[tuple[str, ...]]:
    """Runs of ``size`` neighbouring words, split as ROUGE does."""
    words = _WORD.findall(text.lower())
    return list(zip(*(words[start:] for start in range(size)), strict=False))
