"""Ways to take summaries along: copy them, or download them in three formats."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from summarizer.page.markdown import as_markdown
from summarizer.page.web_page import as_web_page
from summarizer.perspectives import Perspective
from summarizer.result import Result

_ACTIONS = Markup(
    '<div class="ps-actions" role="group" aria-label="{label}">'
    '<button type="button" class="ps-action" data-copy>Copy</button>{links}'
    '<textarea class="ps-markdown" hidden readonly aria-hidden="true">\n{markdown}</textarea></div>'
)
_LINK = Markup(
    '<a class="ps-action" download="{name}.{ending}" href="data:{type};base64,{data}" '
    'aria-label="Download {what} as {format}"><span aria-hidden="true">↓</span> {format}</a>'
)
_LONGEST_NAME = 50
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def actions_for_all(result: Result, perspectives: Sequence[Perspective]) -> Markup:
    """Of all summaries, with the whole article."""
    page = as_web_page(result, perspectives, whole=True)
    return _actions("all summaries", result, perspectives, result.to_dict(), page)


def actions_for_one(result: Result, perspective: Perspective) -> Markup:
    """Of one summary, with its evidence."""
    page = as_web_page(result, [perspective], whole=False)
    record = {
        "id": result.id,
        "title": result.title,
        "model": result.model,
        "notice": result.notice,
        "perspective": perspective.name,
        **result[perspective.name].to_dict(),
    }
    return _actions(f"the summary {perspective.title}", result, [perspective], record, page)


def download(what: str, name: str, ending: str, media_type: str, text: str) -> Markup:
    """A link that holds the file itself: nothing of it lies on the server."""
    return _LINK.format(
        what=what,
        name=name,
        ending=ending,
        type=media_type,
        data=b64encode(text.encode(errors="replace")).decode("ascii"),
        format={"md": "Markdown"}.get(ending, ending.upper()),
    )


def file_name(title: str) -> str:
    """A title as the name of a file: nothing in it but letters, digits and hyphens."""
    name = _NOT_NAME.sub("-", title.lower()).strip("-")
    short = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rpartition("-")[0]
    return short or "summaries"


def _actions(
    what: str,
    result: Result,
    perspectives: Sequence[Perspective],
    record: dict[str, Any],
    page: str,
) -> Markup:
    name = file_name(result.title or "")
    if len(perspectives) == 1:
        name = f"{name}-{perspectives[0].name}"
    markdown = as_markdown(result, perspectives)
    files = {
        "md": ("text/markdown", markdown),
        "json": ("application/json", json.dumps(record, ensure_ascii=False, indent=2)),
        "html": ("text/html", page),
    }
    links = (download(what, name, ending, *file) for ending, file in files.items())
    return _ACTIONS.format(
        label=f"Take along {what}", links=Markup("").join(links), markdown=markdown
    )
