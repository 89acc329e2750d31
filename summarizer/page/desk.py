"""The desk: takes requests of many visitors to the models and tells how they go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.page.limits import LIMITS, Limits
from summarizer.page.line import Line
from summarizer.page.orders import Step, SummaryJob
from summarizer.page.shelf import Choices, Shelf
from summarizer.page.ticket import HEARTBEAT_S, Done, StoppedError, Ticket, Update
from summarizer.result import Failure

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer


@dataclass(frozen=True)
class Order:
    """Summaries of one article. ``read`` gives the article; it may have to be fetched."""

    read: Callable[[], Article]
    choices: Choices


@dataclass(frozen=True)
class Call:
    """Gives a function the model for a moment: ``call(choices, function)`` is its value."""

    desk: Desk
    ticket: Ticket

    def __call__(
        self, choices: Choices, work: Callable[[Summarizer], Any], *, again: bool = False
    ) -> Any:
        return self.desk.on_model(self.ticket, choices, work, again=again)


class Desk:
    """One line before all models; what one visitor asked for never reaches another."""

    def __init__(self, shelf: Shelf, limits: Limits = LIMITS) -> None:
        self.shelf = shelf
        self.limits = limits
        self._line = Line(limits.waiting, limits.together)
        self._running: dict[str, Ticket] = {}

    def run(self, order: Order, visitor: str | None = None) -> Iterator[Update]:
        """Work on an order; the last update is its end, unless it is stopped.

        ``stop`` or closing the iterator ends it at once; the work itself ends at its next stage.
        """

        def work(ticket: Ticket) -> None:
            article = self.read(order.read)
            if ticket.stopped:
                raise StoppedError
            ticket.job = SummaryJob(ticket, article, order.choices, self.shelf)
            self._line.join(ticket.job)

        return self._follow(work, visitor, self.limits.seconds)

    def follow(
        self, work: Callable[[Ticket, Call], Any], visitor: str | None, seconds: float
    ) -> Iterator[Update]:
        """Do ``work`` in a thread of its own; it reports by its ticket and calls the model."""

        def whole(ticket: Ticket) -> None:
            ticket.say(Done(work(ticket, Call(self, ticket))))

        return self._follow(whole, visitor, seconds)

    def read(self, source: Callable[[], Article]) -> Article:
        """Read an article of no more than the page's size.

        Raises:
            InputError: it cannot be read, or is too long.
        """
        article = source()
        self.check_size(article.text, "The article")
        return article

    def check_size(self, text: str, what: str) -> None:
        """Refuse a text that is too long for the page.

        Raises:
            InputError: saying how long it may be.
        """
        if len(text) > self.limits.characters:
            raise InputError(
                f"{what} is too long: it has {len(text):,} characters, and this page reads at "
                f"most {self.limits.characters:,}. Shorten it, or use the command line."
            )

    def on_model(
        self,
        ticket: Ticket,
        choices: Choices,
        work: Callable[[Summarizer], Any],
        *,
        again: bool = False,
    ) -> Any:
        """Wait for the model, let ``work`` use it, and give its value.

        Args:
            again: the request has had the model before; it is not refused in the middle.

        Raises:
            StoppedError: nobody waits for it any longer.
            BusyError: too many wait already.
        """
        if ticket.stopped:
            raise StoppedError
        ticket.job = step = Step(choices, self.shelf, work)
        self._line.join(step, again=again)
        return step.wait(ticket, HEARTBEAT_S)

    def stop(self, visitor: str) -> None:
        """Stop what this visitor has asked for, if it still runs."""
        if ticket := self._running.get(visitor):
            ticket.stop()

    def finish(self, updates: Iterator[Update]) -> Any | Failure:
        """Wait for the end of a request: its value, or its failure."""
        end = next((one for one in updates if isinstance(one, Done | Failure)), None)
        return end.value if isinstance(end, Done) else end

    def _follow(
        self, work: Callable[[Ticket], None], visitor: str | None, seconds: float
    ) -> Iterator[Update]:
        ticket = Ticket(seconds)
        if visitor is not None:
            self.stop(visitor)  # one at a time for each
            self._running[visitor] = ticket
        Thread(target=_guarded, args=(work, ticket), daemon=True).start()
        try:
            yield from ticket.updates(self._line.ahead)
        finally:
            ticket.stop()
            if ticket.job:
                self._line.leave(ticket.job)
            if visitor is not None and self._running.get(visitor) is ticket:
                del self._running[visitor]


def _guarded(work: Callable[[Ticket], None], ticket: Ticket) -> None:
    with ticket.failures():
        ticket.stage("reading")
        work(ticket)
