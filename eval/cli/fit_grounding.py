"""``fit-grounding``: fit the coefficients of the grounding check anew."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from eval.cli.options import OUT, Data, Limit, Out
from eval.data import read_source
from eval.grounding.checks import likelihoods, read_bench
from eval.grounding.coefficients import PATH, write_coefficients
from eval.suites import SUITES


def fit_grounding(
    data: Data = None,
    limit: Limit = None,
    model: Annotated[str | None, typer.Option(help="Model that gives likelihoods.")] = None,
    out: Out = OUT,
) -> None:
    """Fit the grounding check on bump, defacto and the editor's cuts; write its coefficients."""
    names = ("bump", "defacto", "framings")
    bump, defacto, framings = (read_source(SUITES[name].source, data) for name in names)
    bench = read_bench(bump, defacto, framings, limit)
    write_coefficients(bench.judged, bench.cuts, likelihoods(bench, out, model))
    Console(stderr=True).print(f"wrote {PATH.name}")
