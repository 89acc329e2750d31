"""What is shown, as HTML. Text only ever enters through ``Markup.format``, which escapes it."""

from summarizer.page.rendering.about import about, header
from summarizer.page.rendering.overview import overview, result_view
from summarizer.page.rendering.status import done, failed, idle, stopped, working

__all__ = [
    "about",
    "done",
    "failed",
    "header",
    "idle",
    "overview",
    "result_view",
    "stopped",
    "working",
]
