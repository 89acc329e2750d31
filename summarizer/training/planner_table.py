"""The planner's training table: articles, targets, held-out parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizer.perspectives import Perspective
from summarizer.training.planner_data import Example, Targets, targets

Floats = NDArray[np.float32]
PARTS = 5


@dataclass(frozen=True)
class Column:
    """A target of the network: what it says about which perspective."""

    perspective: Perspective
    kind: str


def columns(perspectives: Sequence[Perspective]) -> list[Column]:
    """Return the network's targets. Of a whole article, what is evidence is what is relevant."""
    framing = ("relevant", "evidence", "wording 1", "wording 2")
    return [
        Column(perspective, kind)
        for perspective in perspectives
        for kind in (framing[1:] if perspective.whole_article else framing)
    ]


@dataclass(frozen=True)
class Table:
    """Everything there is to fit on, a row per sentence unless said otherwise.

    Attributes:
        labels: of each column; shape (sentences, columns).
        article: which article a sentence is of.
        fold: of each article, 0 to ``PARTS`` - 1; shape (articles,).
        present: which framings the articles have; shape (articles, framings).
    """

    examples: list[Example]
    perspectives: Sequence[Perspective]
    columns: list[Column]
    labels: Floats
    article: NDArray[np.int64]
    fold: NDArray[np.int64]
    present: NDArray[np.bool_]

    @classmethod
    def of(cls, examples: Sequence[Example], perspectives: Sequence[Perspective]) -> Table:
        kept = [_without_some_titles(example) for example in examples]
        known = {p.name: targets(kept, p) for p in perspectives}
        wanted = columns(perspectives)
        labels = [_label(known[c.perspective.name], c.kind) for c in wanted]
        framings = [p for p in perspectives if not p.whole_article]
        present = [[e.gold.get(p.name) is not None for p in framings] for e in kept]
        sizes = [len(example.article.sentences) for example in kept]
        return cls(
            kept,
            perspectives,
            wanted,
            np.stack(labels, axis=1),
            np.repeat(np.arange(len(kept)), sizes),
            np.arange(len(kept)) % PARTS,
            np.array(present).reshape(len(kept), len(framings)),
        )

    def framing(self, perspective: Perspective) -> int:
        """The column of ``present`` that is about this perspective."""
        return [p for p in self.perspectives if not p.whole_article].index(perspective)

    @property
    def first(self) -> list[int]:
        """The columns that a bag of words can say something about."""
        return [i for i, c in enumerate(self.columns) if not c.kind.startswith("wording")]


def _label(known: Targets, kind: str) -> Floats:
    name, _, size = kind.partition(" ")
    values: Floats = getattr(known, name)
    return values[:, int(size) - 1] if size else values


def _without_some_titles(example: Example) -> Example:
    """Hide every fourth title: articles without one must be at home in training, too."""
    if example.fold != 0 and str(example.article.id).encode()[-1] % 4:
        return example
    return replace(example, article=replace(example.article, title=None))
