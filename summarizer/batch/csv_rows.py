"""CSV and TSV: a header, then a record a row, which may span lines."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from summarizer.batch.locations import Location, open_bytes
from summarizer.batch.records import Columns
from summarizer.batch.rows import RecordError, Rows
from summarizer.exits import UsageError

LONGEST_FIELD = 64_000_000
"""Characters of a field; the module's own limit of 131,072 is less than some articles."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_rows(path: Location, columns: Columns, needed: Sequence[str]) -> Rows:
    """Open a table in text; the delimiter is the one with which the header makes sense.

    Raises:
        UsageError: a needed column is not in the header.
    """
    csv.field_size_limit(LONGEST_FIELD)
    usual = "\t" if path.suffix.lower() == ".tsv" else ","
    delimiter = next((d for d in (usual, ";", "\t", ",") if _has(path, d, needed)), usual)
    header = _header(path, delimiter)
    check_columns(path, header, needed)
    return Rows(_records(path, delimiter, header, columns.text))


def check_columns(source: object, names: Sequence[str], needed: Sequence[str]) -> None:
    """Refuse a table that lacks a column.

    Raises:
        UsageError: naming the column and those that there are.
    """
    for name in needed:
        if list(names).count(name) > 1:
            raise UsageError(f"There are several columns {name!r} in {source}: rename all but one.")
        if name not in names:
            raise UsageError(
                f"There is no column {name!r} in {source}; its columns are: "
                f"{', '.join(map(str, names)) or 'none'}. "
                "Name the right one with the option --text-column (or --summary-column)."
            )


def _has(path: Location, delimiter: str, needed: Sequence[str]) -> bool:
    header = _header(path, delimiter)
    return all(name in header for name in needed)


def _open(path: Location) -> TextIO:
    # Bytes that are not UTF-8 spoil their own record only, see _problem.
    plain = open_bytes(path)
    return io.TextIOWrapper(plain, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _header(path: Location, delimiter: str) -> list[str]:
    with open_bytes(path) as file:
        if file.read(2) in _WIDE:
            raise UsageError(f"The input {path} is UTF-16 text: save it as UTF-8.")
    with _open(path) as text:
        try:
            return next((row for row in csv.reader(text, delimiter=delimiter) if row), [])
        except csv.Error as error:
            raise ValueError(f"its header is not CSV: {error}") from error


def _records(
    path: Location, delimiter: str, header: Sequence[str], text_column: str
) -> Iterator[Mapping[str, Any] | RecordError]:
    with _open(path) as text:
        table = csv.reader(text, delimiter=delimiter)
        seen_header = False
        while True:
            try:
                row = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                yield RecordError(f"Line {table.line_num} is not CSV: {error}.")
                continue
            if row and seen_header:
                yield _record(row, header, text_column)
            seen_header = seen_header or bool(row)


def _record(row: Sequence[str], header: Sequence[str], text_column: str) -> Mapping[str, Any]:
    missing = [None] * (len(header) - len(row))
    values: dict[str, Any] = dict(zip(header, [*row, *missing], strict=False))
    problem = _problem(row, header)
    return {**values, text_column: RecordError(problem)} if problem else values


def _problem(row: Sequence[str], header: Sequence[str]) -> str | None:
    if any(_NOT_UTF8.search(cell) for cell in row):
        return "The record is not UTF-8 text: save the file as UTF-8."
    if any(cell.strip() for cell in row[len(header) :]):
        return (
            f"The record has {len(row)} values and the header {len(header)}: "
            "is a quotation mark missing?"
        )
    return None
