"""Make the records that a job lacks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from summarizer.batch.engine import Block, Engine
from summarizer.batch.fingerprint import row_digest
from summarizer.batch.job import Job
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits
from summarizer.batch.recipe import Recipe
from summarizer.batch.rows import Row
from summarizer.exits import UsageError

LOOK_AHEAD = 64
"""Rows that are read before they are grouped by length. Groups never reach over such a block, so
a run that goes on makes the same groups as one that was never interrupted."""


@dataclass(frozen=True)
class Missing:
    """The blocks that hold rows which are not done; other machines can read them too.

    Attributes:
        open: the input.
        done: the digest of row n at n - 1, or 0 where it is not done.
        names: the columns that a digest is of.
    """

    open: Callable[[], Iterable[Row]]
    done: array[int]
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[Block]:
        """Read the input.

        Raises:
            UsageError: it has changed since the job was begun.
        """
        rows, read = iter(self.open()), 0
        while part := list(islice(rows, LOOK_AHEAD)):
            read += len(part)
            digests = self._missing(part)
            if digests:
                yield Block(part, digests)
        if read < len(self.done):
            raise _changed(f"it had over {len(self.done) - 1} records, and has {read}")

    def _missing(self, rows: list[Row]) -> dict[int, int]:
        """Digests of the rows that are not done, by their place."""
        found = {}
        for place, row in enumerate(rows):
            digest = row_digest(row, self.names)
            then = self.done[row.number - 1] if row.number <= len(self.done) else 0
            if not then:
                found[place] = digest
            elif then != digest:
                raise _changed(f"its record {row.number} is another one")
        return found


def make(
    job: Job, open: Callable[[], Iterable[Row]], engine: Engine, recipe: Recipe, limits: Limits
) -> Iterator[Entry]:
    """Make all records that a job lacks; each is kept before it is passed on.

    Args:
        open: opens the input.

    Raises:
        UsageError: the input has changed since the job was begun.
        OutputError: the disk is full, or fails.
    """
    if job.finished:
        return
    missing = Missing(open, job.journal.digests, recipe.names)
    for entries in engine(missing, recipe, limits):
        job.add(entries)
        yield from entries
    job.finish(recipe.fields)


def _changed(how: str) -> UsageError:
    return UsageError(
        f"The input has changed since the interrupted run: {how}. "
        "Put the old input back, name another output, or add --restart to begin anew."
    )
