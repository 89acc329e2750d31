"""Rows: the records of an input as they stand in it, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.errors import InputError


class RecordError(InputError):
    """A record whose form is wrong, so that no article can be read from it."""


@dataclass(frozen=True)
class Row:
    """One record of an input.

    Attributes:
        number: its place among the records, from 1.
        values: column to value, of any type; an ``InputError`` says why there is no value.
        problem: why there are no values.
    """

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: InputError | None = None


@dataclass(frozen=True)
class Rows:
    """A stream of rows.

    Attributes:
        contents: the values of each record, or what is wrong with it, in input order.
        total: how many there are, where that is known beforehand.
        notes: one line each, for the person who asked.
    """

    contents: Iterable[Mapping[str, Any] | InputError]
    total: int | None = None
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        """Number the rows. Where the input breaks off, a last row says so."""
        number = 0
        contents = iter(self.contents)
        while True:
            number += 1
            try:
                content = next(contents)
            except StopIteration:
                return
            except (OSError, EOFError, ValueError) as error:
                reason = " ".join(str(error).split())[:200] or type(error).__name__
                message = f"The input is damaged from here on; nothing after it is read: {reason}"
                yield Row(number, problem=RecordError(message))
                return
            if isinstance(content, InputError):
                yield Row(number, problem=content)
            else:
                yield Row(number, content)
