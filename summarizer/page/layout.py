"""The page's layout: its views, what they share, and its endpoints for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import gradio as gr
from gradio.events import api

from summarizer.page import rendering
from summarizer.page.api import endpoints
from summarizer.page.batch_view import batch_view
from summarizer.page.calls import Calls
from summarizer.page.check_view import check_view
from summarizer.page.desk import Desk
from summarizer.page.drawn import drawn
from summarizer.page.file_api import file_endpoints, offer_files
from summarizer.page.given_addresses import fetch_safely
from summarizer.page.limits import LIMITS, Limits
from summarizer.page.make_view import make_view
from summarizer.page.read_view import connect_read_view, draw_compare_view, draw_read_view
from summarizer.page.running import VISITORS
from summarizer.page.shelf import Shelf
from summarizer.page.tool_answers import answer_in_json
from summarizer.perspectives import Perspective, built_in

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer


def build(
    models: Mapping[str, Callable[[], Summarizer]],
    perspectives: Sequence[Perspective] | None = None,
    limits: Limits = LIMITS,
) -> gr.Blocks:
    """Make the page.

    Args:
        models: names that visitors see to what loads them, when they are first asked for; the
            first is the default.
        perspectives: what visitors choose from; the built-in ones by default.
        limits: how much work is taken on.
    """
    fetch_safely()
    answer_in_json()
    known = built_in() if perspectives is None else tuple(perspectives)
    desk = Desk(Shelf(models), limits)
    page = gr.Blocks(
        title="Perspective Summarizer",
        analytics_enabled=False,
        fill_width=True,
    )
    with page:
        drawn(rendering.header())
        _draw_views(desk, known)
        drawn(rendering.about())
        for endpoint in endpoints(desk, known):
            api(endpoint, concurrency_limit=VISITORS, concurrency_id="visitors")
        offer_files(desk, known)
    page.queue(max_size=2 * VISITORS)
    page._queue.pending_event_ids_session = Calls(page._queue.pending_messages_per_session)
    return page


def _draw_views(desk: Desk, known: Sequence[Perspective]) -> None:
    own = gr.State(())  # each visitor's own perspectives
    with gr.Tabs(elem_id="ps-views"):
        with gr.Tab("Read", id="read"):
            reading = draw_read_view(desk, known)
        with gr.Tab("Compare", id="compare"):
            compared = draw_compare_view()
        with gr.Tab("Check", id="check"):
            check_view(desk)
        with gr.Tab("Batch", id="batch"):
            batch_list = batch_view(desk, known, own)
        with gr.Tab("Make a perspective", id="make"):
            make_view(desk, known, own, reading, [reading.settings.perspectives, batch_list])
        with gr.Tab("For programs", id="programs"):
            drawn(rendering.programs([*endpoints(desk, known), *file_endpoints(desk, known)]))
    connect_read_view(desk, known, own, reading, compared)
