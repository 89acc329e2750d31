"""Pinned floors: they rise with one command and fall only when that is said out loud."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import identity
from eval.errors import EvalError
from eval.figures import Better
from eval.gate.figures import GUARDED, Guarded, Measured

PATH = Path(__file__).parent / "floors.json"
REPIN = "python -m eval gate raise"


@dataclass(frozen=True)
class Pinned:
    """What lies in the file.

    Attributes:
        floors: figure to its floor; a ceiling where lower is better.
        measured: figure to what it was when its floor was last set.
    """

    floors: Mapping[str, float]
    measured: Mapping[str, float]
    data: str
    weights: Mapping[str, str]


def read(path: Path = PATH) -> Pinned:
    """Read the file.

    Raises:
        EvalError: it is not there or not as it should be.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        figures = stored["figures"]
        return Pinned(
            {name: float(one["floor"]) for name, one in figures.items()},
            {name: float(one["measured"]) for name, one in figures.items()},
            stored["data"],
            stored["weights"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(f"{path} holds no floors ({error}): make them with `{REPIN}`.") from error


def write(pinned: Pinned, path: Path = PATH) -> None:
    """Write the file; the diff shows which floor moved."""
    stored: dict[str, Any] = {
        "about": f"Written by `{REPIN}`; `make test` fails below a floor. See docs/evaluation.md.",
        "commit": identity.commit(),
        "data": pinned.data,
        "weights": dict(sorted(pinned.weights.items())),
        "figures": {
            one.name: {
                "better": one.better.value,
                "measured": pinned.measured[one.name],
                "floor": pinned.floors[one.name],
            }
            for one in GUARDED
        },
    }
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def changed(pinned: Pinned, data: str, weights: Mapping[str, str]) -> list[str]:
    """What has changed since the floors were pinned, one line each."""
    found = [] if pinned.data == data else ["the articles in examples/"]
    names = sorted(pinned.weights.keys() | weights.keys())
    found += [name for name in names if pinned.weights.get(name) != weights.get(name)]
    return [f"{name} is not what the floors were pinned with: run `{REPIN}`." for name in found]


def below(pinned: Pinned, figures: Mapping[str, float]) -> list[str]:
    """Figures on the wrong side of their floors, one line each."""
    return [
        f"{one.name} is {figures[one.name]:g}, {side} its floor of {pinned.floors[one.name]:g}."
        for one, side in _fallen(pinned, figures)
    ]


def _fallen(pinned: Pinned, figures: Mapping[str, float]) -> Iterator[tuple[Guarded, str]]:
    for one in GUARDED:
        if one.name not in pinned.floors:
            continue
        if one.better is Better.HIGHER and figures[one.name] < pinned.floors[one.name]:
            yield one, "below"
        if one.better is Better.LOWER and figures[one.name] > pinned.floors[one.name]:
            yield one, "above"


def raised(pinned: Pinned | None, measured: Measured, allow_lower: bool = False) -> Pinned:
    """New floors: as high as what was measured allows, and never lower unless that is allowed.

    Raises:
        EvalError: a figure has fallen and lowering was not allowed.
    """
    if pinned and not allow_lower and (fallen := below(pinned, measured.figures)):
        raise EvalError(
            " ".join(fallen) + " Mend it; or, where it is meant, lower the floor with "
            f"`{REPIN} --allow-lower`."
        )
    old = pinned.floors if pinned and not allow_lower else {}
    floors = {one.name: _floor(one, measured.figures[one.name], old) for one in GUARDED}
    return Pinned(floors, measured.figures, measured.data, measured.weights)


def _floor(one: Guarded, value: float, old: Mapping[str, float]) -> float:
    if one.better is Better.HIGHER:
        return max(round(value - one.slack, 4), old.get(one.name, float("-inf")))
    return min(round(value + one.slack, 4), old.get(one.name, float("inf")))
