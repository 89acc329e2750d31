"""``report``: show results that are there already."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from eval.cli.options import OUT, Out
from eval.errors import EvalError
from eval.report import write_report
from eval.report.markdown import brief
from eval.results import read_all


def report(
    out: Out = OUT,
    short: Annotated[
        bool, typer.Option("--short", help="Print the table for the README instead.")
    ] = False,
) -> None:
    """Write report.md and report.html from the results in the folder."""
    if not (results := read_all(out)):
        raise EvalError(f"{out} holds no results: make some with `python -m eval run`.")
    if short:
        print(brief(results))
        return
    for path in write_report(out):
        Console(stderr=True, soft_wrap=True).print(f"wrote {path}")
