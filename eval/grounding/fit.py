"""Fits the support: a logistic regression in which a good sign can only help, a bad one only harm.

Rows are sentences (supported or not) and differences between a sentence and the same with an
error; the latter teach the order, the former the level. The signs of the weights are given, so
that an issue never raises the support, which few articles would otherwise let it do by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.grounding.likelihoods import Likelihoods
from eval.grounding.records import Record, Sentence, key
from summarizer.grounding.support import Coefficients

Floats = NDArray[np.float64]

HELPS = frozenset(
    ("coverage", "best", "pairs", "copied", "linked", "number_context", "number_near", "likelihood")
)
FREE = frozenset(("length",))
INVERSE_PENALTY = 0.03
PAIR_WEIGHT = 2.0
CORRECTION_WEIGHT = 0.3
CUT_WEIGHT = 0.2


@dataclass(frozen=True)
class Row:
    """One training row; ``pair`` rows are differences and have no bias."""

    features: Mapping[str, float]
    positive: bool
    weight: float
    pair: bool = False


def features(record: Record, sentence: Sentence, known: Likelihoods | None) -> dict[str, float]:
    """The features of a sentence, with the model's likelihood unless ``known`` is ``None``."""
    found = dict(sentence.findings.features)
    if known is not None:
        found["likelihood"] = known[key(record.article), sentence.text]
    return found


def rows(records: Iterable[Record], known: Likelihoods | None) -> Iterator[Row]:
    """Training rows of all records."""
    for record in records:
        first, *others = record.summaries
        if record.kind is not None:
            yield from _pair_rows(record, known)
            continue
        if not others or any(not summary.consistent for summary in record.summaries):
            yield from _level_rows(record, known)
            if others and len(first.sentences) == len(others[0].sentences) == 1:
                better = features(record, others[0].sentences[0], known)
                worse = features(record, first.sentences[0], known)
                yield from _difference(better, worse, CORRECTION_WEIGHT)
            continue
        for summary in record.summaries:
            for sentence in summary.sentences:
                yield Row(features(record, sentence, known), True, CUT_WEIGHT)


def _pair_rows(record: Record, known: Likelihoods | None) -> Iterator[Row]:
    """Only the sentences in which the two summaries differ."""
    good, bad = (summary.sentences for summary in record.summaries)
    shared = {one.text for one in good} & {one.text for one in bad}
    good = tuple(one for one in good if one.text not in shared)
    bad = tuple(one for one in bad if one.text not in shared)
    for sentences, positive in ((good, True), (bad, False)):
        for one in sentences:
            yield Row(features(record, one, known), positive, 0.5)
    if len(good) == len(bad):
        for better, worse in zip(good, bad, strict=True):
            found = features(record, better, known), features(record, worse, known)
            yield from _difference(*found, PAIR_WEIGHT)


def _level_rows(record: Record, known: Likelihoods | None) -> Iterator[Row]:
    for summary in record.summaries:
        for one in summary.sentences:
            weight = 1.5 if summary.consistent else 1.0
            yield Row(features(record, one, known), summary.consistent, weight)


def _difference(
    better: Mapping[str, float], worse: Mapping[str, float], weight: float
) -> Iterator[Row]:
    names = better.keys() | worse.keys()
    ahead = {name: better.get(name, 0.0) - worse.get(name, 0.0) for name in names}
    yield Row(ahead, True, weight, pair=True)
    yield Row({name: -value for name, value in ahead.items()}, False, weight, pair=True)


def fit(found: Sequence[Row]) -> Coefficients:
    """Weighted logistic regression with an L2 penalty on standardized features and given signs."""
    names = sorted({name for row in found for name in row.features})
    raw = np.array([[row.features.get(name, 0.0) for name in names] for row in found])
    level = np.array([not row.pair for row in found])
    scale = raw[level].std(0)
    scale[scale == 0] = 1.0
    matrix = np.hstack([raw / scale, level[:, None].astype(float)])
    target = np.array([1.0 if row.positive else -1.0 for row in found])
    weight = np.array([row.weight for row in found])

    def loss(values: Floats) -> tuple[float, Floats]:
        margin = target * (matrix @ values)
        penalty = np.append(values[:-1], 0.0) / INVERSE_PENALTY
        slope = -(weight * target / (1 + np.exp(margin))) @ matrix
        total = (weight * np.logaddexp(0, -margin)).sum() + 0.5 * penalty @ values
        return float(total), slope + penalty

    start = np.zeros(matrix.shape[1])
    bounds = [*(_sign(name) for name in names), (None, None)]
    solved = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = {
        name: round(float(value / s), 4)
        for name, value, s in zip(names, solved, scale, strict=False)
        if abs(value) > 1e-4
    }
    return Coefficients(round(float(solved[-1]), 4), weights)


def _sign(name: str) -> tuple[float | None, float | None]:
    if name in FREE:
        return None, None
    return (0.0, None) if name in HELPS else (None, 0.0)
