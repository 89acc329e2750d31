"""What the summaries of one article share, and what only one of them says, told by evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Article
from summarizer.result import Result

RELEVANT = 0.5
"""Relevance from which a sentence bears on a perspective."""


@dataclass(frozen=True)
class Told:
    """A sentence of a summary.

    Attributes:
        position: its place in the summary, from 0.
        evidence: indices of the article's sentences that it rests on.
    """

    perspective: str
    position: int
    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True)
class Coverage:
    """How much of an article, in shares of its words: what bears on a perspective, what it used."""

    relevant: float
    used: float


@dataclass(frozen=True)
class Comparison:
    """The summaries of an article side by side.

    Attributes:
        shared: groups of sentences of different perspectives that rest on the same evidence.
        only: for each perspective the sentences whose evidence no other one uses.
    """

    shared: tuple[tuple[Told, ...], ...]
    only: Mapping[str, tuple[Told, ...]]
    coverage: Mapping[str, Coverage]

    def to_dict(self) -> dict[str, Any]:
        return {
            "shared": [
                {"evidence": evidence_of(group), "told": [vars(one) for one in group]}
                for group in self.shared
            ],
            "only": {name: [vars(one) for one in told] for name, told in self.only.items()},
            "coverage": {
                name: {"relevant": round(one.relevant, 3), "used": round(one.used, 3)}
                for name, one in self.coverage.items()
            },
        }


def compare(result: Result) -> Comparison:
    """Compare the summaries of a result without failure."""
    groups = _groups(
        Told(name, position, sentence.text, sentence.evidence)
        for name, summary in result.summaries.items()
        for position, sentence in enumerate(summary.sentences)
    )
    shared = tuple(tuple(group) for group in groups if _perspectives(group) > 1)
    alone = [one for group in groups if _perspectives(group) == 1 for one in group]
    return Comparison(
        shared,
        {name: tuple(o for o in alone if o.perspective == name) for name in result.summaries},
        {name: _coverage(result, name) for name in result.summaries},
    )


def evidence_of(group: Iterable[Told]) -> list[int]:
    """All the evidence of some sentences, in reading order."""
    return sorted({index for one in group for index in one.evidence})


def _groups(sentences: Iterable[Told]) -> list[list[Told]]:
    """Join sentences that have evidence in common, directly or through others."""
    groups: list[list[Told]] = []
    for sentence in sentences:
        near = [group for group in groups if set(evidence_of(group)) & set(sentence.evidence)]
        groups = [group for group in groups if not any(group is one for one in near)]
        groups.append([one for group in near for one in group] + [sentence])
    return sorted(groups, key=lambda group: evidence_of(group)[:1])


def _perspectives(group: Sequence[Told]) -> int:
    return len({one.perspective for one in group})


def _coverage(result: Result, name: str) -> Coverage:
    relevance = result.relevance.get(name, ())
    used = {index for one in result[name].sentences for index in one.evidence}
    return Coverage(
        _share(result.article, {i for i, value in enumerate(relevance) if value >= RELEVANT}),
        _share(result.article, used),
    )


def _share(article: Article | None, indices: set[int]) -> float:
    """Share of the article's words that stand in these sentences."""
    sizes = [len(sentence.text.split()) for sentence in article.sentences] if article else []
    return sum(sizes[index] for index in indices) / max(1, sum(sizes))
