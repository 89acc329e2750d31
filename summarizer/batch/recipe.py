"""How a record is made of a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer.batch.journal import Entry
from summarizer.batch.records import SUMMARY_FIELDS, Columns, kept_values
from summarizer.batch.rows import Row
from summarizer.result import Result


@dataclass(frozen=True)
class Recipe:
    """How records are made.

    Attributes:
        columns: what the parts of a record are called in the input.
        keep: further columns that a record gets as they are.
        timing: whether a record says how long it took; without, equal inputs give equal files.
        text: whether a record carries the article's text, for formats that show evidence.
    """

    columns: Columns
    keep: tuple[str, ...] = ()
    timing: bool = True
    text: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that a record depends on."""
        return (self.columns.id, self.columns.title, self.columns.text, *self.keep)

    @property
    def fields(self) -> dict[str, type[Any]]:
        """The fields of a record and their types."""
        return {**SUMMARY_FIELDS, **dict.fromkeys(self.keep, object)}

    def entry(self, row: Row, digest: int, result: Result) -> Entry:
        """The record of a result, and what else is to be known of it."""
        record: dict[str, Any] = {**result.to_dict(), **kept_values(row, self.keep)}
        if not self.timing:
            record["elapsed_s"] = None
        if self.text:
            record["text"] = result.article.text if result.article else ""
        abstained = tuple(name for name, made in result.summaries.items() if made.abstained)
        failure = result.error.type if result.error else None
        return Entry(row.number, digest, record, failure, abstained)
