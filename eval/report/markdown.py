"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from eval.report import tables
from eval.report.tables import Table
from eval.results import Result


def full(results: Sequence[Result]) -> str:
    """All results, one after another."""
    parts = ["# Evaluation"]
    parts += [
        _speed(result) if result["suite"] == "speed" else _suite(result) for result in results
    ]
    return "\n\n".join(parts) + "\n"


def summary(result: Result) -> str:
    """All figures of a suite, for the terminal and for files."""
    table = tables.figures(result)
    return f"{_title(result)}\n\n{lines(table)}\n\n{_legend(result)}\n"


def brief(results: Sequence[Result]) -> str:
    """The main figures of every suite: what a README shows."""
    parts = []
    for result in results:
        if result["suite"] == "speed":
            parts += [_title(result), lines(tables.ratios(result)), lines(tables.speed(result))]
            continue
        parts += [_title(result), lines(tables.figures(result, result["main"])), _legend(result)]
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
    number = f", {result['articles']} articles" if "articles" in result else ""
    return f"**{result['suite']}**{number}, {result['created']}, commit {result['commit']}"


def _legend(result: Result) -> str:
    return tables.LEGEND.format(ours=result["ours"]) if result["ours"] else ""


def _suite(result: Result) -> str:
    data, costs = result["data"], tables.costs(result)
    parts = [
        f"## {result['suite']}: {result['about']}",
        f"{result['articles']} articles; {data['name']}, SHA-256 {data['sha256'][:16]}; "
        f"{result['created']}; commit {result['commit']}; seed {result['seed']}; "
        + machine(result),
        lines(tables.figures(result)),
        _legend(result),
    ]
    parts += [lines(costs)] if costs else []
    parts.append(
        "\n".join(f"- **{name}**: {one['about']}" for name, one in result["systems"].items())
    )
    parts.append("\n".join(f"- {one['name']}: {one['about']}" for one in result["figures"]))
    return "\n\n".join(parts)


def _speed(result: Result) -> str:
    return "\n\n".join(
        [
            "## speed: time and memory, peers in the same run",
            f"{result['created']}; commit {result['commit']}; {result['rounds']} interleaved "
            f"rounds; memory reads {result['bandwidth_gb_s']:.1f} GB/s; " + machine(result),
            speed_tables(result),
        ]
    )


def machine(result: Result) -> str:
    """The machine in a line."""
    own = result["machine"]
    where = own["accelerator"] or f"{own['processor']}, {own['threads']} threads"
    return f"{where}, load {own['load']}; torch {own['torch']}"
