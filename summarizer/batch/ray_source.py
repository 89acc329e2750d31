"""What goes through Ray Data: blocks of rows, from one stream; imported only where Ray is."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
from ray.data import DataContext, Datasource
from ray.data.block import BlockMetadata
from ray.data.datasource import ReadTask

from summarizer.batch.engine import Block
from summarizer.errors import SummarizerError

CONTENT = "content"
"""The one column of the tables that Ray moves: something pickled."""


@dataclass(frozen=True)
class Stop:
    """An error that ends the run. It travels as data: what a task raises, Ray takes for a loss."""

    error: Exception

    @classmethod
    def of(cls, error: Exception) -> Stop:
        """Of an error of ours, or of any other, which may not travel as it is."""
        if isinstance(error, SummarizerError):
            return cls(error)
        return cls(RuntimeError(f"{type(error).__name__}: {error}"))


@dataclass(frozen=True)
class End:
    """The last of a stream: how many records there are to be made in all."""

    records: int


class BlockSource(Datasource):
    """One stream of blocks, read by a task on whichever machine."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = blocks

    def estimate_inmemory_data_size(self) -> int | None:
        """Unknown: the input is read once, as a stream."""
        return None

    def get_read_tasks(
        self,
        parallelism: int,  # noqa: ARG002 - a stream has one reader
        per_task_row_limit: int | None = None,  # noqa: ARG002
        data_context: DataContext | None = None,  # noqa: ARG002
    ) -> list[ReadTask]:
        about = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
        blocks = self.blocks
        return [ReadTask(lambda: map(_table, _parts(blocks)), about)]


def _parts(blocks: Iterable[Block]) -> Iterator[Block | Stop | End]:
    """The blocks, whose files are read here, where they lie; then the end."""
    count = 0
    try:
        for block in blocks:
            count += len(block.digests)
            yield replace(block, rows=[replace(row, values=dict(row.values)) for row in block.rows])
    except Exception as error:
        yield Stop.of(error)
    yield End(count)


def _table(part: object) -> pa.Table:
    return pa.table({CONTENT: pa.array([packed(part)], pa.large_binary())})


def packed(part: object) -> bytes:
    """As it travels."""
    return pickle.dumps(part)


def unpacked(content: bytes) -> Any:
    """What was packed by this program, on another machine."""
    return pickle.loads(content)  # noqa: S301
