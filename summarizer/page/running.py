"""A view with a button that starts something long, a status line, and a button that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from summarizer.errors import SummarizerError
from summarizer.page import rendering
from summarizer.page.desk import Desk
from summarizer.page.drawn import drawn
from summarizer.page.ticket import Done, Stage, Update
from summarizer.result import Failure

VISITORS = 64
"""Visitors who are served at once: most of them wait at the desk, and can stop meanwhile."""

AT_ONCE: dict[str, Any] = {
    "queue": False,
    "show_progress": "hidden",
    "api_visibility": "private",
}
"""For events that need no model."""

_BUSY = "The server is busy or has failed: try again in a minute."

Shown = Sequence[Any]
"""One value for each output: HTML, a Gradio update, ``gr.skip()``."""


@dataclass(frozen=True)
class Frame:
    """What a view shows at a moment; ``None`` leaves the status as it is."""

    status: str | None
    shown: Shown


Begin = Callable[..., Iterator[Update]]
"""Given a visitor's key and the inputs' values, starts the work."""

Show = Callable[..., Frame]
"""Given an update of the view's own, or the ``Done`` at the end, and the inputs' values."""


@dataclass(frozen=True)
class Runner:
    """The parts that every such view has.

    Attributes:
        name: of the view, on the page and among a visitor's jobs.
        outputs: what the view itself changes.
        empty: what stands there while there is nothing to show.
    """

    name: str
    status: gr.HTML
    start: gr.Button
    stop: gr.Button
    outputs: Sequence[Any]
    empty: Shown

    def connect(self, desk: Desk, begin: Begin, show: Show, inputs: Sequence[Any]) -> None:
        """Say what the buttons do."""
        outputs = [self.status, self.start, self.stop, *self.outputs]
        started = self.start.click(
            lambda: (rendering.working(Stage("sending"), 0), gr.update(interactive=False)),
            outputs=[self.status, self.start],
            **AT_ONCE,
        )
        working = started.then(
            self._handler(begin, show),
            inputs=list(inputs),
            outputs=outputs,
            concurrency_limit=VISITORS,
            concurrency_id="visitors",
            show_progress="hidden",
            api_visibility="private",
        )
        working.then(
            None,
            js=f"() => window.perspectiveSummarizer.showResult('{self.name}')",
            api_visibility="private",
        )
        working.failure(lambda: self._over(rendering.failed(_BUSY)), outputs=outputs, **AT_ONCE)
        # Not Gradio's own `cancels`: it loses the next click where that comes too soon.
        self.stop.click(self._stop(desk), **AT_ONCE)

    def _handler(self, begin: Begin, show: Show) -> Callable[..., Iterator[Shown]]:
        def handle(request: gr.Request, *asked: Any) -> Iterator[Shown]:
            started = time.monotonic()
            try:
                for update in begin(self._visitor(request), *asked):
                    if isinstance(update, Failure):
                        yield self._over(rendering.failed(update.message))
                        return
                    if isinstance(update, Done):
                        frame = show(update, *asked)
                        yield self._over(frame.status, frame.shown)
                        return
                    yield self._still(update, time.monotonic() - started, show, asked)
            except SummarizerError as error:
                yield self._over(rendering.failed(str(error)))
                return
            yield self._over(rendering.stopped())

        return handle

    def _still(self, update: Update, elapsed_s: float, show: Show, asked: Sequence[Any]) -> Shown:
        if update is None:
            return [gr.skip()] * (3 + len(self.outputs))
        if isinstance(update, Stage):
            frame = Frame(rendering.working(update, elapsed_s), [gr.skip()] * len(self.outputs))
        else:
            frame = show(update, *asked)
        return self._frame(frame.status, frame.shown, running=True)

    def _over(self, status: str | None, shown: Shown | None = None) -> Shown:
        return self._frame(status, self.empty if shown is None else shown, running=False)

    @staticmethod
    def _frame(status: str | None, shown: Shown, *, running: bool) -> Shown:
        return [
            gr.skip() if status is None else status,
            gr.update(interactive=not running),
            gr.update(visible=running),
            *shown,
        ]

    def _stop(self, desk: Desk) -> Callable[[gr.Request], None]:
        def stop(request: gr.Request) -> None:
            desk.stop(self._visitor(request))

        return stop

    def _visitor(self, request: gr.Request) -> str:
        return f"{request.session_hash} {self.name}"


def draw_buttons(name: str, label: str) -> tuple[gr.Button, gr.Button]:
    """The button that starts, and the one that stops."""
    start = gr.Button(label, variant="primary", elem_id=f"ps-{name}-start")
    stop = gr.Button("Stop", variant="stop", visible=False, elem_id=f"ps-{name}-stop")
    return start, stop


def draw_status(name: str) -> gr.HTML:
    """The line that says what is going on."""
    return drawn(rendering.idle(), f"ps-{name}-status", "ps-status-line")
