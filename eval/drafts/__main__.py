"""``python -m eval.drafts --data FOLDER``: count over the greedy drafts of a model."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.drafts import Manner, Writer, figures, read_records

app = typer.Typer(add_completion=False)


@app.command()
def main(
    data: Annotated[Path, typer.Option(help="Folder that holds framings.jsonl.")],
    model: Annotated[str | None, typer.Option(help="As for the summarizer.")] = None,
    limit: Annotated[int, typer.Option(help="Only the first N articles.")] = 40,
    opening: Annotated[bool, typer.Option(help="Force the source's first words.")] = True,
    whole: Annotated[bool, typer.Option(help="A summary at once, not a sentence a focus.")] = False,
    outputs: Annotated[Path, typer.Option(help="Where outputs are kept.")] = Path("eval/outputs"),
) -> None:
    """Count over the greedy drafts of the development split."""
    records = read_records(data, limit)
    label = f"{model or 'default'}{'' if opening else ' free'}{' whole' if whole else ''}"
    written = list(Writer(model, Manner(opening=opening, whole=whole))(records))
    outputs.mkdir(parents=True, exist_ok=True)
    path = outputs / f"drafts-{re.sub('[^A-Za-z0-9]+', '-', label).strip('-')}.jsonl"
    path.write_text("".join(f"{json.dumps(asdict(one))}\n" for one in written), encoding="utf-8")
    table = Table(title=f"{label}: {len(written)} drafts of {len(records)} articles")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for figure, value in figures(records, written).items():
        table.add_row(figure, "-" if value is None else f"{value:.1f}")
    Console().print(table)


if __name__ == "__main__":
    app()
