"""JSON lines: one object a line, plain or compressed."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO, cast

from summarizer.batch.locations import Location, open_bytes
from summarizer.batch.records import Columns
from summarizer.batch.rows import RecordError, Rows
from summarizer.exits import UsageError

LONGEST_LINE = 64_000_000
"""Bytes of a line that are held in memory; a longer one is passed over."""

COUNTED_BYTES = 1_000_000_000
"""Size of a file whose lines are counted beforehand."""

FIRST = 100
"""Records in which columns are looked for."""

SHOWN = 30
"""Names of columns that a note tells."""

_BUFFER = 1 << 16
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KINDS = {list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}


def json_rows(path: Location, _columns: Columns, needed: Sequence[str]) -> Rows:
    """Open a file of JSON lines.

    Which columns a record has is only known record by record: a needed one that the first records
    lack is noted, not refused.
    """
    with _open(path) as file:
        if file.read(2) in _WIDE:
            raise UsageError(f"The input {path} is UTF-16 text: save it as UTF-8.")
    return Rows(_records(path), _total(path), _lacking(path, needed))


def _lacking(path: Location, needed: Sequence[str]) -> tuple[str, ...]:
    """A note for each needed column that none of the first records has."""
    count, names = 0, dict[str, None]()
    with suppress(OSError, EOFError, ValueError):  # the damaged record itself will say so
        for record in islice(_records(path), FIRST):
            if not isinstance(record, RecordError):
                count += 1
                names.update(dict.fromkeys(record))
    return tuple(
        f"None of the first {count} records has a column {name!r}; their columns are: "
        f"{', '.join(islice(names, SHOWN))}{', ...' if len(names) > SHOWN else ''}."
        for name in needed
        if count and name not in names
    )


def _total(path: Location) -> int | None:
    """How many lines a plain file has: quick to count, and then the time left can be told."""
    if path.suffix.lower() != ".jsonl" or path.stat().st_size > COUNTED_BYTES:
        return None
    with _open(path) as file:
        return sum(1 for _ in _lines(file))


def _open(path: Location) -> BinaryIO:
    file = open_bytes(path)
    ending = path.suffix.lower()
    if ending == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if ending == ".zst":
        import pyarrow as pa

        plain = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd")
        return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", plain), _BUFFER))
    return file


def _records(path: Location) -> Iterator[Mapping[str, Any] | RecordError]:
    with _open(path) as file:
        try:
            for line in _lines(file):
                yield line if isinstance(line, RecordError) else _record(line)
        except zlib.error as error:
            raise OSError(f"the compressed data is broken: {error}") from error


def _lines(file: BinaryIO) -> Iterator[bytes | RecordError]:
    """Lines that are not blank, whatever ends them: no JSON text holds a bare line end."""
    first = True
    while chunk := file.readline(LONGEST_LINE):
        if len(chunk) == LONGEST_LINE and not chunk.endswith(b"\n"):
            while chunk and not chunk.endswith(b"\n"):
                chunk = file.readline(LONGEST_LINE)
            yield RecordError(f"The line is too long: at most {LONGEST_LINE:,} bytes are read.")
            continue
        if first:
            chunk, first = chunk.removeprefix(codecs.BOM_UTF8), False
        yield from (line for line in chunk.splitlines() if line.strip())


def _record(line: bytes) -> Mapping[str, Any] | RecordError:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return RecordError(f"The line is not UTF-8 text (byte {error.start + 1}).")
    except json.JSONDecodeError as error:
        return RecordError(f"The line is not JSON: {error.msg} at character {error.pos + 1}.")
    except (ValueError, RecursionError):
        return RecordError("The line holds a number or a nesting that is too big.")
    if isinstance(record, dict):
        return record
    kind = _KINDS.get(type(record), "null")
    return RecordError(f"The line is not a JSON object but {kind}.")
