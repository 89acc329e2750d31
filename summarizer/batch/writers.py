"""Writers: records to JSON lines, tables or a report.

A table has a column for each field; nested parts stand in it as JSON text.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Mapping
from typing import Any, BinaryIO, Protocol, cast

from summarizer.batch.report import ReportWriter

ROW_GROUP = 256
"""Records that a Parquet file keeps together."""

# Legal in JSON, but many programs take them for line ends.
_LINE_ENDS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


class Writer(Protocol):
    """Writes records to a binary file that somebody else opens and closes."""

    def __init__(self, file: BinaryIO, fields: Mapping[str, type[Any]]) -> None: ...

    def write(self, record: Mapping[str, Any]) -> None: ...

    def close(self) -> None:
        """Write what is still held back."""


def to_json(value: object) -> str:
    """JSON on one line, whatever a reader takes for a line end."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


class JsonLinesWriter:
    """One JSON object a line."""

    def __init__(self, file: BinaryIO, _fields: Mapping[str, type[Any]]) -> None:
        self.file = file

    def write(self, record: Mapping[str, Any]) -> None:
        # What UTF-8 cannot hold becomes \udXXX, which is how JSON writes it.
        self.file.write(f"{to_json(record)}\n".encode(errors="backslashreplace"))

    def close(self) -> None:
        """Nothing is held back."""


class GzipWriter(JsonLinesWriter):
    """JSON lines, compressed; without a time or name in it, so that equal records are equal."""

    def __init__(self, file: BinaryIO, fields: Mapping[str, type[Any]]) -> None:
        packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6)
        super().__init__(cast("BinaryIO", packed), fields)

    def close(self) -> None:
        self.file.close()


class ZstdWriter(JsonLinesWriter):
    """JSON lines, compressed better and faster."""

    def __init__(self, file: BinaryIO, fields: Mapping[str, type[Any]]) -> None:
        import pyarrow as pa

        own = os.fdopen(os.dup(file.fileno()), "wb")  # closed with the stream; ``file`` is not
        packed = pa.CompressedOutputStream(pa.PythonFile(own, mode="w"), "zstd")
        super().__init__(cast("BinaryIO", packed), fields)

    def close(self) -> None:
        self.file.close()


class CsvWriter:
    """A table of text."""

    delimiter = ","

    def __init__(self, file: BinaryIO, fields: Mapping[str, type[Any]]) -> None:
        self.fields = fields
        self.text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
        self.table = csv.writer(self.text, delimiter=self.delimiter)
        self.table.writerow(fields)

    def write(self, record: Mapping[str, Any]) -> None:
        self.table.writerow(_cells(record, self.fields).values())

    def close(self) -> None:
        self.text.detach()


class TsvWriter(CsvWriter):
    """A table of text between tabs."""

    delimiter = "\t"


class ParquetWriter:
    """A table in columns: text, except for numbers."""

    def __init__(self, file: BinaryIO, fields: Mapping[str, type[Any]]) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self.fields = fields
        self.schema = pa.schema(
            [
                (name, pa.float64() if kind is float else pa.string())
                for name, kind in fields.items()
            ]
        )
        self.table = parquet.ParquetWriter(file, self.schema)
        self.waiting: list[dict[str, Any]] = []

    def write(self, record: Mapping[str, Any]) -> None:
        self.waiting.append(_cells(record, self.fields))
        if len(self.waiting) == ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self.table.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self.waiting:
            self.table.write_table(pa.Table.from_pylist(self.waiting, schema=self.schema))
            self.waiting.clear()


def _cells(record: Mapping[str, Any], fields: Mapping[str, type[Any]]) -> dict[str, Any]:
    return {name: _cell(record.get(name), kind) for name, kind in fields.items()}


def _cell(value: Any, kind: type[Any]) -> Any:
    if value is None or kind is float:
        return value
    text = value if isinstance(value, str) and kind in (str, object) else to_json(value)
    return text.encode(errors="replace").decode()


WRITERS: dict[str, type[Writer]] = {
    ".jsonl": JsonLinesWriter,
    ".jsonl.gz": GzipWriter,
    ".jsonl.zst": ZstdWriter,
    ".csv": CsvWriter,
    ".tsv": TsvWriter,
    ".parquet": ParquetWriter,
    ".html": ReportWriter,
}
"""Ending of a file to what writes it."""
