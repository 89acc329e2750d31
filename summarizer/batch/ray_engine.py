"""The same work on many processes or machines, by Ray Data (the extra ``ray``).

Ray reads the blocks of rows as a stream, hands them to actors that hold the model, and starts
a lost actor again where there is room. Here are only the two ends: a source of blocks, and the
entries that come back to the journal, which puts them in order.

Ray would run a lost actor's blocks again on that actor only, and wait for ever where it has no
room. So it is told to pass over them, and what is missing in the end is streamed once more.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summarizer.batch.engine import Block, LocalEngine
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits
from summarizer.batch.recipe import Recipe
from summarizer.errors import SummarizerError
from summarizer.exits import UsageError
from summarizer.ingest.clean import one_line

if TYPE_CHECKING:
    from summarizer.batch.ray_source import End
    from summarizer.batch.ray_worker import Load

READING = 0
"""Processors that reading the input asks for: it goes on where workers have taken all."""

ATTEMPTS = 3
"""How often in a row workers may be lost before anything is made."""


class LostError(SummarizerError):
    """Ray has no workers left, or they are lost again and again."""


@dataclass(frozen=True)
class RayEngine:
    """Makes records wherever Ray has room.

    Attributes:
        load: gives a worker its summarizer.
        workers: models at work; a GPU each, where there are any, else a processor; as many as
            there are by default.
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
            LostError: there are no workers, or they are lost again and again.
        """
        ray = _ray()
        started = not ray.is_initialized()
        if started:
            _join(ray)
        try:
            idle = 0
            while idle < ATTEMPTS:
                made, wanted = 0, None
                for part in self._stream(ray, blocks, recipe, limits):
                    if isinstance(part, list):
                        made += len(part)
                        yield part
                    else:
                        wanted = part.records
                if made == wanted:
                    return
                idle = 0 if made else idle + 1
        finally:
            if started:
                ray.shutdown()
        raise LostError(
            f"Workers were lost {ATTEMPTS} times and made nothing: what was made before is kept. "
            "See that each machine has memory for a model, and run the same command again."
        )

    def _stream(
        self, ray: Any, blocks: Iterable[Block], recipe: Recipe, limits: Limits
    ) -> Iterator[list[Entry] | End]:
        """What comes back of the blocks, and their end; some may be lost on the way."""
        from summarizer.batch.ray_source import CONTENT, BlockSource, Stop, unpacked
        from summarizer.batch.ray_worker import Worker

        most, of_a_gpu = shares(ray.cluster_resources(), self.workers)
        _set_up(ray.data.DataContext.get_current())
        source = ray.data.read_datasource(
            BlockSource(blocks), override_num_blocks=1, num_cpus=READING
        )
        with warnings.catch_warnings():  # of Ray's own options, which pass through until 2.64
            warnings.simplefilter("ignore", DeprecationWarning)
            stream = source.flat_map(
                Worker,
                fn_constructor_args=(self.load, recipe, limits),
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most, initial_size=most),
                num_cpus=1,
                num_gpus=of_a_gpu,
                max_task_retries=0,  # Ray would wait for room for the same worker
            )
        with _explained(ray):
            for batch in stream.iter_batches(batch_size=1, prefetch_batches=0):
                part = unpacked(batch[CONTENT][0])
                if isinstance(part, Stop):
                    raise part.error
                yield part


def shares(resources: Mapping[str, float], workers: int | None) -> tuple[int, float]:
    """How many workers there are at most, and how much of a GPU each asks for.

    Ray hides the GPUs from a worker that asks for none.
    """
    gpus = resources.get("GPU", 0.0)
    most = workers or int(gpus or resources.get("CPU", 0)) or 1
    return most, min(1.0, gpus / most)


def _set_up(context: Any) -> None:
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # bytes: a group of ours never waits for others
    context.max_errored_blocks = -1  # what a lost worker had is streamed again
    context.max_consecutive_actor_init_deaths = ATTEMPTS


def _join(ray: Any) -> None:
    try:
        ray.init(log_to_driver=False, logging_level="error")
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UsageError(
            f"The Ray cluster cannot be joined ({one_line(str(error))[:200]}): see that it runs, "
            "or unset RAY_ADDRESS to use this machine alone."
        ) from error


@contextmanager
def _explained(ray: Any) -> Iterator[None]:
    """Say of an error of Ray's what can be done about it."""
    from ray.data.exceptions import ExecutionTimeoutError
    from ray.exceptions import RayError

    try:
        yield
    except ExecutionTimeoutError as error:
        room = int(ray.cluster_resources().get("CPU", 0))
        raise LostError(
            f"Nothing came back from Ray's workers for too long; the cluster has {room} processors "
            "now. What was made is kept: start machines, or see why they are slow (ray status), "
            "and run the same command again. RAY_DATA_EXECUTION_NO_PROGRESS_TIMEOUT_S says how "
            "many seconds it waits."
        ) from error
    except RayError as error:
        raise LostError(
            f"Ray cannot go on ({one_line(str(error))[:200]}). What was made is kept: see to its "
            "machines and run the same command again."
        ) from error


def _ray() -> Any:
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what is retried is no news to a user
    if os.environ.get("RAY_ADDRESS"):  # minutes, not half an hour, for a cluster that is not there
        os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "1")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(
            "The engine ray is not installed: pip install 'perspective-summarizer[ray]'."
        ) from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what fails is raised as well
    return ray
