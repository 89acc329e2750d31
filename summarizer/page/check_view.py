"""The Check view: an article and anybody's summary of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from summarizer.article import Article
from summarizer.checking import Check, check
from summarizer.errors import InputError
from summarizer.grounding import Grounder
from summarizer.ingest import article_from_text
from summarizer.page import rendering
from summarizer.page.desk import Call, Desk
from summarizer.page.drawn import drawn
from summarizer.page.running import Frame, Runner, draw_buttons, draw_status
from summarizer.page.shelf import Choices
from summarizer.page.ticket import Done, Ticket, Update

_PLAIN = Grounder()


def check_view(desk: Desk) -> None:
    """Draw the view into the page that is being built."""
    with gr.Row(elem_classes="ps-form"):
        with gr.Column(scale=1, min_width=300):
            article = gr.Textbox(
                label="Article to check against",
                placeholder="Paste the article here.",
                lines=9,
                max_lines=18,
            )
        with gr.Column(scale=1, min_width=300):
            summary = gr.Textbox(
                label="Summary to check",
                placeholder="Paste the summary here, whoever wrote it.",
                lines=5,
                max_lines=18,
            )
            with_model = gr.Checkbox(
                True,
                label="Ask the language model too",
                info="It finds more that is wrong, and takes longer.",
            )
            start, stop = draw_buttons("check", "Check")
    status = draw_status("check")
    result = drawn("", "ps-check-result")
    runner = Runner("check", status, start, stop, [result], ("",))

    def begin(visitor: str, text: str, claimed: str, model: bool) -> Iterator[Update]:
        return check_text(desk, text, claimed, model, visitor)

    def show(update: Update, *_: Any) -> Frame:
        assert isinstance(update, Done)  # noqa: S101 - a check reports nothing on its way
        found, read = update.value
        return Frame(rendering.checked(found), (rendering.check_view(found, read),))

    runner.connect(desk, begin, show, [article, summary, with_model])


def check_text(
    desk: Desk, text: str, summary: str, with_model: bool, visitor: str | None = None
) -> Iterator[Update]:
    """Check a summary; the value at the end is the check and the article it was made against."""

    def work(ticket: Ticket, call: Call) -> tuple[Check, Article]:
        if not text.strip():
            raise InputError("There is no article yet: paste the one to check against.")
        if not summary.strip():
            raise InputError("There is no summary yet: paste the one to check.")
        desk.check_size(summary, "The summary")
        article = desk.read(lambda: article_from_text(text))
        ticket.stage("checking")
        if not with_model:
            return check(_PLAIN, article, summary), article
        choices = Choices(())
        return call(choices, lambda made: check(made.grounder, article, summary)), article

    return desk.follow(work, visitor, desk.limits.seconds)
