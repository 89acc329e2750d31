"""Measure the framings: ``python -m eval.framings --data FOLDER``.

Every system runs on the development split of ``framings.jsonl``, in a process of its own so that
its peak memory is its own. Outputs are kept as they come (``--outputs``): a run that was
interrupted goes on where it stopped.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.figures import PERSPECTIVES, figures
from eval.records import Record, read_records
from eval.systems import SYSTEMS

app = typer.Typer(add_completion=False)
stderr = Console(stderr=True)


@app.command()
def main(
    data: Annotated[Path, typer.Option(help="Folder that holds framings.jsonl.")],
    system: Annotated[list[str] | None, typer.Option(help="Only these systems.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first N articles.")] = None,
    outputs: Annotated[Path, typer.Option(help="Where outputs are kept.")] = Path("eval/outputs"),
) -> None:
    """Compare the pipeline with its peers on the development split."""
    try:
        records = read_records(data, limit)
    except FileNotFoundError as error:
        stderr.print(f"error: {error.filename} is missing: name the folder that holds it (--data)")
        raise typer.Exit(2) from None
    outputs.mkdir(parents=True, exist_ok=True)
    chosen = system or list(SYSTEMS)
    if unknown := set(chosen) - set(SYSTEMS):
        stderr.print(f"error: unknown system {', '.join(unknown)}; there are {', '.join(SYSTEMS)}")
        raise typer.Exit(2)
    if len(chosen) > 1:
        for name in chosen:
            _run_alone(name, data, limit, outputs)
    rows = {name: figures(records, _complete(name, records, outputs)) for name in chosen}
    Console(width=120 if not sys.stdout.isatty() else None).print(_table(rows, len(records)))


def _run_alone(name: str, data: Path, limit: int | None, outputs: Path) -> None:
    """Run a system in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, "-m", "eval.framings", "--data", str(data), "--system", name]
    command += ["--outputs", str(outputs), *(["--limit", str(limit)] if limit else [])]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own module


def _complete(name: str, records: list[Record], outputs: Path) -> dict[str, dict[str, Any]]:
    """The outputs of a system by article id; those that are missing are made and kept."""
    path = outputs / f"{re.sub('[^a-z]+', '-', name)}.jsonl"
    done = _kept(path)
    missing = [record for record in records if record.article.id not in done]
    if missing:
        run = SYSTEMS[name]()
        with path.open("a", encoding="utf-8") as file:
            for record in track(missing, name, console=stderr):
                output = asdict(run(record.article)) | {"id": record.article.id}
                output["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                file.write(json.dumps(output) + "\n")
                file.flush()
        done = _kept(path)
    return done


def _kept(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {output["id"]: output for output in map(json.loads, lines)}


def _table(rows: dict[str, dict[str, str]], articles: int) -> Table:
    table = Table(title=f"{articles} articles of the development split")
    table.add_column("figure")
    for name in rows:
        table.add_column(name, justify="right")
    for figure in next(iter(rows.values())):
        table.add_row(figure, *(row[figure] for row in rows.values()))
    table.caption = f"per perspective: {' / '.join(PERSPECTIVES)}"
    return table


if __name__ == "__main__":
    app()
