"""The rows: what is trained, and how the result is asked for its drafts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from eval.drafts import Manner, Rank
from eval.errors import EvalError
from summarizer.models.decoding import DecodingSettings
from summarizer.training.config import TrainingConfig, TrainingError, parse_config

PATH = Path(__file__).with_name("rows.toml")
GIVEN = {"untrained": "SmolLM2-135M-Instruct", "house": ""}
"""Models that are there before anything is trained; the empty name is the package's own."""


@dataclass(frozen=True)
class Budget:
    """How much every row may spend: so much that a machine measures all of them in some time.

    Attributes:
        articles: of the development part, that are measured.
        times: what the updates of the rows' file are multiplied by.
        train: keys of a configuration that hold for every row unless it says otherwise.
    """

    articles: int = 16
    times: int = 1
    train: Mapping[str, Any] = field(default_factory=dict)


SMALL = "small"
"""The budget of a row by default: two minutes of one core."""


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        name: of the row, and of the folder of its model.
        group: what its group varies.
        title: what it is, for the table.
        config: how its model is trained; ``None`` where it measures another row's or a given one.
        after: the row whose model its training goes on from.
        model: the row, or the given model, that it measures: itself where it trains.
        snapshot: measure the state after so many updates instead of the result.
        manner: how it is asked for drafts.
    """

    name: str
    group: str
    title: str
    config: TrainingConfig | None
    after: str
    model: str
    snapshot: int
    manner: Manner

    def folder(self, models: Path) -> str:
        """What ``--model`` is to be; ``""`` for the package's own."""
        if self.model in GIVEN:
            return GIVEN[self.model]
        found = models / self.model
        return str(found / f"step-{self.snapshot:06d}" if self.snapshot else found)


@dataclass(frozen=True)
class Rows:
    """All rows by name, in the order of the file, within a budget."""

    budget: Budget
    rows: Mapping[str, Row]


def read_rows(path: Path = PATH, budget: str = SMALL) -> Rows:
    """Read what the rows are.

    Raises:
        EvalError: the file is missing, it has no such budget, or a row of it cannot be used.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        budgets = {SMALL: Budget()} | {
            name: Budget(**one) for name, one in table.get("budgets", {}).items()
        }
        if budget not in budgets:
            raise EvalError(f"{path} has no budget {budget!r}, only {', '.join(budgets)}.")
        given = budgets[budget]
        rows = {name: _row(name, row, table["base"], given) for name, row in table["rows"].items()}
    except (OSError, ValueError, KeyError, TypeError, TrainingError) as error:
        raise EvalError(f"The rows in {path} cannot be used: {error}") from error
    for row in rows.values():
        if unknown := {row.model, row.after} - {"", *rows, *GIVEN}:
            raise EvalError(f"{path}: row {row.name} names {', '.join(unknown)}, which is no row.")
    return Rows(given, rows)


def _row(name: str, table: dict[str, Any], base: dict[str, Any], budget: Budget) -> Row:
    known = dict(table)
    trained = known.pop("train", None)
    return Row(
        name,
        known.pop("group"),
        known.pop("title"),
        _config(base | dict(budget.train) | trained, budget.times) if trained is not None else None,
        known.pop("after", ""),
        known.pop("model", name),
        budget.times * known.pop("snapshot", 0),
        _manner(known),
    )


def _config(table: Mapping[str, Any], times: int) -> TrainingConfig:
    config = parse_config(table)
    names = ("steps", "evaluate_steps", "snapshot_steps")
    return replace(config, **{name: times * getattr(config, name) for name in names})


def _manner(table: dict[str, Any]) -> Manner:
    """What is left of a row's table is how it is asked."""
    names = ("candidates", "copying")
    settings = {name: table.pop(name) for name in names if name in table}
    manner = Manner(**{"opening": False, **table})
    return replace(manner, settings=DecodingSettings(**settings), rank=Rank(manner.rank))
