"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.report import tables
from eval.report.tables import Table
from eval.results import Result

ENOUGH = 5
"""Rounds of speed; of fewer the median says little."""


def full(results: Sequence[Result]) -> str:
    """All results, one after another."""
    parts = ["# Evaluation"]
    parts += [
        _speed(result) if result["suite"] == "speed" else _suite(result) for result in results
    ]
    return "\n\n".join(parts) + "\n"


def summary(result: Result) -> str:
    """All figures of a suite, for the terminal and for files."""
    table, notes = tables.figures(result), [tables.legend(result), *failures(result)]
    return "\n\n".join([_title(result), lines(table), *notes]) + "\n"


def failures(result: Result) -> list[str]:
    """A line on every system that broke at an article; its figures count that as no summary."""
    costs = {name: one.get("cost", {}) for name, one in result["systems"].items()}
    return [
        f"{name} failed on {cost['failed']} of {result['articles']} articles: "
        + ", ".join(cost.get("errors", ()))
        for name, cost in costs.items()
        if cost.get("failed")
    ]


def brief(results: Sequence[Result]) -> str:
    """The main figures of every suite: what a README shows."""
    parts = []
    for result in results:
        if result["suite"] == "speed":
            parts += [_title(result), lines(tables.ratios(result)), lines(tables.speed(result))]
            continue
        parts += [_title(result), lines(tables.figures(result, result["main"]))]
        parts += [tables.legend(result), *failures(result)]
    return "\n\n".join(parts)


def speed_tables(result: Result) -> str:
    """Ratios first, then medians, then growth."""
    found = [tables.ratios(result)] if result["ratios"] else []
    found.append(tables.speed(result))
    found += [tables.growth(result)] if result["growth"] else []
    return f"{_title(result)}\n\n" + "\n\n".join(map(lines, found)) + "\n"


def lines(table: Table) -> str:
    """A Markdown table."""
    rule = ["---", *["---:"] * (len(table.heading) - 1)]
    rows = [table.heading, rule, *table.rows]
    return "\n".join("| " + " | ".join(map(_escape, row)) + " |" for row in rows)


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _title(result: Result) -> str:
    return f"**{result['suite']}**, {_size(result)}, {result['created']}, commit {result['commit']}"


def _size(result: Result) -> str:
    if "articles" not in result:
        return _rounds(result)
    records = f"{result['records']} records of " if "records" in result else ""
    return f"{records}{result['articles']} articles"


def _rounds(result: Result) -> str:
    few = "" if result["rounds"] >= ENOUGH else f" (at least {ENOUGH} are needed to compare)"
    return f"{result['rounds']} interleaved rounds{few}, {result['bandwidth_gb_s']:.1f} GB/s read"


def origin(result: Result) -> str:
    """What was measured on what, and where, in a line."""
    data = result["data"]
    parts = [_size(result), f"{data['name']}, SHA-256 {data['sha256'][:16]}"]
    parts += [f"the first {result['limit']} only"] if result.get("limit") else []
    parts += [result["created"], f"commit {result['commit']}"]
    parts += [f"seed {result['seed']}"] if "seed" in result else []
    return "; ".join([*parts, machine(result)])


def _suite(result: Result) -> str:
    costs = tables.costs(result)
    parts = [
        f"## {result['suite']}: {result['about']}",
        origin(result),
        lines(tables.figures(result)),
        tables.legend(result),
        *failures(result),
    ]
    parts += [lines(costs)] if costs else []
    parts.append(_listed(result["systems"]))
    parts.append("\n".join(f"- {one['name']}: {one['about']}" for one in result["figures"]))
    return "\n\n".join(parts)


def _speed(result: Result) -> str:
    return "\n\n".join(
        [
            "## speed: time and memory, peers in the same run",
            origin(result),
            speed_tables(result).rstrip(),
            _listed(result["peers"]),
        ]
    )


def _listed(systems: Mapping[str, Any]) -> str:
    return "\n".join(f"- **{name}**: {one['about']}" for name, one in systems.items())


def machine(result: Result) -> str:
    """The machine in a line."""
    own = result["machine"]
    where = own["accelerator"] or f"{own['processor']}, {own['threads']} threads"
    return f"{where}, load {own['load']}; torch {own['torch']}"
