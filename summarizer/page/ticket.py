"""A ticket: one request while it is worked on, and what its visitor hears of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any

from summarizer.errors import SummarizerError
from summarizer.page.line import Job
from summarizer.result import Failure

HEARTBEAT_S = 0.5
"""How long a ticket is silent at most: between two updates it can be stopped."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stage:
    """What is being done; ``ahead`` requests are done before it."""

    name: str
    ahead: int = 0


@dataclass(frozen=True)
class Done:
    """The end of a request that went well."""

    value: Any


Update = Any
"""A ``Stage``, ``Done``, a ``Failure``, ``None`` for still at it, or what the work reports."""


class StoppedError(BaseException):
    """Nobody waits for this any longer. Not an ``Exception``: nothing may carry on after it."""


class Ticket:
    """Between the thread that works and the thread that shows."""

    def __init__(self, seconds: float) -> None:
        self._updates: SimpleQueue[Update] = SimpleQueue()
        self._stopped = Event()
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self.job: Job | None = None
        """What waits in line for it."""

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def stop(self) -> None:
        """End it: at once for the visitor, at the next stage for the work."""
        self._stopped.set()

    def say(self, update: Update) -> None:
        self._updates.put(update)

    def stage(self, name: str) -> None:
        """Say what is being done now.

        Raises:
            StoppedError: nobody waits for it any longer.
        """
        if self.stopped:
            raise StoppedError
        self.say(Stage(name))

    def updates(self, ahead: Callable[[Job], int | None]) -> Iterator[Update]:
        """What happens, until the end, or until it is stopped or out of time."""
        while not self.stopped:
            update = self._next(ahead)
            if isinstance(update, Done | Failure):
                yield update
                return
            if time.monotonic() > self._deadline:
                yield self._late()
                return
            yield update

    def _next(self, ahead: Callable[[Job], int | None]) -> Update:
        try:
            return self._updates.get(timeout=HEARTBEAT_S)
        except Empty:
            place = ahead(self.job) if self.job else None
            return None if place is None else Stage("waiting", place)

    def _late(self) -> Failure:
        return Failure(
            "TimeLimit",
            f"This took longer than {self._seconds:.0f} seconds and was ended: "
            "try a shorter text, or try again later.",
        )

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Say what goes wrong instead of raising it: a known error as it is, others in short."""
        try:
            yield
        except StoppedError:
            self.stop()
        except SummarizerError as error:
            self.say(Failure(type(error).__name__, " ".join(str(error).split())))
        except Exception as error:
            _log.exception("A request failed")
            self.say(unexpected(error))


def unexpected(error: Exception) -> Failure:
    """What a visitor is told of an error that nobody foresaw: no detail of the server."""
    kind = type(error).__name__
    if isinstance(error, MemoryError):
        return Failure(kind, "There is not enough memory for this article: try a shorter one.")
    return Failure(
        kind, f"The program failed on this article ({kind}): its log on the server says where."
    )
