"""``ablation``: what helps in training, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.ablation.rows import PATH, SMALL, read_rows
from eval.ablation.tables import markdown
from eval.cli.options import OUT, Data
from eval.errors import EvalError, MissingDataError

app = typer.Typer(
    help="What helps in training: rows that differ in one thing.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
stderr = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)

RowsFile = Annotated[Path, typer.Option("--rows", help="The file that says what the rows are.")]
Results = Annotated[Path, typer.Option("--out", help="Where models and figures are kept.")]
Spent = Annotated[
    str, typer.Option("--budget", metavar="NAME", help="A budget that the rows' file names.")
]
FOLDER = OUT / "ablation"


@app.command("run")
def run(
    names: Annotated[list[str] | None, typer.Argument(metavar="[ROW]...")] = None,
    data: Data = None,
    out: Results = FOLDER,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, help="Articles that are measured, not as the budget says."),
    ] = None,
    rows: RowsFile = PATH,
    budget: Spent = SMALL,
) -> None:
    """Train and measure rows, all of them by default; what is there is not done again."""
    from eval.ablation.running import measure, train
    from eval.drafts import read_records

    found = read_rows(rows, budget)
    known = found.rows
    if unknown := set(names or ()) - set(known):
        raise EvalError(f"{', '.join(sorted(unknown))}: no such row in {rows}.")
    if data is None:
        raise MissingDataError("name the folder of framings.jsonl (--data).")
    records = read_records(data, limit or found.budget.articles)
    for name in names or known:
        stderr.print(name)
        train(known[name], data, out / "models", stderr.print)
        measure(known[name], records, data, out / "models", out / "results")


@app.command("table")
def table(out: Results = FOLDER, rows: RowsFile = PATH) -> None:
    """Print the rows that were measured, in Markdown."""
    print(markdown(read_rows(rows).rows, out / "results"))


@app.command("plot")
def plot(
    path: Annotated[Path, typer.Argument(help="The SVG.")],
    out: Results = FOLDER,
    rows: RowsFile = PATH,
    budget: Spent = SMALL,
) -> None:
    """Draw quality against the time of training and the number of articles."""
    from eval.ablation.plots import draw

    draw(read_rows(rows, budget).rows, out / "results", path)
    stderr.print(f"wrote {path}")
