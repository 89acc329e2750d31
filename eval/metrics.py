"""What is counted. ROUGE comes from a library; the rest is small enough to check by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from statistics import fmean

from rouge_score.rouge_scorer import RougeScorer

from summarizer.sentences import split_sentences
from summarizer.training import overlap

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"(?<![.!?:\"“'‘]\s)(?<!^)(?<![\"“‘'])\b[A-Z][\w’'-]+")
_TOKEN = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:[’'][^\W_]+)*")
_NEGATIONS = frozenset("no not never nor neither without nobody none cannot".split())


@lru_cache(maxsize=1)
def _scorer() -> RougeScorer:
    return RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)


@lru_cache(maxsize=50_000)
def _rouge(text: str, gold: str) -> tuple[tuple[str, float], ...]:
    found = _scorer().score(gold, text)
    return tuple((name, 100 * value.fmeasure) for name, value in found.items())


def rouge(text: str, gold: str) -> dict[str, float]:
    """ROUGE-1/2/L F in percent (Lin 2004)."""
    return dict(_rouge(text, gold))


def focus_margin(text: str, own: str, others: Sequence[str]) -> float:
    """ROUGE-1 against the own gold minus the mean against the others', in points."""
    return rouge(text, own)["rouge1"] - fmean(rouge(text, other)["rouge1"] for other in others)


def unsupported(text: str, article: str) -> list[str]:
    """Names and numbers of a text that its article lacks, by string alone.

    A name is a capitalised word inside a sentence; it is supported where the article has the
    word in any case. Written independently of the product's own check, to judge it.
    """
    return foreign_numbers(text, article) + foreign_names(text, article)


def foreign_numbers(text: str, article: str) -> list[str]:
    """Numbers in digits that the article lacks."""
    numbers = {number.rstrip(".,") for number in _NUMBER.findall(article)}
    return [number for number in _NUMBER.findall(text) if number not in numbers]


def foreign_names(text: str, article: str) -> list[str]:
    """Capitalised words inside a sentence that the article lacks."""
    words = {_bare(word) for word in re.findall(r"[\w’'-]+", article)}
    parts = words | {part for word in words for part in word.split("-")}
    names = [name for name in _CAPITAL.findall(text) if _bare(name) not in parts]
    return [name for name in names if not all(p in parts for p in _bare(name).split("-"))]


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).strip("’'-").lower()


def copied(text: str, article: str) -> float:
    """Share of a text's word 4-grams that stand in the article, in percent."""
    return 100 * overlap.copied(text, article)


def distinctness(one: str, other: str) -> float:
    """How much two texts differ: 100 minus their ROUGE-1 F."""
    return 100 - rouge(one, other)["rouge1"]


def f1(predicted: Sequence[bool], gold: Sequence[bool]) -> float:
    """F1 of saying that an article has an angle, 0..1."""
    hits = sum(p and g for p, g in zip(predicted, gold, strict=True))
    return 2 * hits / max(1, sum(predicted) + sum(gold))


def evidence_precision(named: Sequence[int], gold: frozenset[int]) -> float:
    """Share of the sentences named as evidence that are among the gold's, 0..1."""
    return len(gold.intersection(named)) / len(named)


def mentions(text: str, fact: str) -> bool:
    """Whether a text holds a string, in any case and spacing."""
    return _plain(fact) in _plain(text)


def states(text: str, statement: str) -> bool:
    """Whether a sentence of the text makes the statement, as far as words can tell.

    It does where it has all the statement's words in their order, perhaps with others between,
    and no negation that the statement lacks.
    """
    claim = _tokens(statement)
    return any(_says(_tokens(text[start:end]), claim) for start, end in split_sentences(text))


def _says(sentence: Sequence[str], claim: Sequence[str]) -> bool:
    rest = iter(sentence)
    if not all(word in rest for word in claim):
        return False
    return set(_negations(sentence)) <= set(_negations(claim))


def _negations(words: Sequence[str]) -> Iterator[str]:
    return (word for word in words if word in _NEGATIONS or word.endswith("n't"))


def _tokens(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text.replace("’", "'"))]


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


def words(text: str) -> list[str]:
    """The text's words and numbers as they are written."""
    return _TOKEN.findall(text)


def mean(values: Iterable[float]) -> float | None:
    """The mean, or ``None`` of nothing."""
    collected = list(values)
    return fmean(collected) if collected else None
