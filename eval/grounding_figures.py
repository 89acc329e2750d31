"""Figures of a check: does it put pairs in order, and does it tell good from bad at a level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from eval.grounding_records import Record

Order = dict[str, float]
"""Error type to share of pairs in the right order; ``all`` for all of them."""

Supports = Mapping[tuple[int, int], float]
ALL = "all"


@dataclass(frozen=True)
class Level:
    """How well one threshold on the support tells consistent summaries from the others."""

    summaries: int
    auc: float
    balanced_accuracy: float


def order(records: Sequence[Record], supports: Supports) -> Order:
    """Share of pairs in which the consistent summary has more support; a tie is half."""
    return _shares(
        [
            (str(record.kind), supports[id(record), 0], supports[id(record), 1])
            for record in records
            if (id(record), 0) in supports
        ]
    )


def published(records: Sequence[Record]) -> dict[str, Order]:
    """The same for the metrics whose scores come with the pairs."""
    metrics = sorted({name for record in records for name in record.published or ()})
    return {
        metric: _shares(
            [
                (str(record.kind), *record.published[metric])
                for record in records
                if record.published
            ]
        )
        for metric in metrics
    }


def _shares(pairs: Sequence[tuple[str, float, float]]) -> Order:
    right: dict[str, list[float]] = {}
    for kind, better, worse in pairs:
        point = 0.5 if abs(better - worse) < 1e-12 else float(better > worse)
        right.setdefault(kind, []).append(point)
        right.setdefault(ALL, []).append(point)
    kinds = [*sorted(kind for kind in right if kind != ALL), ALL] if right else []
    return {kind: float(np.mean(right[kind])) for kind in kinds}


def level(records: Sequence[Record], supports: Supports) -> Level:
    """Over the written summaries (not the corrections); each fold's threshold is the others'."""
    judged = [record for record in records if (id(record), 0) in supports]
    truth = np.array([record.summaries[0].consistent for record in judged])
    score = np.array([supports[id(record), 0] for record in judged])
    folds = np.array([record.fold for record in judged])
    if len(judged) == 0 or truth.all() or not truth.any():
        return Level(len(judged), float("nan"), float("nan"))
    said = np.zeros(len(judged), dtype=bool)
    for held_out in np.unique(folds):
        here = folds == held_out
        there = ~here
        said[here] = score[here] >= _threshold(truth[there], score[there])
    accuracy = balanced_accuracy_score(truth, said)
    return Level(len(judged), float(roc_auc_score(truth, score)), float(accuracy))


def _threshold(truth: np.ndarray, score: np.ndarray) -> float:
    tried = np.quantile(score, np.linspace(0.02, 0.98, 49)) if len(score) else np.array([0.5])
    return float(max(tried, key=lambda at: balanced_accuracy_score(truth, score >= at)))
