"""What is counted. ROUGE comes from a library; the rest is small enough to check by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from statistics import fmean

from rouge_score.rouge_scorer import RougeScorer

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"(?<![.!?:\"“'‘]\s)(?<!^)(?<![\"“‘'])\b[A-Z][\w’'-]+")


@lru_cache(maxsize=1)
def _scorer() -> RougeScorer:
    return RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)


def rouge(text: str, gold: str) -> dict[str, float]:
    """ROUGE-1/2/L F in percent (Lin 2004)."""
    return {name: 100 * value.fmeasure for name, value in _scorer().score(gold, text).items()}


def unsupported(text: str, article: str) -> list[str]:
    """Names and numbers of a text that its article lacks, by string alone.

    A name is a capitalised word inside a sentence; it is supported where the article has the
    word in any case. Written independently of the product's own check, to judge it.
    """
    words = {_bare(word) for word in re.findall(r"[\w’'-]+", article)}
    parts = words | {part for word in words for part in word.split("-")}
    numbers = {number.rstrip(".,") for number in _NUMBER.findall(article)}
    foreign = [number for number in _NUMBER.findall(text) if number not in numbers]
    names = [name for name in _CAPITAL.findall(text) if _bare(name) not in parts]
    return foreign + [n for n in names if not all(p in parts for p in _bare(n).split("-"))]


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).strip("’'-").lower()


def copied(text: str, article: str, size: int = 4) -> float:
    """Share of a text's word n-grams that stand in the article, in percent."""
    source = set(_ngrams(article, size))
    own = _ngrams(text, size)
    return 100 * fmean([gram in source for gram in own]) if own else 0.0


def _ngrams(text: str, size: int) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def distinctness(one: str, other: str) -> float:
    """How much two texts differ: 100 minus their ROUGE-1 F."""
    return 100 - rouge(one, other)["rouge1"]


def f1(predicted: Sequence[bool], gold: Sequence[bool]) -> float:
    """F1 of saying that an article has an angle, 0..1."""
    hits = sum(p and g for p, g in zip(predicted, gold, strict=True))
    return 2 * hits / max(1, sum(predicted) + sum(gold))


def mean(values: Iterable[float]) -> float | None:
    """The mean, or ``None`` of nothing."""
    collected = list(values)
    return fmean(collected) if collected else None
