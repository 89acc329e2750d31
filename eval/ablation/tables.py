"""The table of the rows that were measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.ablation.rows import Row
from eval.drafts.counting import FRAMINGS, PERSPECTIVES
from eval.report.markdown import lines
from eval.report.tables import Table

Figures = Mapping[str, Any]

COLUMNS = (
    "",
    "loss",
    "ROUGE-1",
    "margin",
    "foreign, %",
    "copied, %",
    "words",
    "may be shown, %",
    "gated: ROUGE-1",
    "margin",
    "words",
)


def read_results(folder: Path) -> dict[str, Figures]:
    """The figures of every row that was measured, by name."""
    found: dict[str, Figures] = {}
    for path in sorted(folder.glob("*.json")):
        found[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    return found


def markdown(rows: Mapping[str, Row], folder: Path) -> str:
    """One table a group, in the order of the rows' file."""
    measured = read_results(folder)
    groups: dict[str, list[tuple[str, ...]]] = {}
    for row in rows.values():
        if row.name in measured:
            cells = (row.title, *_cells(measured[row.name], gated="source where it is no cut"))
            groups.setdefault(row.group, []).append(cells)
    tables = (
        f"**{group}**\n\n{lines(Table(COLUMNS, tuple(cells)))}" for group, cells in groups.items()
    )
    return "\n\n".join(tables)


def _cells(found: Figures, gated: str) -> Iterator[str]:
    yield f"{found['loss']:.3f}"
    yield from _text(found, "as written")
    yield _number(found["as written: foreign name or number, % of summaries"])
    yield _number(found["as written: copied 4-grams, %"])
    yield _number(found["as written: words"])
    yield _number(found["differs, passes and is a cut, %"], 1)
    yield from _text(found, gated)
    yield _number(found[f"{gated}: words"])


def _text(found: Figures, shown: str) -> Iterator[str]:
    yield " / ".join(_number(found[f"{shown}: ROUGE-1, {name}"], 1) for name in PERSPECTIVES)
    yield " / ".join(_number(found[f"{shown}: focus margin, {name}"], 1) for name in FRAMINGS)


def _number(value: float | None, places: int = 0) -> str:
    return "-" if value is None else f"{value:.{places}f}"
