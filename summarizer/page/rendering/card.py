"""One perspective's column: its title, its definition, its sentences or why there are none."""

from __future__ import annotations

from markupsafe import Markup

from summarizer.article import Article
from summarizer.page.colour import shades
from summarizer.perspectives import Perspective
from summarizer.result import Origin, Summary, SummarySentence

_CARD = Markup(
    '<section class="ps-card ps-tinted" data-perspective="{name}" style="{style}" '
    'aria-label="{title}">'
    '<h3><span class="ps-badge" aria-hidden="true">{badge}</span>{title}</h3>'
    '<p class="ps-definition">Looks at {definition}.</p>{body}</section>'
)
_SENTENCES = Markup('<ol class="ps-sentences">{}</ol>')
_SENTENCE = Markup(
    '<li class="ps-sentence" data-evidence="{evidence}" data-position="{position}">'
    '<p><span class="ps-text" dir="auto">{text}</span> {marks}</p>'
    '<p class="ps-support"><span class="ps-meter" style="--share:{share}" aria-hidden="true">'
    "</span>Support {share}{origin}</p>{excerpt}</li>"
)
_MARK = Markup(
    '<button type="button" class="ps-mark" data-goto="{index}" '
    'aria-label="Evidence: sentence {number} of the article">[{number}]</button>'
)
_ORIGIN = Markup(' <span class="ps-own"><span aria-hidden="true">{sign}</span> {label}</span>')
_ORIGINS = {
    Origin.MODEL: Markup(""),
    Origin.CUT: _ORIGIN.format(sign="✂", label="Article’s own sentence, shortened"),
    Origin.SOURCE: _ORIGIN.format(sign="❝", label="Article’s own sentence"),
}
_EXCERPT = Markup('<details class="ps-excerpt"><summary>Show the evidence</summary>{}</details>')
_EXCERPT_LINE = Markup('<p dir="auto">[{number}] {text}</p>')
_ABSTAINED = Markup(
    '<div class="ps-abstained"><p><strong>No summary from this perspective.</strong></p>'
    '<p dir="auto">{}</p></div>'
)
_NO_REASON = "Nothing could be written that the article supports."


def card(
    perspective: Perspective, badge: str, summary: Summary | None, article: Article | None
) -> Markup:
    """Draw a column; without a summary it introduces the perspective."""
    body = Markup("")
    if summary is not None and article is not None:
        body = _body(summary, article)
    return _CARD.format(
        name=perspective.name,
        title=perspective.title,
        definition=perspective.definition.strip().rstrip("."),
        style=style(perspective),
        badge=badge,
        body=body,
    )


def style(perspective: Perspective) -> str:
    """The perspective's colour, readable on a light and on a dark page, as CSS variables."""
    colours = shades(perspective.colour)
    return f"--light:{colours.light};--dark:{colours.dark}"


def _body(summary: Summary, article: Article) -> Markup:
    if summary.abstained:
        return _ABSTAINED.format(summary.reason or _NO_REASON)
    sentences = (_sentence(n, one, article) for n, one in enumerate(summary.sentences))
    return _SENTENCES.format(Markup("").join(sentences))


def _sentence(position: int, sentence: SummarySentence, article: Article) -> Markup:
    marks = (_MARK.format(index=index, number=index + 1) for index in sentence.evidence)
    excerpt = (
        _EXCERPT_LINE.format(number=index + 1, text=" ".join(article.sentences[index].text.split()))
        for index in sentence.evidence
    )
    return _SENTENCE.format(
        position=position,
        evidence=" ".join(map(str, sentence.evidence)),
        text=sentence.text,
        marks=Markup(" ").join(marks),
        share=f"{sentence.support:.0%}",
        origin=_ORIGINS[sentence.origin],
        excerpt=_EXCERPT.format(Markup("").join(excerpt)) if sentence.evidence else "",
    )
