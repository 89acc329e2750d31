"""The page's layout: which components there are and what happens at a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import gradio as gr
from gradio.events import api

from summarizer.page import rendering
from summarizer.page.api import endpoint
from summarizer.page.desk import Desk, Summarizes
from summarizer.page.drawn import drawn
from summarizer.page.read_view import VISITORS, read_view
from summarizer.perspectives import Perspective, built_in

QUEUE = 16
"""Requests that may wait to be looked at; the next one is told to come back."""

_KEEP_UPLOADS_S = 3600


def build(
    summarizer_factory: Callable[[], Summarizes], perspectives: Sequence[Perspective] | None = None
) -> gr.Blocks:
    """Make the page.

    Args:
        summarizer_factory: called once, when the first summary is asked for.
        perspectives: what visitors choose from; the built-in ones by default.
    """
    known = built_in() if perspectives is None else tuple(perspectives)
    desk = Desk(summarizer_factory)
    page = gr.Blocks(
        title="Perspective Summarizer",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_KEEP_UPLOADS_S, _KEEP_UPLOADS_S),
    )
    with page:
        drawn(rendering.header())
        read_view(desk, known)
        drawn(rendering.about())
        api(
            endpoint(desk, known),
            api_name="summarize",
            concurrency_limit=VISITORS,
        )
    page.queue(max_size=QUEUE)
    return page
