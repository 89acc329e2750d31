"""Make the records that a job lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from summarizer.batch.engine import Block, Engine
from summarizer.batch.job import Job
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits
from summarizer.batch.recipe import Recipe
from summarizer.batch.rows import Row

LOOK_AHEAD = 64
"""Rows that are read before they are grouped by length. Groups never reach over such a block, so
a run that goes on makes the same groups as one that was never interrupted."""


def make(
    job: Job, rows: Iterable[Row], engine: Engine, recipe: Recipe, limits: Limits
) -> Iterator[Entry]:
    """Make all records that a job lacks; each is kept before it is passed on.

    Raises:
        UsageError: the input has changed since the job was begun.
        OutputError: the disk is full, or fails.
    """
    if job.finished:
        return
    read = 0

    def blocks() -> Iterator[Block]:
        nonlocal read
        stream = iter(rows)
        while part := list(islice(stream, LOOK_AHEAD)):
            read += len(part)
            digests = job.missing(part, recipe.names)
            if digests:
                yield Block(part, digests)

    for entries in engine(blocks(), recipe, limits):
        job.add(entries)
        yield from entries
    job.finish(recipe.fields, read)
