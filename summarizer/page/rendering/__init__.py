"""What is shown, as HTML. Text only ever enters through ``Markup.format``, which escapes it."""

from summarizer.page.rendering.about import about, header
from summarizer.page.rendering.batch import batch_over, batch_progress
from summarizer.page.rendering.checked import check_view
from summarizer.page.rendering.compared import comparison_view, nothing_to_compare
from summarizer.page.rendering.overview import overview, partial_view, result_view
from summarizer.page.rendering.perspective_sheet import perspective_sheet
from summarizer.page.rendering.programs import programs
from summarizer.page.rendering.status import checked, done, failed, idle, note, stopped, working

__all__ = [
    "about",
    "batch_over",
    "batch_progress",
    "check_view",
    "checked",
    "comparison_view",
    "done",
    "failed",
    "header",
    "idle",
    "note",
    "nothing_to_compare",
    "overview",
    "partial_view",
    "perspective_sheet",
    "programs",
    "result_view",
    "stopped",
    "working",
]
