"""Summaries with known errors, as features: what the grounding check is fitted and judged on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.data import Row
from eval.progress import follow
from summarizer.article import Article
from summarizer.grounding.findings import HARD, Facts, Findings, examine
from summarizer.grounding.source import read
from summarizer.sentences import split_sentences

CUTS = 200
"""Articles whose editor's cuts teach that a cut is supported."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a summary and what the checks found."""

    text: str
    findings: Findings

    @property
    def gated(self) -> bool:
        return any(issue.kind in HARD for issue in self.findings.issues)

    @property
    def copied(self) -> bool:
        return self.findings.alignment.verbatim and not self.findings.issues


@dataclass(frozen=True)
class Summary:
    """A summary and whether it is consistent with its article."""

    sentences: tuple[Sentence, ...]
    consistent: bool

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.sentences)


@dataclass(frozen=True)
class Record:
    """An article and one or two summaries of it.

    Attributes:
        article: the article's text.
        fold: by article, so that no article is both fitted on and judged.
        kind: error type of a pair; ``None`` where summaries are judged one by one.
        published: metric to its scores of the consistent and the other summary.
    """

    article: str
    fold: int
    summaries: tuple[Summary, ...]
    kind: str | None = None
    published: Mapping[str, tuple[float, float]] | None = None


def pairs(rows: Sequence[Row]) -> Iterator[Record]:
    """BUMP (Ma et al., ACL 2023): a consistent summary, and the same with one error."""
    for stored in _examined(rows, "pairs"):
        texts = ((stored["consistent"], True), (stored["inconsistent"], False))
        scores = stored["published_scores"]
        metrics = sorted({name.rsplit("_", 1)[0] for name in scores})
        yield Record(
            article=stored["text"],
            fold=fold(stored["text"]),
            summaries=_summaries(stored["text"], texts),
            kind=stored["error_type"],
            published={m: (scores[f"{m}_reference"], scores[f"{m}_edited"]) for m in metrics},
        )


def labelled(rows: Sequence[Row]) -> Iterator[Record]:
    """DeFacto (Liu et al., ACL 2023): a model's summary, and its correction where it errs."""
    for stored in _examined(rows, "labelled summaries"):
        texts = [(stored["summary"], not stored["has_error"])]
        if stored["has_error"] and stored["corrected"]:
            texts.append((stored["corrected"], True))
        article = stored["text"]
        yield Record(article, fold(article), _summaries(article, texts))


def cuts(rows: Sequence[Row]) -> Iterator[Record]:
    """Sentences cut and joined from the article's own words by an editor: all consistent."""
    for stored in _examined(rows, "an editor's cuts"):
        golds = [gold for gold in stored["gold"].values() if gold]
        texts = [(cut["text"], True) for gold in golds for cut in gold.get("close") or ()]
        if texts:
            article = stored["text"]
            yield Record(article, fold(article), _summaries(article, texts))


def _examined(rows: Sequence[Row], what: str) -> Iterator[Row]:
    return follow(rows, f"examining {what}", len(rows))


def _summaries(article: str, texts: Any) -> tuple[Summary, ...]:
    facts = Facts(read(Article.from_text(article)))
    return tuple(Summary(_sentences(text, facts), consistent) for text, consistent in texts)


def _sentences(text: str, facts: Facts) -> tuple[Sentence, ...]:
    parts = [text[start:end] for start, end in split_sentences(text)]
    return tuple(
        Sentence(part, examine(part, facts, earlier=" ".join(parts[:position])))
        for position, part in enumerate(parts)
    )


def key(article: str) -> str:
    """A short name of an article that is the same on every machine."""
    return hashlib.sha256(article.encode()).hexdigest()[:16]


def fold(article: str, folds: int = 5) -> int:
    """Which part of the cross-validation an article is in."""
    return int(key(article), 16) % folds
