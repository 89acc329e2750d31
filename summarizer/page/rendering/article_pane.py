"""The article, its sentences numbered, each with the summaries that used it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from summarizer.article import Article, Sentence
from summarizer.ingest import IngestedArticle
from summarizer.page.rendering.card import style
from summarizer.perspectives import Perspective
from summarizer.result import Result

_PANE = Markup(
    '<section class="ps-article" aria-label="The article"><h3>The article</h3>'
    '{title}{notes}<ol class="ps-lines">{lines}</ol></section>'
)
_TITLE = Markup('<p class="ps-title" dir="auto">{}</p>')
_NOTE = Markup('<p class="ps-note" dir="auto">{}</p>')
_LINE = Markup(
    '<li class="ps-line ps-tinted{gap}" data-sentence="{index}">'
    '<span class="ps-number">{number}</span>'
    '<span class="ps-text" dir="auto">{text}</span>{chips}</li>'
)
_CHIPS = Markup('<span class="ps-chips">{}</span>')
_CHIP = Markup(
    '<button type="button" class="ps-chip ps-tinted" style="{style}" '
    'data-summary="{name}" data-position="{position}" title="{label}" '
    'aria-label="{label}">{badge}</button>'
)


def article_pane(
    result: Result, article: Article, perspectives: Sequence[Perspective], badges: Mapping[str, str]
) -> Markup:
    """Draw the article beside its summaries."""
    lines = []
    end = 0
    for sentence in article.sentences:
        gap = "\n\n" in article.text[end : sentence.start]
        lines.append(_line(sentence, gap, _chips(sentence.index, result, perspectives, badges)))
        end = sentence.end
    notes = article.notes if isinstance(article, IngestedArticle) else ()
    return _PANE.format(
        title=_TITLE.format(article.title) if article.title else "",
        notes=Markup("").join(_NOTE.format(note) for note in notes),
        lines=Markup("").join(lines),
    )


def _line(sentence: Sentence, gap: bool, chips: Markup) -> Markup:
    return _LINE.format(
        gap=" ps-gap" if gap else "",
        index=sentence.index,
        number=sentence.index + 1,
        text=" ".join(sentence.text.split()),
        chips=chips,
    )


def _chips(
    index: int, result: Result, perspectives: Sequence[Perspective], badges: Mapping[str, str]
) -> Markup:
    """One chip per perspective whose summary rests on this sentence."""
    found = []
    for perspective in perspectives:
        used = _first_use(index, result, perspective.name)
        if used is not None:
            label = f"Used by {perspective.title}, sentence {used + 1}"
            chip = _CHIP.format(
                style=style(perspective),
                name=perspective.name,
                position=used,
                label=label,
                badge=badges[perspective.name],
            )
            found.append(chip)
    return _CHIPS.format(Markup("").join(found)) if found else Markup("")


def _first_use(index: int, result: Result, name: str) -> int | None:
    summary = result.summaries.get(name)
    sentences = summary.sentences if summary else ()
    uses = (n for n, sentence in enumerate(sentences) if index in sentence.evidence)
    return next(uses, None)
