"""The view in which a visitor makes a perspective, tries it, and takes its file along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from summarizer.errors import SummarizerError
from summarizer.page import rendering
from summarizer.page.desk import Desk, Order
from summarizer.page.drawn import drawn
from summarizer.page.orders import Partial
from summarizer.page.perspective_file import COLOUR, cues_of, perspective_of
from summarizer.page.read_view import ReadView
from summarizer.page.running import AT_ONCE, Frame, Runner, draw_buttons, draw_status
from summarizer.page.shelf import Choices
from summarizer.page.source import Source
from summarizer.page.ticket import Done, Update
from summarizer.perspectives import Perspective

MOST_OWN = 12
"""Perspectives that one visitor may add to the lists."""


def make_view(
    desk: Desk,
    known: Sequence[Perspective],
    own: gr.State,
    reading: ReadView,
    lists: Sequence[gr.CheckboxGroup],
) -> None:
    """Draw the view into the page that is being built.

    Args:
        own: the visitor's own perspectives, which this view adds to.
        reading: the view whose article a perspective is tried on.
        lists: where a perspective that is added can be chosen from then on.
    """
    with gr.Row(elem_classes="ps-form"):
        with gr.Column(scale=1, min_width=300):
            name = gr.Textbox(
                label="Name", placeholder="economic",
                info="One word in small letters: the file's name, and what records call it.",
                max_lines=1, max_length=40,
            )  # fmt: skip
            title = gr.Textbox(
                label="Title", placeholder="Economic",
                info="What readers see; the name by default.", max_lines=1, max_length=60,
            )  # fmt: skip
            colour = gr.ColorPicker(COLOUR, label="Colour")
        with gr.Column(scale=2, min_width=300):
            definition = gr.Textbox(
                label="Definition", lines=2, max_length=600,
                placeholder="what the events mean for trade, prices, jobs and public money",
                info="One sentence: what the perspective asks of an article.",
            )  # fmt: skip
            cues = gr.Textbox(
                label="Cue phrases", lines=3, max_length=20_000,
                placeholder="tariff, exports, price, investment",
                info="Words that mark a sentence as bearing on it, between commas.",
            )  # fmt: skip
            with gr.Row():
                start, stop = draw_buttons("make", "Try it on the article in Read")
                add = gr.Button("Show its file, and offer it in Read", elem_id="ps-make-add")
    status = draw_status("make")
    sheet = drawn("", "ps-make-sheet")
    result = drawn("", "ps-make-result")
    runner = Runner("make", status, start, stop, [sheet, result], ("", ""))
    fields = [name, definition, cues, title, colour]

    def begin(visitor: str, kind: str, text: str, address: str, file: str | None,
              *form: str) -> Iterator[Update]:  # fmt: skip
        choices = Choices((_perspective(known, *form),))
        return desk.run(Order(Source(kind, text, address, file).read, choices), visitor)

    def show(update: Update, _kind: str, _text: str, _address: str, _file: str | None,
             *form: str) -> Frame:  # fmt: skip
        perspective = _perspective(known, *form)
        shown = rendering.perspective_sheet(perspective)
        match update:
            case Partial():
                return Frame(None, (shown, rendering.partial_view(update, [perspective])))
            case Done(result):
                return Frame(
                    rendering.done(result), (shown, rendering.result_view(result, [perspective]))
                )
        raise TypeError(f"no view of {update!r}")

    runner.connect(desk, begin, show, [*reading.form.inputs, *fields])
    add.click(
        _adder(known, len(lists)),
        inputs=[own, *lists, *fields],
        outputs=[status, sheet, own, *lists],
        **AT_ONCE,
    )


def _adder(known: Sequence[Perspective], lists: int) -> Any:
    """Make the handler that shows a perspective's file and offers it in the lists."""

    def add(mine: Sequence[Perspective], *values: Any) -> list[Any]:
        chosen, form = values[:lists], values[lists:]
        try:
            made = _perspective(known, *form)
        except SummarizerError as error:
            return [rendering.failed(str(error)), "", *[gr.skip()] * (1 + lists)]
        others = [one for one in mine if one.name != made.name]
        if len(others) >= MOST_OWN:
            told = f"You have {MOST_OWN} perspectives of your own already: that is the most."
            return [rendering.failed(told), gr.skip(), *[gr.skip()] * (1 + lists)]
        mine = (*others, made)
        choices = [(one.title, one.name) for one in (*known, *mine)]
        updates = (gr.update(choices=choices, value=[*names, made.name]) for names in chosen)
        told = f"{made.title} can be chosen in Read and in Batch now, until this page is closed."
        return [rendering.note(told), rendering.perspective_sheet(made), mine, *updates]

    return add


def _perspective(
    known: Sequence[Perspective], name: str, definition: str, cues: str, title: str, colour: str
) -> Perspective:
    taken = [one.name for one in known]
    return perspective_of(name, definition, cues_of(cues), title, _hexadecimal(colour), taken)


def _hexadecimal(colour: str | None) -> str:
    """``#rrggbb``; the colour picker also gives ``rgba(r, g, b, a)``."""
    if not colour or not colour.startswith("rgb"):
        return (colour or "").strip()
    parts = colour.partition("(")[2].rstrip(") ").split(",")[:3]
    try:
        return "#" + "".join(f"{min(255, max(0, round(float(part)))):02x}" for part in parts)
    except ValueError:
        return colour
