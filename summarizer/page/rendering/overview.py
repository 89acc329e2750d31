"""The results: summaries in columns, the article beside them, and ways to take them along."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence

from markupsafe import Markup

from summarizer.page.badge import badges
from summarizer.page.markdown import as_markdown
from summarizer.page.rendering.article_pane import article_pane
from summarizer.page.rendering.card import card
from summarizer.perspectives import Perspective
from summarizer.result import Result

_OVERVIEW = Markup(
    '<div class="ps-result ps-empty"><h2 class="ps-sr">The perspectives</h2>'
    '<div class="ps-cards">{}</div></div>'
)
_RESULT = Markup(
    '<div class="ps-result"><div class="ps-toolbar"><h2>Summaries</h2>{actions}</div>'
    '<p class="ps-hint">Point at a sentence, tap it, or move to its [number] with the keyboard to '
    "see what it rests on; point at a sentence of the article to see which summaries used it.</p>"
    '<div class="ps-panes"><div class="ps-cards">{cards}</div>{article}</div></div>'
)
_ACTIONS = Markup(
    '<span class="ps-actions"><button type="button" class="ps-action" data-copy>'
    "Copy as Markdown</button>"
    '<a class="ps-action" download="{name}.json" href="data:application/json;base64,{record}">'
    "Download JSON</a></span>"
    '<textarea class="ps-markdown" hidden readonly aria-hidden="true">\n{markdown}</textarea>'
)
_LONGEST_NAME = 50
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def overview(perspectives: Sequence[Perspective]) -> Markup:
    """Introduce the perspectives, while there is no result."""
    short = badges(perspectives)
    return _OVERVIEW.format(
        Markup("").join(card(one, short[one.name], None, None) for one in perspectives)
    )


def result_view(result: Result, perspectives: Sequence[Perspective]) -> Markup:
    """Draw a result without failure; ``perspectives`` in the order of their columns."""
    if result.article is None:
        raise ValueError("a result without an article cannot be drawn")
    article = result.article
    shown = [one for one in perspectives if one.name in result.summaries]
    short = badges(shown)
    cards = (card(one, short[one.name], result[one.name], article) for one in shown)
    return _RESULT.format(
        actions=_actions(result, shown),
        cards=Markup("").join(cards),
        article=article_pane(result, article, shown, short),
    )


def _actions(result: Result, perspectives: Sequence[Perspective]) -> Markup:
    record = json.dumps(result.to_dict(), ensure_ascii=False, indent=2).encode()
    return _ACTIONS.format(
        name=_file_name(result.title or ""),
        record=b64encode(record).decode("ascii"),
        markdown=as_markdown(result, perspectives),
    )


def _file_name(title: str) -> str:
    name = _NOT_NAME.sub("-", title.lower()).strip("-")
    short = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rpartition("-")[0]
    return short or "summaries"
