"""Results as rows of text, the same for Markdown and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.results import Result
from eval.statistics import FEWEST

MARKS = {"better": " ▼", "worse": " ▲", "different": " ≠", "open": ""}
"""Of another system's figure, given what ours is beside it."""

BRACKETS = "In brackets: 95 % bootstrap interval over articles."
COMPARED = (
    " ▼ worse and ▲ better than {ours}, ≠ different where neither way is better: only where the "
    "interval of the paired difference leaves out zero and rests on at least {fewest} cases. No "
    "mark: the data cannot tell them apart."
)


@dataclass(frozen=True)
class Table:
    """A heading and rows of cells."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def legend(result: Result) -> str:
    """What brackets and marks say."""
    ours = result["ours"]
    return BRACKETS + (COMPARED.format(ours=ours, fewest=FEWEST) if ours else "")


def figures(result: Result, names: Sequence[str] | None = None) -> Table:
    """Figures down, systems across."""
    systems = result["systems"]
    rows = []
    for described in result["figures"]:
        name = described["name"]
        if names is not None and name not in names:
            continue
        for column in columns(result, name):
            cells = [cell(one, name, column, described["digits"]) for one in systems.values()]
            rows.append((label(name, column), *cells))
    return Table(("figure", *systems), tuple(rows))


def label(figure: str, column: str) -> str:
    """The heading of a row."""
    return figure if column == "all" else f"{figure}: {column}"


def columns(result: Result, figure: str) -> list[str]:
    """Perspectives or error types of a figure, in the order in which they come."""
    found = [one["figures"].get(figure, {}) for one in result["systems"].values()]
    return list(dict.fromkeys(column for own in found for column in own))


def cell(system: dict[str, Any], figure: str, column: str, digits: int) -> str:
    """``44.1 [42.0, 46.3] ▼``."""
    found = system["figures"].get(figure, {}).get(column)
    if found is None or found["value"] is None:
        return "-"
    shown = span(found, digits)
    compared = system["ours_minus_this"].get(figure, {}).get(column)
    return f"{shown}{MARKS[compared['verdict']] if compared and found['low'] is not None else ''}"


def span(found: Mapping[str, Any], digits: int) -> str:
    """A figure with its interval, which one article alone has not: ``44.1 [42.0, 46.3]``."""
    if found["low"] is None:
        return f"{found['value']:.{digits}f} (one article)"
    value, low, high = (f"{found[key]:.{digits}f}" for key in ("value", "low", "high"))
    return f"{value} [{low}, {high}]"


def costs(result: Result) -> Table | None:
    """Time and memory of the systems that have a model."""
    found = {name: one["cost"] for name, one in result["systems"].items() if one.get("cost")}
    timed = {name: one for name, one in found.items() if "seconds_median" in one or one["failed"]}
    if not timed:
        return None
    rows = [
        (name, _number(one.get("seconds_median"), 2), _number(one.get("peak_mb"), 0),
         str(one["failed"]))
        for name, one in timed.items()
    ]  # fmt: skip
    return Table(("system", "seconds an article, median", "peak MB", "failed"), tuple(rows))


SPEED = (
    ("articles_per_minute", "articles a minute", 1),
    ("first_summary_p50_s", "first summary, p50, s", 2),
    ("first_summary_p95_s", "first summary, p95, s", 2),
    ("all_summaries_p50_s", "all summaries, p50, s", 2),
    ("load_s", "start to model ready, s", 1),
    ("cold_start_s", "start to first article done, s", 1),
    ("peak_mb", "peak memory, MB", 0),
    ("tokens_per_second", "tokens of summaries a second", 1),
    ("share_of_bandwidth", "share of the memory bandwidth", 2),
)
RATIOS = {
    "articles_per_minute": "articles a minute",
    "first_summary_s": "first summary",
    "all_summaries_s": "all summaries",
    "cold_start_s": "cold start",
    "peak_mb": "peak memory",
}


def coefficients(before: Mapping[str, Any], after: Mapping[str, Any]) -> Table:
    """Fitted coefficients beside those that were there."""
    rows = []
    for kind in ("symbolic", "likelihood"):
        old, new = (
            {"bias": one[kind]["bias"], **one[kind]["weights"]} if kind in one else {}
            for one in (before, after)
        )
        rows += [
            (f"{kind}: {name}", _number(old.get(name), 4), _number(new.get(name), 4))
            for name in dict.fromkeys([*old, *new])
        ]
    return Table(("coefficient", "before", "now"), tuple(rows))


def ratios(result: Result) -> Table:
    """How many times faster or smaller this project is, round by round."""
    found = result["ratios"]
    rows = tuple(
        (shown, *(_range(*found[peer][name]) for peer in found)) for name, shown in RATIOS.items()
    )
    return Table(("pipeline is better by a factor of", *(f"than {peer}" for peer in found)), rows)


def _range(middle: float, least: float, most: float) -> str:
    """A factor; in doubt where the rounds do not agree on which is better."""
    doubt = "" if least > 1 or most < 1 else " (not told apart)"
    return f"{middle:.2f} [{least:.2f}, {most:.2f}]{doubt}"


def speed(result: Result) -> Table:
    """Medians, peers across."""
    peers = result["peers"]
    rows = tuple(
        (shown, *(_number(one[name], digits) for one in peers.values()))
        for name, shown, digits in SPEED
    )
    return Table(("median", *peers), rows)


def growth(result: Result) -> Table:
    """Seconds by length, number of articles and of perspectives."""
    found = result["growth"]
    rows = []
    for axis in ("words", "articles", "perspectives"):
        seconds = {peer: dict(map(tuple, own[axis])) for peer, own in found.items()}
        counts = sorted({count for own in seconds.values() for count in own})
        rows += [
            (f"{count} {axis}", *(_number(own.get(count), 2) for own in seconds.values()))
            for count in counts
        ]
    return Table(("seconds", *found), tuple(rows))


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
