"""Blocks of rows as a source of Ray Data; imported only where Ray is installed."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa
from ray.data import DataContext, Datasource
from ray.data.block import BlockMetadata
from ray.data.datasource import ReadTask

from summarizer.batch.engine import Block

CONTENT = "content"
"""The one column of the tables that Ray moves: something pickled."""


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
        return [ReadTask(lambda: _tables(blocks), about)]


def _tables(blocks: Iterable[Block]) -> Iterator[pa.Table]:
    """A table with one row for each block; files are read here, where they lie."""
    for block in blocks:
        rows = [replace(row, values=dict(row.values)) for row in block.rows]
        content = pickle.dumps(replace(block, rows=rows))
        yield pa.table({CONTENT: pa.array([content], pa.large_binary())})
