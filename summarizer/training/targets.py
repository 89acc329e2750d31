"""Targets: what a record of each kind gives to learn, and which of it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.article import Article
from summarizer.training.config import Source, TargetKind
from summarizer.training.overlap import copied


@dataclass(frozen=True)
class Target:
    """A text to be learnt.

    Attributes:
        perspective: the name of the perspective it was written for.
        text: the text.
        focus: the sentences of the article it is written from; ``None`` for all.
        style: what is added to the perspective's instruction.
        rejected: a text that it is preferred to; empty where there is none.
        margin: how much likelier it is than that to the model at the start, in log-likelihood.
    """

    perspective: str
    text: str
    focus: tuple[int, ...] | None
    style: str = ""
    rejected: str = ""
    margin: float = 0.0


def parsed(kind: TargetKind, record: dict[str, Any]) -> Iterator[Target]:
    """The targets of a record; what it lacks raises as a mapping does."""
    return _KINDS[kind](record)


def wanted(target: Target, article: Article, source: Source) -> bool:
    """Whether a source's bounds let a target through."""
    most = source.most_evidence
    small = not most or target.focus is None or len(target.focus) <= most
    named = not source.only or target.perspective in source.only
    return small and named and _near(target, article, source)


def _near(target: Target, article: Article, source: Source) -> bool:
    least, most = source.least_copied, source.most_copied
    if (least, most) == (0, 1):
        return True
    return least <= copied(target.text, article.text) <= most


def _framings(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, framing) for name, framing in record["gold"].items() if framing)


def _sentences(record: dict[str, Any]) -> Iterator[Target]:
    for name, framing in _framings(record):
        for one in framing.get("close") or []:
            yield Target(name, one["text"], tuple(sorted(one["evidence"])))


def _summaries(record: dict[str, Any]) -> Iterator[Target]:
    parts: dict[str, list[Target]] = {}
    for one in _sentences(record):
        parts.setdefault(one.perspective, []).append(one)
    for name, each in parts.items():
        focus = sorted({index for part in each for index in part.focus or ()})
        yield Target(name, " ".join(part.text for part in each), tuple(focus))


def _free(record: dict[str, Any]) -> Iterator[Target]:
    for name, framing in _framings(record):
        yield Target(name, framing["text"], tuple(sorted(framing["evidence"])))


def _pair(record: dict[str, Any]) -> Iterator[Target]:
    yield Target("neutral", record["summary"], None)


def _correction(record: dict[str, Any]) -> Iterator[Target]:
    if record["corrected"]:
        yield Target("neutral", record["corrected"], None, rejected=record["summary"])


_KINDS: dict[TargetKind, Callable[[dict[str, Any]], Iterator[Target]]] = {
    TargetKind.SENTENCE: _sentences,
    TargetKind.SUMMARY: _summaries,
    TargetKind.FREE: _free,
    TargetKind.PAIR: _pair,
    TargetKind.CORRECTION: _correction,
}
