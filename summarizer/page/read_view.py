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

VISITORS = 16
"""Visitors who are served at once: the desk lets them wait for the model, and stop meanwhile."""

_BUSY = "The server is busy or has failed: try again in a minute."
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
    at_once: dict[str, Any] = {
        "queue": False,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    started = view.summarize.click(
        lambda: (rendering.working("sending", 0), gr.update(interactive=False)),
        outputs=[view.status, view.summarize],
        **at_once,
    )
    working = started.then(
        summarize_for(desk, known),
        inputs=form.inputs,
        outputs=view.outputs,
        concurrency_limit=VISITORS,
        show_progress="hidden",
        api_visibility="private",
    )
    working.then(None, js=_SHOW_RESULT, api_visibility="private")
    working.failure(
        lambda: _over(rendering.failed(_BUSY), rendering.overview(known)),
        outputs=view.outputs,
        **at_once,
    )
    # Not Gradio's own `cancels`: it loses the next click where that comes too soon.
    view.stop.click(_stop(desk), **at_once)


def _stop(desk: Desk) -> Callable[[gr.Request], None]:
    def stop(request: gr.Request) -> None:
        desk.stop(request.session_hash)

    return stop


def summarize_for(desk: Desk, known: Sequence[Perspective]) -> Callable[..., Iterator[Shown]]:
    """Make the handler of the Summarize button; it yields what to show, until it is done."""

    def show(
        kind: str,
        text: str,
        address: str,
        file: str | None,
        names: list[str],
        length: str,
        request: gr.Request,
    ) -> Iterator[Shown]:
        empty = rendering.overview(known)
        try:
            chosen = choose(names, known)
        except SummarizerError as error:
            yield _over(rendering.failed(str(error)), empty)
            return
        order = Order(Source(kind, text, address, file).read, chosen, LENGTHS[length])
        started = time.monotonic()
        for update in desk.run(order, request.session_hash):
            match update:
                case None:
                    yield gr.skip()
                case str():
                    yield _running(rendering.working(update, time.monotonic() - started))
                case Failure():
                    yield _over(rendering.failed(update.message), empty)
                    return
                case Result():
                    yield _finished(update, chosen, empty)
                    return
        yield _over(rendering.stopped(), empty)

    return show


def _finished(result: Result, chosen: Sequence[Perspective], empty: str) -> Shown:
    if result.error or result.article is None:
        message = result.error.message if result.error else "There is no result."
        return _over(rendering.failed(message), empty)
    return _over(rendering.done(result), rendering.result_view(result, chosen))


def _running(status: str) -> Shown:
    return status, gr.skip(), gr.update(interactive=False), gr.update(visible=True)


def _over(status: str, result: str) -> Shown:
    return status, result, gr.update(interactive=True), gr.update(visible=False)
