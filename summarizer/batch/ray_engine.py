"""The same work on many processes or machines, by Ray Data (the extra ``ray``).

Ray reads the blocks of rows as a stream, hands them to actors that hold the model, and runs a
block again where a worker or a machine is lost. Here are only the two ends: a source of blocks,
and the entries that come back to the journal, which puts them in order.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summarizer.batch.engine import Block, LocalEngine
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits
from summarizer.batch.recipe import Recipe
from summarizer.errors import SummarizerError
from summarizer.exits import UsageError

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

    Load = Callable[[], Summarizer]

READING = 0
"""Processors that reading the input asks for: it goes on where workers have taken all."""


class Worker:
    """An actor: loads the model once, then makes the records of one block after another."""

    def __init__(self, load: Load, recipe: Recipe, limits: Limits) -> None:
        self.engine = LocalEngine(load())
        self.recipe = recipe
        self.limits = limits

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Make the records of a block; both are written by this program."""
        [(name, content)] = row.items()
        block: Block = pickle.loads(content)  # noqa: S301
        groups = self.engine.block(block, self.recipe, self.limits)
        return {name: pickle.dumps([entry for group in groups for entry in group])}


@dataclass(frozen=True)
class RayEngine:
    """Makes records wherever Ray has room.

    Attributes:
        load: gives a worker its summarizer.
        workers: models at work; a processor each, as many as there are by default.
    """

    load: Load
    workers: int | None = None

    @cached_property
    def model(self) -> str:
        return LocalEngine(self.load()).model

    def __call__(
        self, blocks: Iterable[Block], recipe: Recipe, limits: Limits
    ) -> Iterator[list[Entry]]:
        """Start Ray, or join the cluster that runs this job; entries come in any order.

        Raises:
            SummarizerError: whatever reading the input raises, far away.
        """
        ray = _ray()
        from summarizer.batch.ray_source import CONTENT, BlockSource

        started = not ray.is_initialized()
        if started:
            ray.init(log_to_driver=False, logging_level="error")
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.target_max_block_size = 1  # bytes: a block of ours never waits for others
        most = self.workers or int(ray.cluster_resources().get("CPU", 1))
        stream = ray.data.read_datasource(
            BlockSource(blocks), override_num_blocks=1, num_cpus=READING
        ).map(
            Worker,
            fn_constructor_args=(self.load, recipe, limits),
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most, initial_size=most),
            num_cpus=1,
        )
        try:
            for batch in stream.iter_batches(batch_size=1, prefetch_batches=0):
                yield pickle.loads(batch[CONTENT][0])  # noqa: S301 - written by a worker of ours
        except Exception as error:
            cause = _cause(error)
            if cause is not None:
                raise cause from None
            raise
        finally:
            if started:
                ray.shutdown()


def _cause(error: BaseException | None) -> SummarizerError | None:
    """The error of ours that Ray has wrapped."""
    while error is not None:
        inner = getattr(error, "cause", None)
        if isinstance(inner, SummarizerError):
            return inner
        error = error.__cause__
    return None


def _ray() -> Any:
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what is retried is no news to a user
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(
            "The engine ray is not installed: pip install 'perspective-summarizer[ray]'."
        ) from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what fails is raised as well
    return ray
