"""Figures of written summaries: each is a row of a table, computed from parts by article.

A part is a numerator and a denominator of one article; a figure is the sum of the numerators over
the sum of the denominators. So a mean leaves out what has no value, and F1 needs no other code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from eval.cases import Case
from eval.outputs import Output
from eval.statistics import Floats, Statistic, ratio

Part = tuple[float, float] | None
Measure = Callable[[Case, Output, str], Part]
ALL = "all"
"""The column of figures that are not of one perspective."""


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Over(StrEnum):
    """What a figure is of."""

    EACH = "each"  # every perspective
    FRAMINGS = "framings"  # every perspective that an article may lack
    ARTICLE = "article"  # the article as a whole


@dataclass(frozen=True)
class Figure:
    """A measured quantity.

    Attributes:
        part: of an article, its output and a perspective; ``None`` where it has no value.
        digits: how many are shown after the point.
    """

    name: str
    part: Measure
    about: str
    better: Better = Better.HIGHER
    over: Over = Over.EACH
    digits: int = 1


@dataclass(frozen=True)
class Column:
    """A figure of one perspective over all articles, ready for the bootstrap."""

    figure: Figure
    perspective: str
    numerators: Floats
    denominators: Floats

    @property
    def statistic(self) -> Statistic:
        return ratio(self.numerators, self.denominators)


def columns(
    figures: Sequence[Figure], cases: Sequence[Case], outputs: Sequence[Output], pooled: bool
) -> dict[tuple[str, str], Column]:
    """All figures of one system; by figure name and perspective."""
    found = {}
    for figure in figures:
        for name, members in _groups(figure, cases, pooled).items():
            parts = [
                _sum([figure.part(case, output, one) for one in members(case)])
                for case, output in zip(cases, outputs, strict=True)
            ]
            above, below = np.array(parts, dtype=float).reshape(-1, 2).T
            found[figure.name, name] = Column(figure, name, above, below)
    return found


Members = Callable[[Case], Sequence[str]]


def _groups(figure: Figure, cases: Sequence[Case], pooled: bool) -> Mapping[str, Members]:
    """Column name to the perspectives of a case that it is summed over."""
    if figure.over is Over.ARTICLE:
        return {ALL: lambda _: [""]}
    each: Members = lambda case: [one.name for one in case.perspectives]  # noqa: E731
    wanted: Members = each if figure.over is Over.EACH else lambda case: case.framings
    if pooled:
        return {ALL: wanted}
    names = dict.fromkeys(name for case in cases for name in wanted(case))
    return {name: _only(name, wanted) for name in names}


def _only(name: str, wanted: Members) -> Members:
    return lambda case: [name] if name in wanted(case) else []


def _sum(parts: Sequence[Part]) -> tuple[float, float]:
    known = [part for part in parts if part is not None]
    return sum(above for above, _ in known), sum(below for _, below in known)
