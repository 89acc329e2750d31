"""What visitors ask of the model: summaries, which are made together, and single steps."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any, Self

from summarizer import errors
from summarizer.article import Article
from summarizer.page.shelf import Choices, Shelf
from summarizer.page.ticket import Done, StoppedError, Ticket
from summarizer.result import Failure, Result, Summary

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

_KNOWN = {name for name in vars(errors) if name.endswith("Error")}
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Partial:
    """The summaries of an article that are ready so far, by perspective."""

    article: Article
    summaries: Mapping[str, Summary]


class SummaryJob:
    """Summaries of one article. Those of the same choices are made in one batch."""

    def __init__(self, ticket: Ticket, article: Article, choices: Choices, shelf: Shelf) -> None:
        self.ticket = ticket
        self.article = article
        self.choices = choices
        self.shelf = shelf
        self.ready: dict[str, Summary] = {}

    @property
    def key(self) -> Hashable:
        return self.choices

    def do(self, others: Sequence[Self]) -> None:
        jobs = [job for job in (self, *others) if not job.ticket.stopped]
        try:
            for job, result in zip(jobs, _summarized(jobs, self.shelf, self.choices), strict=True):
                job.ticket.say(_told(result))
        except StoppedError:
            return
        except Exception as error:  # the thread of the model has to go on, whatever it was
            for job in jobs:
                job.fail(error)

    def fail(self, error: Exception) -> None:
        """Tell its visitor what went wrong."""
        with self.ticket.failures():
            raise error

    def show(self, summary: Summary) -> None:
        """One more summary may be shown."""
        self.ready = {**self.ready, summary.perspective: summary}
        self.ticket.say(Partial(self.article, self.ready))


def _summarized(jobs: Sequence[SummaryJob], shelf: Shelf, choices: Choices) -> list[Result]:
    by_article = {id(job.article): job for job in jobs}

    def tell(stage: str) -> None:
        """The work goes on as long as anybody waits for any of it."""
        if all(job.ticket.stopped for job in jobs):
            raise StoppedError
        for job in jobs:
            if not job.ticket.stopped:
                job.ticket.stage(stage)

    if not shelf.is_loaded(choices.model):
        tell("loading")
    summarizer = shelf.take(choices)
    return list(
        summarizer.batch(
            [job.article for job in jobs],
            choices.perspectives,
            length=choices.length,
            size=max(1, len(jobs)),
            on_stage=tell,
            on_summary=lambda article, summary: by_article[id(article)].show(summary),
        )
    )


def _told(result: Result) -> Done | Failure:
    """The result, or its failure in words for a visitor."""
    if result.error is None:
        return Done(result)
    if result.error.type in _KNOWN:
        return result.error
    _log.error("An article failed: %s: %s", result.error.type, result.error.message)
    return Failure(
        result.error.type,
        f"The program failed on this article ({result.error.type}): "
        "its log on the server says more.",
    )


class Step:
    """One use of the model that is nobody else's: a check, a few records of a batch."""

    def __init__(self, choices: Choices, shelf: Shelf, work: Callable[[Summarizer], Any]) -> None:
        self._choices = choices
        self._shelf = shelf
        self._work = work
        self._over = Event()
        self._value: Any = None
        self._error: BaseException | None = None

    @property
    def key(self) -> Hashable:
        return id(self)

    def do(self, others: Sequence[Self]) -> None:  # noqa: ARG002 - there are none of its key
        try:
            self._value = self._work(self._shelf.take(self._choices))
        except BaseException as error:  # it is raised where somebody waits for it
            self._error = error
        self._over.set()

    def wait(self, ticket: Ticket, pause_s: float) -> Any:
        """Wait for its value.

        Raises:
            StoppedError: nobody waits for it any longer.
        """
        while not self._over.wait(pause_s):
            if ticket.stopped:
                raise StoppedError
        if self._error is not None:
            raise self._error
        return self._value
