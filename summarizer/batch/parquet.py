"""Parquet: a table in columns, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.batch.csv_rows import check_columns
from summarizer.batch.locations import Location, open_bytes
from summarizer.batch.records import Columns
from summarizer.batch.rows import RecordError, Rows

AT_A_TIME = 64
"""Rows that are held in memory."""


def parquet_rows(path: Location, columns: Columns, needed: Sequence[str]) -> Rows:
    """Open a Parquet file.

    Raises:
        UsageError: it lacks a needed column.
        ValueError: it is no Parquet file.
    """
    from pyarrow.parquet import ParquetFile

    with open_bytes(path) as file, ParquetFile(file) as table:
        names = table.schema_arrow.names
        total = table.metadata.num_rows
    check_columns(path, names, needed)
    wanted = dict.fromkeys((columns.id, columns.title, *needed))
    return Rows(_records(path, [name for name in wanted if name in names]), total)


def _records(path: Location, names: Sequence[str]) -> Iterator[Mapping[str, Any] | RecordError]:
    from pyarrow.parquet import ParquetFile

    with open_bytes(path) as file, ParquetFile(file) as table:
        for part in table.iter_batches(AT_A_TIME, columns=names):
            for index in range(part.num_rows):
                yield _record(part, index, names)


def _record(part: Any, index: int, names: Sequence[str]) -> Mapping[str, Any] | RecordError:
    try:
        return {name: part.column(name)[index].as_py() for name in names}
    except UnicodeDecodeError as error:
        return RecordError(f"The record is not UTF-8 text ({error.reason}).")
