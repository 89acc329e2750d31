"""``gate``: check pinned floors, or raise them."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from eval.gate import floors
from eval.gate.figures import Measured, measure
from eval.report.markdown import lines
from eval.report.tables import Table
from summarizer.pipeline import Summarizer

app = typer.Typer(
    help="Figures of the repository's own articles that must not fall.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
stderr = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)


@app.command("check")
def check() -> None:
    """Fail where a figure is below its floor, or where data or weights have changed."""
    pinned = floors.read()
    measured = measure(Summarizer())
    print(table(pinned, measured))
    problems = floors.changed(pinned, measured.data, measured.weights)
    problems += floors.below(pinned, measured.figures)
    for problem in problems:
        stderr.print(problem)
    if problems:
        raise typer.Exit(1)


@app.command("raise")
def raise_floors(
    allow_lower: Annotated[
        bool, typer.Option("--allow-lower", help="Lower floors, too, where figures have fallen.")
    ] = False,
) -> None:
    """Measure, raise the floors to what was measured, and pin data and weights."""
    pinned = floors.read() if floors.PATH.exists() else None
    new = floors.raised(pinned, measured := measure(Summarizer()), allow_lower)
    floors.write(new)
    print(table(new, measured))
    stderr.print(f"wrote {floors.PATH.name}: commit it together with what changed the figures")


def table(pinned: floors.Pinned, measured: Measured) -> str:
    """Figures beside their floors."""
    rows = tuple(
        (name, f"{value:g}", f"{pinned.floors[name]:g}" if name in pinned.floors else "-")
        for name, value in measured.figures.items()
    )
    return lines(Table(("figure", "measured", "floor"), rows))
