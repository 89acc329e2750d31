"""A batch of an uploaded table: the same code as the command line's, between visitors' turns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from summarizer.batch import Columns, Row, Rows, Tally, open_output, open_rows
from summarizer.errors import InputError, SummarizerError
from summarizer.page.desk import Call
from summarizer.page.limits import Limits
from summarizer.page.shelf import Choices
from summarizer.page.ticket import Ticket
from summarizer.result import Result

ENDINGS = (".jsonl", ".csv", ".parquet")
ACCEPTED = (".jsonl", ".jsonl.gz", ".csv", ".tsv", ".parquet", ".zip")

_AT_ONCE = 4
"""Records between which other visitors have their turn."""

_ERRORS_SHOWN = 100
_LONGEST_HEADER = 100_000
_LOOK = 20
"""Records that are looked at to find the columns."""


@dataclass(frozen=True)
class Table:
    """What is summarized: an uploaded file and what its columns are called."""

    path: Path
    columns: Columns
    choices: Choices
    ending: str = ENDINGS[0]


@dataclass(frozen=True)
class Progress:
    """How far a batch is.

    Attributes:
        told: the tally in words, with its rate.
        errors: the first failed records: id and reason.
    """

    records: int
    failed: int
    total: int | None
    told: str
    notes: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]


def columns_of(path: Path) -> list[str]:
    """The names of a table's columns, in their order.

    Raises:
        SummarizerError: it cannot be read.
    """
    ending = path.suffix.lower()
    if ending in _HEADS:
        return _HEADS[ending](path)
    names: dict[str, None] = {}
    for row in islice(_open(path, Columns(), ()), _LOOK):
        names.update(dict.fromkeys(map(str, row.values)))
    return list(names)


def run_batch(
    table: Table, folder: Path, ticket: Ticket, call: Call, limits: Limits
) -> tuple[Path, Progress]:
    """Summarize a table into a file in ``folder``; reports its ``Progress`` on the way.

    Raises:
        SummarizerError: the table cannot be read, or the file cannot be written.
        StoppedError: nobody waits for it any longer.
    """
    from summarizer.batch.run import SUMMARY_FIELDS, summarize_rows

    rows = _open(table.path, table.columns, [table.columns.text])
    if rows.total is not None and rows.total > limits.records:
        raise _too_many(limits)
    output = folder / f"summaries{table.ending}"
    tally, errors = Tally("abstained"), list[tuple[str, str]]()

    def progress() -> Progress:
        return Progress(
            tally.records, tally.failed, rows.total, _told(tally), rows.notes, tuple(errors)
        )

    with open_output(output, SUMMARY_FIELDS, source=str(table.path)) as write:
        bounded = _bounded(rows, limits)
        results = call(
            table.choices,
            lambda summarizer: summarize_rows(summarizer, bounded, table.columns, _AT_ONCE),
        )
        for result in _in_turns(results, table.choices, call):
            write(result.to_dict())
            _count(result, tally, errors)
            ticket.say(progress())
    return output, progress()


def _in_turns(results: Iterator[Result], choices: Choices, call: Call) -> Iterator[Result]:
    """Take results where the model lives: a few of them are made in each turn."""
    while some := call(choices, lambda _: list(islice(results, _AT_ONCE)), again=True):
        yield from some


def _count(result: Result, tally: Tally, errors: list[tuple[str, str]]) -> None:
    abstained = [name for name, made in result.summaries.items() if made.abstained]
    tally.add(result.error.type if result.error else None, *abstained)
    if result.error and len(errors) < _ERRORS_SHOWN:
        errors.append((result.id or "", result.error.message))


def _told(tally: Tally) -> str:
    """The tally for who sees the reasons below it; the command line names their kinds instead."""
    parts = [f"{tally.done} done", f"{tally.failed} failed"]
    if abstained := tally.remarks.total():
        parts.append(f"{abstained} {'summary' if abstained == 1 else 'summaries'} abstained")
    a_minute = 60 * tally.rate
    parts.append(f"{a_minute:,.0f} a minute" if a_minute >= 10 else f"{a_minute:.1f} a minute")
    return ", ".join(parts)


def _bounded(rows: Rows, limits: Limits) -> Iterator[Row]:
    for row in rows:
        if row.number > limits.records:
            raise _too_many(limits)
        yield row


def _open(path: Path, columns: Columns, needed: Sequence[str]) -> Rows:
    """Open an upload; messages name it as its owner does, without the server's folder."""
    if not path.name.lower().endswith(ACCEPTED):
        raise InputError(f"{path.name} is no table: choose a file in {', '.join(ACCEPTED)}.")
    try:
        return open_rows(str(path), columns, needed)
    except SummarizerError as error:
        raise InputError(str(error).replace(str(path), path.name)) from error


def _parquet_columns(path: Path) -> list[str]:
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as table:
            return list(table.schema_arrow.names)
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name} cannot be read: it is no Parquet file.") from error


def _text_columns(path: Path) -> list[str]:
    """The header of a text table, cut where it makes the most columns."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header = next((line for line in iter(lambda: file.readline(_LONGEST_HEADER), "")
                       if line.strip()), "")  # fmt: skip
    delimiter = max((",", ";", "\t"), key=header.count)
    return next(csv.reader([header], delimiter=delimiter), [])


_HEADS = {".parquet": _parquet_columns, ".csv": _text_columns, ".tsv": _text_columns}


def _too_many(limits: Limits) -> InputError:
    return InputError(
        f"The table has more than {limits.records:,} records: use the command line for it "
        "(summarizer batch), or a part of the table."
    )
