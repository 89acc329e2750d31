"""``readings``: what readers found in summaries, and sheets of those nobody has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.cases import Case
from eval.cli.options import OUT, Data, Limit, Out, writable
from eval.data import read_source
from eval.errors import EvalError
from eval.outputs import Kept, Output
from eval.readings import reading
from eval.readings.counts import counts
from eval.readings.sheets import BRIEF, Shown, sheets, shown
from eval.report.markdown import lines
from eval.suites.framings import SUITE
from eval.systems import OURS, chosen

app = typer.Typer(
    help="Faults that readers found in the summaries of `framings`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
stderr = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)

System = Annotated[str, typer.Option("--system", metavar="NAME", help="Whose summaries.")]
Readings = Annotated[Path, typer.Option("--readings", help="What readers have said so far.")]


@dataclass(frozen=True)
class _Written:
    """What a system wrote of the development articles, as it is now."""

    cases: Sequence[Case]
    outputs: Sequence[Output]

    @classmethod
    def of(cls, system: str, data: Path | None, out: Path, limit: int | None) -> _Written:
        """Read what ``run`` has kept.

        Raises:
            EvalError: something is missing.
        """
        (one,) = chosen([system], ())
        cases = list(SUITE.read(read_source(SUITE.source, data)))[:limit]
        kept = Kept.of(out, SUITE.name, one.name, one.identity().key)
        if kept.missing(cases):
            raise EvalError(
                f"{system} as it is now has not written these summaries: run "
                f"`python -m eval run {SUITE.name} --system {system}` first, with the same options."
            )
        written = kept.read()
        return cls(cases, [written[case.key] for case in cases])

    @property
    def summaries(self) -> list[Shown]:
        pairs = zip(self.cases, self.outputs, strict=True)
        return [one for case, output in pairs for one in shown(case, output)]


@app.command("count")
def count(
    system: System = OURS,
    data: Data = None,
    out: Out = OUT,
    limit: Limit = None,
    readings: Readings = reading.PATH,
) -> None:
    """Count the faults of the summaries that have been read, and say how many have not."""
    known = reading.read(readings)
    summaries = _Written.of(system, data, out, limit).summaries
    unread = sum(one.key not in known for one in summaries)
    if unread == len(summaries):
        raise EvalError("None of these summaries has been read: `readings sheets` writes them out.")
    print(lines(counts(summaries, known)))
    stderr.print(f"{unread} of {len(summaries)} summaries have not been read as they are now")


@app.command("sheets")
def write_sheets(
    folder: Annotated[Path, typer.Argument(help="Where the sheets go; not to be published.")],
    number: Annotated[int, typer.Option("--number", min=1, help="How many readers.")] = 4,
    system: System = OURS,
    data: Data = None,
    out: Out = OUT,
    limit: Limit = None,
    readings: Readings = reading.PATH,
) -> None:
    """Write the summaries that nobody has read beside their articles, and the readers' brief."""
    written = _Written.of(system, data, out, limit)
    found = sheets(written.cases, written.outputs, reading.read(readings), number)
    writable(folder)
    (folder / BRIEF.name).write_text(BRIEF.read_text(encoding="utf-8"), encoding="utf-8")
    for place, text in enumerate(found, 1):
        (folder / f"sheet-{place}.txt").write_text(text, encoding="utf-8")
    stderr.print(f"wrote {len(found)} sheets and {BRIEF.name} to {folder}")


@app.command("add")
def add(
    found: Annotated[list[Path], typer.Argument(help="What readers wrote, JSON Lines.")],
    readings: Readings = reading.PATH,
) -> None:
    """Add what readers have found; of two readings of a summary the later one counts."""
    known = reading.read(readings) if readings.exists() else {}
    for path in found:
        if not path.is_file():
            raise EvalError(f"{path} is not there.")
        known |= reading.read(path)
    reading.write(readings, known.values())
    stderr.print(f"{readings} holds {len(known)} readings")
