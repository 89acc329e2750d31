"""The article, its sentences numbered, each with what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from summarizer.article import Article, Sentence
from summarizer.ingest import IngestedArticle
from summarizer.page.rendering.tint import style
from summarizer.perspectives import Perspective
from summarizer.result import Summary

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


@dataclass(frozen=True)
class Use:
    """A card whose sentence at ``position`` rests on a sentence of the article."""

    card: str
    position: int
    badge: str
    label: str
    style: str = ""


def article_pane(article: Article, uses: Mapping[int, Sequence[Use]]) -> Markup:
    """Draw the article; ``uses`` are those of each of its sentences, by index."""
    lines = []
    end = 0
    for sentence in article.sentences:
        gap = "\n\n" in article.text[end : sentence.start]
        lines.append(_line(sentence, gap, _chips(uses.get(sentence.index, ()))))
        end = sentence.end
    notes = article.notes if isinstance(article, IngestedArticle) else ()
    return _PANE.format(
        title=_TITLE.format(article.title) if article.title else "",
        notes=Markup("").join(_NOTE.format(note) for note in notes),
        lines=Markup("").join(lines),
    )


def uses_of(
    summaries: Mapping[str, Summary], perspectives: Iterable[Perspective], badges: Mapping[str, str]
) -> dict[int, list[Use]]:
    """For each sentence of an article the perspectives that rest on it, each once."""
    found: dict[int, list[Use]] = {}
    for perspective in perspectives:
        summary = summaries.get(perspective.name)
        for index, position in _first_uses(summary).items() if summary else ():
            use = Use(
                perspective.name,
                position,
                badges[perspective.name],
                f"Used by {perspective.title}, sentence {position + 1}",
                style(perspective),
            )
            found.setdefault(index, []).append(use)
    return found


def _first_uses(summary: Summary) -> dict[int, int]:
    """Sentence of the article to the first place in the summary that rests on it."""
    found: dict[int, int] = {}
    for position, sentence in enumerate(summary.sentences):
        for index in sentence.evidence:
            found.setdefault(index, position)
    return found


def _line(sentence: Sentence, gap: bool, chips: Markup) -> Markup:
    return _LINE.format(
        gap=" ps-gap" if gap else "",
        index=sentence.index,
        number=sentence.index + 1,
        text=" ".join(sentence.text.split()),
        chips=chips,
    )


def _chips(uses: Sequence[Use]) -> Markup:
    chips = (
        _CHIP.format(
            style=use.style,
            name=use.card,
            position=use.position,
            label=use.label,
            badge=use.badge,
        )
        for use in uses
    )
    return _CHIPS.format(Markup("").join(chips)) if uses else Markup("")
