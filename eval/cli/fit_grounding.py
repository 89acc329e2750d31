"""``fit-grounding``: fit the coefficients of the grounding check anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.cli.options import OUT, Data, Limit, Out, writable
from eval.data import read_source
from eval.errors import EvalError
from eval.grounding.checks import likelihoods, read_bench
from eval.grounding.coefficients import PATH, fitted, read_stored, write_stored
from eval.report.markdown import lines
from eval.report.tables import coefficients
from eval.suites import SUITES

stderr = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)


def fit_grounding(
    data: Data = None,
    limit: Limit = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Model that gives likelihoods.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", help="File for the coefficients; the package's own by default."),
    ] = None,
    out: Out = OUT,
) -> None:
    """Fit the grounding check on bump, defacto and the editor's cuts; write its coefficients."""
    if limit and into is None:
        raise EvalError(
            "Coefficients of a part must not replace the package's: name a file, --into."
        )
    names = ("bump", "defacto", "framings")
    bump, defacto, framings = (read_source(SUITES[name].source, data) for name in names)
    bench = read_bench(bump, defacto, framings, limit)
    known = likelihoods(bench, writable(out), model)
    before, after = read_stored(PATH), fitted(bench.judged, bench.cuts, known)
    write_stored(after, into or PATH)
    print(lines(coefficients(before, after)))
    stderr.print(f"wrote {into or PATH.name}")
    if into is None and before != after:
        stderr.print(
            "The gate pins these weights: run `python -m eval gate raise` and commit both."
        )
