"""The same work in several processes of this machine, each with a model of its own.

A step of a small model is too short for two processors to share it well: two processes with one
processor each do half as much again as one process with both. They are those of
:mod:`concurrent.futures`; here is only what a batch needs beside: groups are made in one place, so
that they do not depend on the number of processes, what they take together stays within the
budget, and no process outlives the one that started it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.batch.engine import Block, Engine, Group, LocalEngine, grouped
from summarizer.batch.journal import Entry
from summarizer.batch.memory import (
    Limits,
    Room,
    bytes_a_token,
    give_back,
    resident,
    room_for,
)
from summarizer.batch.recipe import Recipe
from summarizer.batch.records import Unreadable
from summarizer.batch.run import summarize_items
from summarizer.errors import SummarizerError
from summarizer.result import Result

if TYPE_CHECKING:
    from summarizer.batch.settings import Settings
    from summarizer.device import Capacity
    from summarizer.pipeline import Summarizer

Load = Callable[[], "Summarizer"]
AtWork = dict[Future[list[Result]], Group]


class LostWorkerError(SummarizerError):
    """A process at work is gone."""


@dataclass(frozen=True)
class About:
    """What a worker tells of itself.

    Attributes:
        model: its name and a digest of its weights.
        bytes_a_token: what a position of the model's memory takes.
        capacity: how much the model works on at once.
        resident: bytes of the process when the model is loaded.
    """

    model: str
    bytes_a_token: int
    capacity: Capacity
    resident: int


class PoolEngine(AbstractContextManager["PoolEngine"]):
    """Makes records in processes of this machine."""

    def __init__(self, load: Load, workers: int) -> None:
        """Prepare. A process starts when there is something for it to do.

        Args:
            load: gives a worker its summarizer, which keeps to its share of the processors.
            workers: processes at most; fewer where there is no memory for so many models.
        """
        context = get_context("spawn")  # what is forked would hold the lock of the output, too
        self._workers = workers
        # Nothing is ever sent through it: it ends where this process does, however it ends.
        self._lifeline, self._held = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(workers, context, _begin, (load, self._lifeline))

    @cached_property
    def about(self) -> About:
        """What the first worker tells of itself.

        Raises:
            ModelError: the model cannot be loaded.
            LostWorkerError: there was no memory for it.
        """
        with _explained():
            return self._pool.submit(_about).result()

    @property
    def model(self) -> str:
        return self.about.model

    def __call__(
        self, blocks: Iterable[Block], recipe: Recipe, limits: Limits
    ) -> Iterator[list[Entry]]:
        """Keep the workers busy; entries come as they are finished.

        Raises:
            LostWorkerError: a worker is gone.
        """
        room = limits.room(self.about.bytes_a_token, self.about.capacity)
        workers = min(self._workers, 1 + room_for(self.about.resident))
        at_work: AtWork = {}
        with _explained():
            for group in (one for block in blocks for one in grouped(block, recipe, room)):
                while len(at_work) == workers or not _fits(group, at_work, room):
                    yield from _finished(at_work, recipe)
                at_work[self._pool.submit(_summarized, group.items)] = group
            while at_work:
                yield from _finished(at_work, recipe)

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are at."""
        self._held.close()
        self._pool.shutdown(cancel_futures=True)
        self._lifeline.close()


@contextmanager
def local_engine(settings: Settings, workers: int) -> Iterator[Engine]:
    """This process, or several that share the processors."""
    if workers == 1:
        yield LocalEngine(settings.load())
        return
    with PoolEngine(settings.sharing(workers).load, workers) as pool:
        yield pool


def _fits(group: Group, at_work: AtWork, room: Room) -> bool:
    """Whether a group stays within the budget beside the others; alone it always may be made."""
    needed = sum(room.needs(*one.lengths) for one in (group, *at_work.values()))
    return not at_work or needed <= room.budget


def _finished(at_work: AtWork, recipe: Recipe) -> Iterator[list[Entry]]:
    """Wait for a group, and take all that are ready off the list."""
    ready, _ = wait(at_work, return_when=FIRST_COMPLETED)
    for future in ready:
        yield at_work.pop(future).entries(future.result(), recipe)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise LostWorkerError(
            "A process at work ended all of a sudden; most often the system takes it where memory "
            "runs out. What was made is kept: run the same command again, with fewer --workers or "
            "less --memory if it comes again."
        ) from error


# --- what runs in a worker

_load: Load
_engine: LocalEngine | None = None


def _begin(load: Load, lifeline: Connection) -> None:
    """Take care that this process ends with the one that started it, and not before."""
    global _load
    _load = load
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C reaches all; one of them sees to it
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)


def _local() -> LocalEngine:
    global _engine
    if _engine is None:
        _engine = LocalEngine(_load())
    return _engine


def _about() -> About:
    engine = _local()
    model = engine.summarizer.model
    return About(engine.model, bytes_a_token(model), model.capacity, resident())


def _summarized(items: Sequence[Article | Unreadable]) -> list[Result]:
    results = list(summarize_items(_local().summarizer, items))
    give_back()
    return results
