"""The Read view: an article in, its framings beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from summarizer.errors import SummarizerError
from summarizer.page import rendering
from summarizer.page.api import choose
from summarizer.page.desk import Desk, Order
from summarizer.page.drawn import drawn
from summarizer.page.form import Form, draw_form
from summarizer.page.source import Source
from summarizer.perspectives import Perspective
from summarizer.planning.length import LENGTHS
from summarizer.result import Failure, Result

Shown = Any
"""One value for each of the view's outputs, or ``gr.skip()``."""

_SHOW_RESULT = "() => window.perspectiveSummarizer.showResult()"


@dataclass(frozen=True)
class _View:
    """The components that a running summary changes."""

    status: gr.HTML
    result: gr.HTML
    summarize: gr.Button
    stop: gr.Button

    @property
    def outputs(self) -> list[gr.HTML | gr.Button]:
        return [self.status, self.result, self.summarize, self.stop]


def read_view(desk: Desk, known: Sequence[Perspective]) -> None:
    """Draw the view into the page that is being built."""
    form = draw_form(known)
    view = _View(
        drawn(rendering.idle(), "ps-status"),
        drawn(rendering.overview(known), "ps-results"),
        form.summarize,
        form.stop,
    )
    _connect(form, view, desk, known)


def _connect(form: Form, view: _View, desk: Desk, known: Sequence[Perspective]) -> None:
    started = view.summarize.click(
        lambda: _running(rendering.working("waiting", 0)),
        outputs=view.outputs,
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )
    working = started.then(
        summarize_for(desk, known),
        inputs=form.inputs,
        outputs=view.outputs,
        concurrency_limit=1,
        concurrency_id="model",
        show_progress="hidden",
        api_visibility="private",
    )
    working.then(None, js=_SHOW_RESULT, api_visibility="private")
    view.stop.click(
        lambda: _over(rendering.stopped(), rendering.overview(known)),
        outputs=view.outputs,
        cancels=[working],
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )


def summarize_for(desk: Desk, known: Sequence[Perspective]) -> Callable[..., Iterator[Shown]]:
    """Make the handler of the Summarize button; it yields what to show, until it is done."""

    def summarize(
        kind: str, text: str, address: str, file: str | None, names: list[str], length: str
    ) -> Iterator[Shown]:
        empty = rendering.overview(known)
        try:
            chosen = choose(names, known)
        except SummarizerError as error:
            yield _over(rendering.failed(str(error)), empty)
            return
        source = Source(kind, text or "", address or "", file)
        started = time.monotonic()
        for update in desk.run(Order(source.read, chosen, LENGTHS[length])):
            match update:
                case None:
                    yield gr.skip()
                case str():
                    yield _running(rendering.working(update, time.monotonic() - started))
                case Failure():
                    yield _over(rendering.failed(update.message), empty)
                case Result():
                    yield _finished(update, chosen, empty)

    return summarize


def _finished(result: Result, chosen: Sequence[Perspective], empty: str) -> Shown:
    if result.error or result.article is None:
        message = result.error.message if result.error else "There is no result."
        return _over(rendering.failed(message), empty)
    return _over(rendering.done(result), rendering.result_view(result, chosen))


def _running(status: str) -> Shown:
    return status, gr.skip(), gr.update(interactive=False), gr.update(visible=True)


def _over(status: str, result: str) -> Shown:
    return status, result, gr.update(interactive=True), gr.update(visible=False)
