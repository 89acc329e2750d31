"""The Read and Compare views: an article in, its framings beside it, and beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from summarizer.page import rendering
from summarizer.page.desk import Desk, Order
from summarizer.page.drawn import drawn
from summarizer.page.form import Form, draw_form
from summarizer.page.orders import Partial
from summarizer.page.running import Frame, Runner, draw_buttons, draw_status
from summarizer.page.settings import Settings, choices_of, choose, draw_settings
from summarizer.page.source import Source
from summarizer.page.ticket import Done, Update
from summarizer.perspectives import Perspective


@dataclass(frozen=True)
class ReadView:
    """The view's components; other views use its article and its list of perspectives."""

    form: Form
    settings: Settings
    start: gr.Button
    stop: gr.Button
    status: gr.HTML
    result: gr.HTML


def draw_read_view(desk: Desk, known: Sequence[Perspective]) -> ReadView:
    """Draw the view into the page that is being built."""
    with gr.Row(elem_classes="ps-form"):
        with gr.Column(scale=3, min_width=320):
            form = draw_form()
        with gr.Column(scale=1, min_width=260):
            settings = draw_settings(desk.shelf, known)
            start, stop = draw_buttons("read", "Summarize")
    status = draw_status("read")
    result = drawn(rendering.overview(known), "ps-read-result")
    return ReadView(form, settings, start, stop, status, result)


def draw_compare_view() -> gr.HTML:
    """Draw the view that shows the summaries of Read beside each other."""
    return drawn(rendering.nothing_to_compare(), "ps-compare-result")


def connect_read_view(
    desk: Desk, known: Sequence[Perspective], own: gr.State, view: ReadView, compared: gr.HTML
) -> None:
    """Say what the view's buttons do.

    Args:
        own: the visitor's own perspectives.
        compared: the Compare view, which shows the same result.
    """
    empty = (rendering.overview(known), rendering.nothing_to_compare())
    runner = Runner("read", view.status, view.start, view.stop, [view.result, compared], empty)

    def begin(
        visitor: str, kind: str, text: str, address: str, file: str | None,
        mine: Sequence[Perspective], *chosen: Any,
    ) -> Iterator[Update]:  # fmt: skip
        choices = choices_of(*chosen, known=(*known, *mine), shelf=desk.shelf)
        return desk.run(Order(Source(kind, text, address, file).read, choices), visitor)

    def show(
        update: Update, _kind: str, _text: str, _address: str, _file: str | None,
        mine: Sequence[Perspective], names: list[str], *_: Any,
    ) -> Frame:  # fmt: skip
        perspectives = choose(names, (*known, *mine))
        match update:
            case Partial():
                return Frame(None, (rendering.partial_view(update, perspectives), gr.skip()))
            case Done(made):
                shown = (
                    rendering.result_view(made, perspectives),
                    rendering.comparison_view(made, perspectives),
                )
                return Frame(rendering.done(made), shown)
        raise TypeError(f"no view of {update!r}")

    runner.connect(desk, begin, show, [*view.form.inputs, own, *view.settings.inputs])
