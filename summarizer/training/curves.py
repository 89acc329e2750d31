"""The curves of a run: loss in training and on the development part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

SMOOTHING = 0.95
"""Weight of the past in the running mean: the loss of one article says little."""


def draw_curves(history: Sequence[dict[str, float]], path: Path) -> None:
    """Draw loss against steps as an SVG; the same run gives the same file."""
    mpl.rcParams["svg.hashsalt"] = "summarizer"
    steps = [point for point in history if "loss" in point]
    looks = [point for point in history if "dev_loss" in point]
    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.add_subplot()
    axes.plot(
        [point["step"] for point in steps],
        smoothed([point["loss"] for point in steps]),
        color="#1d5fa8",
        label="training, running mean",
    )
    axes.plot(
        [point["step"] for point in looks],
        [point["dev_loss"] for point in looks],
        "o-",
        color="#b3401a",
        label="development part",
    )
    axes.set(xlabel="updates", ylabel="negative log-likelihood a token")
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, format="svg", metadata={"Date": None})


def smoothed(values: Sequence[float]) -> list[float]:
    """Running means, each corrected for the few values before it."""
    found: list[float] = []
    total = weight = 0.0
    for value in values:
        total = SMOOTHING * total + (1 - SMOOTHING) * value
        weight = SMOOTHING * weight + (1 - SMOOTHING)
        found.append(total / weight)
    return found
