"""The result of a suite: one JSON object, figures only, no text of any article."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval import identity
from eval.data import Records
from eval.errors import EvalError
from eval.figures import Better
from eval.statistics import Estimate, Floats, Statistic, difference, estimate

FORMAT = 1
Result = dict[str, Any]
Series = Mapping[tuple[str, str], Statistic]
"""Figure and column (a perspective, an error type, ``all``) to its statistic."""


@dataclass(frozen=True)
class Described:
    """How a figure is shown."""

    name: str
    about: str
    better: Better
    digits: int = 1


@dataclass(frozen=True)
class Run:
    """What is asked of a run.

    Attributes:
        limit: only the first articles of every suite.
        seed: of the bootstrap.
        out: the folder for results and kept outputs.
    """

    out: Path
    limit: int | None = None
    seed: int = 0


def head(suite: str, about: str, records: Records, articles: int, run: Run) -> Result:
    """What a result says before its figures."""
    return {
        "format": FORMAT,
        "suite": suite,
        "about": about,
        "created": identity.now(),
        "commit": identity.commit(),
        "seed": run.seed,
        "limit": run.limit,
        "articles": articles,
        "data": {"name": records.name, "sha256": records.sha256},
        "machine": identity.machine(),
    }


def tabulate(
    described: Sequence[Described], series: Mapping[str, Series], ours: str, weights: Floats
) -> Result:
    """Estimates of every system, and how far ``ours`` lies above each of the others.

    Args:
        series: system to its figures.
        weights: resamples of the items, the same for all.
    """
    better = {one.name: one.better for one in described}
    return {
        "figures": [asdict(one) for one in described],
        "ours": ours if ours in series else None,
        "systems": {
            name: {
                "figures": _nested({at: estimate(one, weights) for at, one in own.items()}),
                "ours_minus_this": _compared(series.get(ours), own, better, weights)
                if name != ours
                else {},
            }
            for name, own in series.items()
        },
    }


def _nested(found: Mapping[tuple[str, str], Estimate]) -> Result:
    nested: Result = {}
    for (figure, column), one in found.items():
        nested.setdefault(figure, {})[column] = one.to_dict()
    return nested


def _compared(
    ours: Series | None, other: Series, better: Mapping[str, Better], weights: Floats
) -> Result:
    nested: Result = {}
    for at, one in (ours or {}).items():
        if at not in other:
            continue
        found = difference(one, other[at], weights)
        verdict = verdict_of(found, better[at[0]])
        nested.setdefault(at[0], {})[at[1]] = found.to_dict() | {"verdict": verdict}
    return nested


def verdict_of(found: Estimate, better: Better) -> str:
    """``better`` or ``worse`` only where the interval of the difference leaves out zero."""
    if found.value is None or not found.differs:
        return "open"
    if better is Better.NEITHER:
        return "different"
    return "better" if (found.value > 0) == (better is Better.HIGHER) else "worse"


def result_path(out: Path, suite: str) -> Path:
    """Where the figures of a suite lie."""
    return out / "results" / f"{suite}.json"


def texts_path(out: Path, suite: str) -> Path:
    """Where texts to show lie: other people's articles, so never beside published figures."""
    return out / "texts" / f"{suite}.json"


def write(path: Path, value: Any) -> None:
    """Write JSON, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    partial.replace(path)


def read_all(out: Path) -> list[Result]:
    """All results of a folder, by name.

    Raises:
        EvalError: one of them was not written by this version.
    """
    found = []
    for path in sorted((out / "results").glob("*.json")):
        result = json.loads(path.read_text(encoding="utf-8"))
        if result.get("format") != FORMAT:
            raise EvalError(f"{path} is of another format: run the suite again.")
        found.append(result)
    return found
