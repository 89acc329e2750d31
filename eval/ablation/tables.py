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
    "checked: ROUGE-1",
    "foreign, %",
    "copied, %",
    "words",
    "may be shown, %",
    "gated: ROUGE-1",
    "margin",
    "words",
)
"""Texts are shown as written; with the source where the check fails; and with the source where a
draft is no cut, too."""


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
            cells = (row.title, *_cells(measured[row.name]))
            groups.setdefault(row.group, []).append(cells)
    tables = (
        f"**{group}**\n\n{lines(Table(COLUMNS, tuple(cells)))}" for group, cells in groups.items()
    )
    return "\n\n".join(tables)


def _cells(found: Figures) -> Iterator[str]:
    written, checked, gated = (
        "as written",
        "source where the check fails",
        "source where it is no cut",
    )
    yield f"{found['loss']:.3f}"
    yield _rouge(found, written)
    yield _margins(found, written)
    yield from _copies(found, written)
    yield _rouge(found, checked)
    yield from _copies(found, checked)
    yield _number(found["differs, passes and is a cut, %"], 1)
    yield _rouge(found, gated)
    yield _margins(found, gated)
    yield _number(found[f"{gated}: words"])


def _rouge(found: Figures, shown: str) -> str:
    return " / ".join(_number(found[f"{shown}: ROUGE-1, {name}"], 1) for name in PERSPECTIVES)


def _margins(found: Figures, shown: str) -> str:
    return " / ".join(_number(found[f"{shown}: focus margin, {name}"], 1) for name in FRAMINGS)


def _copies(found: Figures, shown: str) -> Iterator[str]:
    yield _number(found[f"{shown}: foreign name or number, % of summaries"])
    yield _number(found[f"{shown}: copied 4-grams, %"])
    yield _number(found[f"{shown}: words"])


def _number(value: float | None, places: int = 0) -> str:
    return "-" if value is None else f"{value:.{places}f}"
