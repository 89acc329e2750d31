"""From a row to an article: which columns hold what, and what to do with odd values."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Article
from summarizer.batch.rows import RecordError, Row
from summarizer.errors import InputError, SummarizerError
from summarizer.exits import UsageError
from summarizer.ingest import article_from_record
from summarizer.ingest.clean import one_line
from summarizer.result import Failure

SUMMARY_FIELDS: dict[str, type[Any]] = {
    "id": str,
    "title": str,
    "model": str,
    "elapsed_s": float,
    "error": dict,
    "notice": str,
    "sentences": list,
    "summaries": dict,
}
"""The fields of a record and their types: what a table needs to know beforehand."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_KINDS = {bool: "true or false", int: "a number", float: "a number", bytes: "bytes"}


@dataclass(frozen=True)
class Columns:
    """The names that an input gives to the parts of a record."""

    id: str = "id"
    title: str = "title"
    text: str = "text"


@dataclass(frozen=True)
class Unreadable:
    """A record that is no article, in its place among those that are."""

    id: str
    title: str | None
    failure: Failure


def article_of(row: Row, columns: Columns) -> Article | Unreadable:
    """Make an article of a row; its offsets hold for the text as the row gives it."""
    own, title = id_of(row, columns.id), title_of(row, columns.title)
    try:
        return article_from_record(text_of(row, columns.text), title=title, id=own)
    except SummarizerError as error:
        return Unreadable(own, title, failure_of(error))


def kept_names(names: str) -> tuple[str, ...]:
    """The columns in a list with commas.

    Raises:
        UsageError: a record has a field of that name already.
    """
    found = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in found:
        if name in SUMMARY_FIELDS or name == "text":
            raise UsageError(f"A record has its own {name!r}: leave it out of --keep-columns.")
    return found


def kept_values(row: Row, names: Sequence[str]) -> dict[str, Any]:
    """Columns as the row has them, in a form that JSON knows; ``None`` for those it lacks."""
    return {name: plain_value(row.values.get(name)) for name in names}


def plain_value(value: object) -> Any:
    """A value that JSON knows; a date, for example, becomes text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {printable(str(key)): plain_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(one) for one in value]
    return printable(str(value))


def failure_of(error: Exception) -> Failure:
    """What a record says of an error."""
    return Failure(type(error).__name__, printable(str(error)))


def text_of(row: Row, column: str) -> str:
    """The text in a column.

    Raises:
        InputError: the row cannot be read, or holds no text there.
    """
    if row.problem:
        raise row.problem
    value = row.values.get(column)
    if isinstance(value, str):
        return value
    if isinstance(value, InputError):
        raise value
    if column not in row.values:
        names = one_line(", ".join(map(str, row.values))) or "none"
        raise RecordError(f"There is no {column!r} in this record; it has: {names}.")
    if _missing(value):
        raise RecordError(f"The {column!r} of this record is missing.")
    kind = _KINDS.get(type(value), "a list" if isinstance(value, list) else "a nested record")
    raise RecordError(f"The {column!r} of this record is not text but {kind}.")


def id_of(row: Row, column: str) -> str:
    """The record's own id as a string; its row number where it has none."""
    value = row.values.get(column)
    if _missing(value):
        return str(row.number)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a table with gaps in a column of whole numbers
    return printable(_as_string(value)) or str(row.number)


def title_of(row: Row, column: str) -> str | None:
    """The record's title; one of an odd type is as good as none."""
    value = row.values.get(column)
    if _missing(value) or not isinstance(value, str | int | float):
        return None
    return one_line(str(value)) or None


def _as_string(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping | list | bool):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def printable(text: str) -> str:
    """``text`` without halves of characters, which no file can hold."""
    return _SURROGATES.sub("\ufffd", text)
