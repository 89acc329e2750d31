"""Quality against the time of training and the number of articles, as an SVG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from eval.ablation.rows import Row
from eval.ablation.tables import Figures, read_results
from eval.drafts.counting import PERSPECTIVES
from eval.errors import EvalError
from eval.metrics import mean

GROUP = "Time and data"
PANELS: dict[str, Callable[[Figures], float | None]] = {
    "loss a token": lambda found: found["loss"],
    "ROUGE-1 as written, mean of the perspectives": lambda found: mean(
        found[f"as written: ROUGE-1, {name}"] for name in PERSPECTIVES
    ),
    "copied 4-grams, %": lambda found: found["as written: copied 4-grams, %"],
}
PALETTE = ("#1d5fa8", "#b3401a", "#2f9e7d", "#9a7cc8")


@dataclass(frozen=True)
class Point:
    """A measured state of a run on some share of the articles."""

    share: float
    updates: int
    found: Figures


def points(rows: Mapping[str, Row], folder: Path) -> list[Point]:
    """The measured states of runs, means of several left out; by share and time."""
    measured = read_results(folder)
    found = []
    for row in rows.values():
        config = rows[row.model].config if row.model in rows else None
        if row.group != GROUP or row.name not in measured or config is None:
            continue
        if row.snapshot or not config.average:
            share = config.sources[0].share
            found.append(Point(share, row.snapshot or config.steps, measured[row.name]))
    return sorted(found, key=lambda point: (-point.share, point.updates))


def draw(rows: Mapping[str, Row], folder: Path, path: Path) -> None:
    """Draw a panel a figure and a line a share of the articles; the same figures, the same file.

    Raises:
        EvalError: nothing was measured.
    """
    shown = points(rows, folder)
    if not shown:
        raise EvalError(f"nothing of {GROUP!r} was measured: python -m eval ablation run")
    mpl.rcParams["svg.hashsalt"] = "ablation"
    figure = Figure(figsize=(9.6, 3.0), layout="constrained")
    for axes, (title, value) in zip(figure.subplots(1, len(PANELS)), PANELS.items(), strict=True):
        for share, colour in zip(dict.fromkeys(one.share for one in shown), PALETTE, strict=False):
            line = [one for one in shown if one.share == share]
            axes.plot(
                [one.updates for one in line],
                [value(one.found) for one in line],
                "o-",
                color=colour,
                label=f"{share:.3g} of the articles",
            )
        axes.set(xlabel="updates", title=title)
        axes.title.set_fontsize(9)
        axes.set_xscale("log", base=2)
        axes.xaxis.set_major_formatter("{x:g}")
        axes.grid(alpha=0.3)
    figure.axes[0].legend(frameon=False, fontsize=8)
    figure.savefig(path, format="svg", metadata={"Date": None})
