"""What the gate measures: few figures, each a number that a change should not make worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval import figures
from eval.cases import Case
from eval.figures import Better, Column
from eval.identity import checksum, package_weights
from eval.outputs import Output
from eval.speed.peers import gguf_file
from eval.suites.examples import SUITE, cases, records
from eval.systems.pipeline import written_by
from summarizer.checking import Verdict, verdict
from summarizer.grounding import Grounder
from summarizer.pipeline import Summarizer

OBJECTED = "false statements objected to, %"
DOUBTED = "true statements objected to, %"


@dataclass(frozen=True)
class Guarded:
    """A figure of the gate.

    Attributes:
        slack: how far below what was measured its floor is set: small differences between
            processors may turn one sentence into another.
    """

    name: str
    better: Better
    slack: float


GUARDED = (
    Guarded("abstention right, %", Better.HIGHER, 4.2),  # one answer of 24
    Guarded("facts mentioned, %", Better.HIGHER, 3.0),
    Guarded("false statements made", Better.LOWER, 0.0),
    Guarded("foreign name or number, %", Better.LOWER, 0.0),
    Guarded("distinctness of the framings", Better.HIGHER, 5.0),
    Guarded(OBJECTED, Better.HIGHER, 0.7),  # one statement of 144
    Guarded(DOUBTED, Better.LOWER, 1.1),  # one of 96
)


@dataclass(frozen=True)
class Measured:
    """The figures, and checksums of what they were measured on and with."""

    figures: dict[str, float]
    data: str
    weights: dict[str, str]


def pins() -> tuple[str, dict[str, str]]:
    """Checksums of the articles, and of the weights: the model's file and the package's own."""
    model = gguf_file()
    return records().sha256, {model.name: checksum(model)} | package_weights()


def measure(summarizer: Summarizer) -> Measured:
    """Summarize the repository's articles and measure."""
    own = cases(records())
    outputs = list(written_by(summarizer)(own))
    data, weights = pins()
    return Measured(pooled(own, outputs) | objected(own), data, weights)


def pooled(own: Sequence[Case], outputs: Sequence[Output]) -> dict[str, float]:
    """Every guarded figure of the suite, over all perspectives."""
    wanted = [one for one in SUITE.figures if one.name in {g.name for g in GUARDED}]
    columns = figures.columns(wanted, own, outputs, pooled=True)
    return {name: _value(column) for (name, _), column in columns.items()}


def _value(column: Column) -> float:
    """Without rounding a floor might lie a hair above what it was set from."""
    value = float(column.statistic(np.ones((1, len(column.numerators))))[0])
    return round(0.0 if np.isnan(value) else value, 4)


def objected(own: Sequence[Case]) -> dict[str, float]:
    """Shares of known statements that the check does not call supported, symbols alone."""
    return {
        OBJECTED: _objected([(case, one) for case in own for one in case.must_not]),
        DOUBTED: _objected([(case, one) for case in own for one in case.true]),
    }


def _objected(statements: Sequence[tuple[Case, str]]) -> float:
    grounder = Grounder()
    found = [
        verdict(checked) is not Verdict.SUPPORTED
        for case, statement in statements
        for checked in grounder.check(case.article, [statement])
    ]
    return round(100 * sum(found) / len(found), 4)
