"""What visitors should know of an article before they read its summaries."""

from __future__ import annotations

from markupsafe import Markup

_NOTICE = Markup('<p class="ps-notice" role="note">{}</p>')


def notice_line(notice: str | None) -> Markup:
    """A line above the summaries; nothing for a report."""
    return _NOTICE.format(notice) if notice else Markup("")
