"""What a planner is measured by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from eval.metrics import rouge
from summarizer.planning.scores import Scores
from summarizer.training.planner_data import Example

Floats = NDArray[np.float32]


def average_precision(scores: Floats, labels: Sequence[bool]) -> float:
    """Return the area under the precision-recall curve, by steps."""
    right = np.array(labels)[np.argsort(-scores, kind="stable")]
    precision = right.cumsum() / (np.arange(len(right)) + 1)
    return float(precision[right].mean()) if right.any() else 0.0


def calibration_error(probabilities: Floats, labels: Sequence[bool], bins: int = 10) -> float:
    """Return the expected calibration error (Guo et al., ICML 2017)."""
    return sum(
        share * abs(said - true) for said, true, share in reliability(probabilities, labels, bins)
    )


def reliability(
    probabilities: Floats, labels: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, float]]:
    """Return per bin of probability: mean said, share that is true, share of all."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    true = np.array(labels)
    inside = [place == index for index in range(bins)]
    return [
        (float(probabilities[i].mean()), float(true[i].mean()), float(i.mean()))
        for i in inside
        if i.any()
    ]


@dataclass
class Extracts:
    """Figures of the chosen sentences, over the articles that have the angle."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    margins: list[float] = field(default_factory=list)

    def add(
        self, example: Example, name: str, chosen: Sequence[int], others: Iterable[str]
    ) -> None:
        gold = example.gold[name]
        if gold is None or not chosen:
            return
        sentences = example.article.sentences
        text = " ".join(sentences[index].text for index in chosen)
        own = rouge(text, gold.text)
        self.rows.append(
            (
                *own.values(),
                100 * fmean(index in gold.relevant for index in chosen),
                100 * fmean(index in gold.evidence for index in chosen),
                float(len(text.split())),
            )
        )
        golds = (example.gold.get(other) for other in others)
        self.margins += [own["rouge1"] - rouge(text, g.text)["rouge1"] for g in golds if g]

    def means(self) -> list[float]:
        """ROUGE-1, ROUGE-2, ROUGE-L, share relevant, share evidence, words; focus margin last."""
        columns = zip(*self.rows, strict=True) if self.rows else [(0.0,)] * 6
        return [*map(fmean, columns), fmean(self.margins) if self.margins else float("nan")]


def flat(scores: Iterable[Scores]) -> Floats:
    """Relevance of all sentences, one after another."""
    return np.concatenate([score.relevance for score in scores])
