"""The line before the model: one thread works, everybody else waits, in order of arrival."""

from __future__ import annotations

import time
from collections.abc import Hashable, Sequence
from threading import Condition, Thread
from typing import Protocol, Self

from summarizer.batch.memory import give_back
from summarizer.errors import SummarizerError

GATHER_S = 0.02
"""How long the model waits for company: requests that arrive together are done together."""


class BusyError(SummarizerError):
    """More is waiting already than the server takes on."""


class Job(Protocol):
    """Something that needs the model."""

    @property
    def key(self) -> Hashable:
        """Jobs of the same key can be done together."""

    def do(self, others: Sequence[Self]) -> None:
        """Do this job and ``others`` of its key; never raises."""


class Line:
    """Jobs wait here. The first one is done next, and with it those like it.

    One thread does all the work, so that the model's memory is that of one batch, however many
    people ask.
    """

    def __init__(self, room: int, together: int) -> None:
        self._room = room
        self._together = together
        self._waiting: list[Job] = []
        self._doing = 0
        self._changed = Condition()
        self._worker: Thread | None = None

    def join(self, job: Job, *, again: bool = False) -> None:
        """Wait for the model.

        Args:
            again: it belongs to something that has had a turn before, which is never refused.

        Raises:
            BusyError: the line is full.
        """
        with self._changed:
            if len(self._waiting) >= self._room and not again:
                ahead = len(self._waiting) + self._doing
                raise BusyError(f"The server is busy: {ahead} ahead. Try again in a minute.")
            self._waiting.append(job)
            if self._worker is None:  # only then: a page that is merely built starts no thread
                self._worker = Thread(target=self._work, name="model", daemon=True)
                self._worker.start()
            self._changed.notify_all()

    def leave(self, job: Job) -> None:
        """Wait no longer; without effect on a job that is being done."""
        with self._changed:
            self._waiting = [one for one in self._waiting if one is not job]

    def ahead(self, job: Job) -> int | None:
        """How many are done before this one; ``None`` where its turn has come."""
        with self._changed:
            places = (n for n, one in enumerate(self._waiting) if one is job)
            place = next(places, None)
            return None if place is None else place + self._doing

    def _work(self) -> None:
        while True:
            first, *others = self._next()
            first.do(others)
            with self._changed:
                self._doing = 0
            give_back()

    def _next(self) -> list[Job]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
            time.sleep(GATHER_S)
            if group := self._group():
                return group

    def _group(self) -> list[Job]:
        """The first job and those like it; none where all have left meanwhile."""
        with self._changed:
            if not self._waiting:
                return []
            key = self._waiting[0].key
            group = [one for one in self._waiting if one.key == key][: self._together]
            self._doing = len(group)
            self._waiting = [one for one in self._waiting if one not in group]
            return group
