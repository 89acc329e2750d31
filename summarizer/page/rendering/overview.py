"""The results: summaries in columns, and the article beside them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from summarizer.genre import notice
from summarizer.page.badge import badges
from summarizer.page.orders import Partial
from summarizer.page.rendering.actions import actions_for_all, actions_for_one
from summarizer.page.rendering.article_pane import article_pane, uses_of
from summarizer.page.rendering.card import card, introduction, pending
from summarizer.page.rendering.notice import notice_line
from summarizer.perspectives import Perspective
from summarizer.result import Result

_OVERVIEW = Markup(
    '<div class="ps-result ps-empty"><h2 class="ps-sr">The perspectives</h2>'
    '<div class="ps-cards">{}</div></div>'
)
_RESULT = Markup(
    '<div class="ps-result"><div class="ps-toolbar"><h2>Summaries</h2>{actions}</div>{notice}'
    '<p class="ps-hint">Point at a sentence, tap it, or move to its [number] with the keyboard to '
    "see what it rests on; point at a sentence of the article to see which summaries used it.</p>"
    '<div class="ps-panes"><div class="ps-cards">{cards}</div>{article}</div></div>'
)


def overview(perspectives: Sequence[Perspective]) -> Markup:
    """Introduce the perspectives, while there is no result."""
    short = badges(perspectives)
    return _OVERVIEW.format(
        Markup("").join(introduction(one, short[one.name]) for one in perspectives)
    )


def partial_view(partial: Partial, perspectives: Sequence[Perspective]) -> Markup:
    """Draw what is ready; the other columns say that they are being written."""
    short = badges(perspectives)
    cards = (
        card(one, short[one.name], partial.summaries[one.name], partial.article)
        if one.name in partial.summaries
        else pending(one, short[one.name])
        for one in perspectives
    )
    uses = uses_of(partial.summaries, perspectives, short)
    return _RESULT.format(
        actions="",
        notice=notice_line(notice(partial.article)),
        cards=Markup("").join(cards),
        article=article_pane(partial.article, uses),
    )


def result_view(result: Result, perspectives: Sequence[Perspective]) -> Markup:
    """Draw a result without failure; ``perspectives`` in the order of their columns."""
    if result.article is None:
        raise ValueError("a result without an article cannot be drawn")
    article = result.article
    shown = [one for one in perspectives if one.name in result.summaries]
    short = badges(shown)
    cards = (
        card(one, short[one.name], result[one.name], article, actions_for_one(result, one))
        for one in shown
    )
    return _RESULT.format(
        actions=actions_for_all(result, shown),
        notice=notice_line(result.notice),
        cards=Markup("").join(cards),
        article=article_pane(article, uses_of(result.summaries, shown, short)),
    )
