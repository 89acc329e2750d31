"""The desk: one model, one article at a time, progress on the way, and a way to stop."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Protocol

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.perspectives import Perspective
from summarizer.planning.length import Length
from summarizer.result import Failure, Result

HEARTBEAT_S = 0.5
"""How long a job is silent at most: between two updates it can be stopped."""

Update = str | Result | Failure | None
"""A stage that begins, the end of a job, or ``None``: still at it."""

_log = logging.getLogger(__name__)


class Summarizes(Protocol):
    """What the page needs of a summarizer."""

    def summarize(
        self,
        article: Article | str,
        perspectives: Sequence[Perspective] | None = None,
        *,
        length: Length | None = None,
        on_stage: Callable[[str], None] | None = None,
    ) -> Result: ...


@dataclass(frozen=True)
class Order:
    """What somebody asks for. ``read`` gives the article; it may have to be fetched."""

    read: Callable[[], Article]
    perspectives: tuple[Perspective, ...]
    length: Length


class Desk:
    """Takes orders from many visitors and gives the model to one of them at a time."""

    def __init__(self, factory: Callable[[], Summarizes]) -> None:
        self._factory = factory
        self._summarizer: Summarizes | None = None
        self._model = Lock()
        self._running: dict[str | None, Event] = {}

    def run(self, order: Order, visitor: str | None = None) -> Iterator[Update]:
        """Work on an order; the last update is a result or a failure, unless it is stopped.

        ``stop`` or closing the iterator ends it at once; the work itself ends at its next stage.
        """
        updates: SimpleQueue[Update] = SimpleQueue()
        stop = Event()
        self._running[visitor] = stop
        Thread(target=self._work, args=(order, updates.put, stop), daemon=True).start()
        try:
            while not stop.is_set():
                update = _next(updates)
                yield update
                if isinstance(update, Result | Failure):
                    return
        finally:
            stop.set()
            if self._running.get(visitor) is stop:
                del self._running[visitor]

    def stop(self, visitor: str | None) -> None:
        """Stop what this visitor has ordered, if it still runs."""
        if visitor in self._running:
            self._running[visitor].set()

    def finish(self, order: Order) -> Result | Failure:
        """Work on an order to its end."""
        ends = (one for one in self.run(order) if isinstance(one, Result | Failure))
        return next(ends)

    def _work(self, order: Order, say: Callable[[Update], None], stop: Event) -> None:
        def tell(stage: str) -> None:
            if stop.is_set():
                raise _StoppedError
            say(stage)

        try:
            say(self._result(order, tell))
        except _StoppedError:
            return
        except SummarizerError as error:
            say(Failure(type(error).__name__, " ".join(str(error).split())))
        except Exception as error:
            _log.exception("An order failed")
            say(_unexpected(error))

    def _result(self, order: Order, tell: Callable[[str], None]) -> Result:
        tell("reading")
        article = order.read()
        with self._turn(tell):
            if self._summarizer is None:
                tell("loading")
                self._summarizer = self._factory()
            return self._summarizer.summarize(
                article, order.perspectives, length=order.length, on_stage=tell
            )

    @contextmanager
    def _turn(self, tell: Callable[[str], None]) -> Iterator[None]:
        """Hold the model, after whoever holds it now."""
        while not self._model.acquire(timeout=HEARTBEAT_S):
            tell("waiting")
        try:
            yield
        finally:
            self._model.release()


class _StoppedError(Exception):
    """Nobody waits for this order any longer."""


def _next(updates: SimpleQueue[Update]) -> Update:
    try:
        return updates.get(timeout=HEARTBEAT_S)
    except Empty:
        return None


def _unexpected(error: Exception) -> Failure:
    kind = type(error).__name__
    if isinstance(error, MemoryError):
        return Failure(kind, "There is not enough memory for this article: try a shorter one.")
    return Failure(
        kind, f"The program failed on this article ({kind}): its log on the server says where."
    )
