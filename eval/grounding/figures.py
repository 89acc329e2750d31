"""Figures of a check: does it put pairs in order, and does it tell good from bad at a level?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import balanced_accuracy_score

from eval.figures import ALL, Better
from eval.grounding.records import Record
from eval.grounding.validation import Scores
from eval.results import Described
from eval.statistics import Floats, Statistic, auc, balanced_accuracy, ratio

ORDER, AUC = "pairs in order, %", "AUC"
OWN, FOREIGN = "balanced accuracy, %", "balanced accuracy, threshold of the other suite, %"
DESCRIBED = (
    Described(
        ORDER,
        "pairs in which the right summary scores higher than the wrong one; a tie is half",
        Better.HIGHER,
    ),
    Described(
        AUC, "area under the ROC curve: right summaries against wrong ones", Better.HIGHER, 3
    ),
    Described(
        OWN,
        "mean of the shares of right and of wrong summaries that are called so, at a threshold "
        "chosen on other articles",
        Better.HIGHER,
    ),
    Described(FOREIGN, "the same, at the threshold of the other data set", Better.HIGHER),
)


@dataclass(frozen=True)
class Judged:
    """Summaries that are judged one by one, and the record each belongs to."""

    records: NDArray[np.int64]
    scores: Floats
    true: NDArray[np.bool_]
    folds: NDArray[np.int64]


def order(records: Sequence[Record], scores: Scores) -> dict[tuple[str, str], Statistic]:
    """Share of pairs in the right order, of every error type and of all."""
    right, kinds = [], []
    for record, own in zip(records, scores, strict=True):
        paired = len(own) == 2 and not np.isnan(own).any()
        good, bad = _sides(record, own) if paired else (0.0, 0.0)
        right.append(100 * (0.5 if abs(good - bad) < 1e-12 else float(good > bad)))
        kinds.append(record.kind or ALL if paired else "")
    has, points = np.array(kinds), np.array(right)
    found = {ALL: has != ""} | {kind: has == kind for kind in sorted(set(kinds) - {"", ALL})}
    return {(ORDER, kind): ratio(points * at, at.astype(float)) for kind, at in found.items()}


def _sides(record: Record, own: tuple[float, ...]) -> tuple[float, float]:
    """Scores of the right and of the wrong summary."""
    return (own[0], own[1]) if record.summaries[0].consistent else (own[1], own[0])


def judged(records: Sequence[Record], scores: Scores) -> Judged:
    """Both sides of pairs; of labelled records the written summary, not its correction."""
    found = [
        (place, value, summary.consistent, record.fold)
        for place, (record, own) in enumerate(zip(records, scores, strict=True))
        for summary, value in list(zip(record.summaries, own, strict=True))[
            : 2 if record.kind else 1
        ]
        if not np.isnan(value)
    ]
    places, values, true, folds = zip(*found, strict=True) if found else ((), (), (), ())
    return Judged(
        np.array(places, dtype=np.int64),
        np.array(values, dtype=float),
        np.array(true, dtype=bool),
        np.array(folds, dtype=np.int64),
    )


def level(own: Judged, other: Judged | None) -> dict[tuple[str, str], Statistic]:
    """How well a threshold on the score tells right summaries from wrong ones."""
    if len(own.true) == 0 or own.true.all() or not own.true.any():
        return {}
    found = {(AUC, ALL): _spread(own, auc(own.scores, own.true))}
    said = np.zeros(len(own.true), dtype=bool)
    for held_out in np.unique(own.folds):
        here = own.folds == held_out
        said[here] = own.scores[here] >= threshold(own.true[~here], own.scores[~here])
    found[OWN, ALL] = _percent(own, said)
    if other is not None and len(other.true):
        at = threshold(other.true, other.scores)
        found[FOREIGN, ALL] = _percent(own, own.scores >= at)
    return found


def _percent(own: Judged, said: NDArray[np.bool_]) -> Statistic:
    found = _spread(own, balanced_accuracy(said, own.true))
    return Statistic(lambda weights: 100 * found(weights), found.items)


def _spread(own: Judged, statistic: Statistic) -> Statistic:
    """A statistic of summaries, given weights of records."""
    return Statistic(
        lambda weights: statistic(weights[:, own.records]), len(np.unique(own.records))
    )


def threshold(true: NDArray[np.bool_], scores: Floats) -> float:
    """The quantile of the scores at which balanced accuracy is highest."""
    if len(scores) == 0 or true.all() or not true.any():
        return 0.5
    tried = np.quantile(scores, np.linspace(0.02, 0.98, 49))
    return float(max(tried, key=lambda at: balanced_accuracy_score(true, scores >= at)))
