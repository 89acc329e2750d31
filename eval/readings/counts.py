"""Counts: how many of the summaries that were read have which fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from eval.readings.reading import FAULTS, Reading
from eval.readings.sheets import Shown
from eval.report.tables import Table, span
from eval.statistics import draw, estimate, ratio


def counts(summaries: Sequence[Shown], readings: Mapping[str, Reading], seed: int = 0) -> Table:
    """A row a fault: summaries that have it, in 150 of them with the interval by article, kinds."""
    read = [one for one in summaries if one.key in readings]
    weights = draw([one.article for one in read], seed)
    rows = []
    for fault, meaning in FAULTS.items():
        having = [readings[one.key].has(fault) for one in read]
        found = estimate(ratio([150.0 * one for one in having], [1.0] * len(having)), weights)
        shown = span(found.to_dict(), digits=1)
        rows.append((fault, meaning, f"{sum(having)}", shown, _kinds(read, readings, fault)))
    return Table(
        ("fault", "meaning", f"of {len(read)} read", "in 150 [95 %]", "kinds"), tuple(rows)
    )


def _kinds(read: Sequence[Shown], readings: Mapping[str, Reading], fault: str) -> str:
    kinds = Counter(
        found.kind
        for one in read
        for found in readings[one.key].findings
        if found.fault == fault and found.kind
    )
    return ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
