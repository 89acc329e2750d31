"""One perspective's column: its title, its definition, its sentences or why there are none."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from summarizer.article import Article
from summarizer.page.rendering.tint import style
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
    Origin.CUT: _ORIGIN.format(sign="✂", label="Article’s own sentence, edited"),
    Origin.SOURCE: _ORIGIN.format(sign="❝", label="Article’s own sentence"),
}
_EXCERPT = Markup('<details class="ps-excerpt"><summary>Show the evidence</summary>{}</details>')
_EXCERPT_LINE = Markup('<p dir="auto">[{number}] {text}</p>')
_ABSTAINED = Markup(
    '<div class="ps-abstained"><p><strong>No summary from this perspective.</strong></p>'
    '<p dir="auto">{}</p></div>'
)
_PENDING = Markup('<p class="ps-pending">Being written and checked…</p>')
_NO_REASON = "Nothing could be written that the article supports."


def introduction(perspective: Perspective, badge: str) -> Markup:
    """A column before there is an article: what the perspective looks at."""
    return _card(perspective, badge, Markup(""))


def pending(perspective: Perspective, badge: str) -> Markup:
    """A column whose summary is not ready yet."""
    return _card(perspective, badge, _PENDING)


def card(
    perspective: Perspective,
    badge: str,
    summary: Summary,
    article: Article,
    actions: Markup = Markup(""),  # noqa: B008 - a constant
) -> Markup:
    """A column with its summary, or with the reason why there is none."""
    return _card(perspective, badge, _body(summary, article) + actions)


def _card(perspective: Perspective, badge: str, body: Markup) -> Markup:
    return _CARD.format(
        name=perspective.name,
        title=perspective.title,
        definition=perspective.definition.strip().rstrip("."),
        style=style(perspective),
        badge=badge,
        body=body,
    )


def _body(summary: Summary, article: Article) -> Markup:
    if summary.abstained:
        return _ABSTAINED.format(summary.reason or _NO_REASON)
    sentences = (_sentence(n, one, article) for n, one in enumerate(summary.sentences))
    return _SENTENCES.format(Markup("").join(sentences))


def evidence_marks(evidence: Sequence[int]) -> Markup:
    """The numbers of the sentences that one rests on; each leads there."""
    return Markup(" ").join(_MARK.format(index=i, number=i + 1) for i in evidence)


def evidence_excerpt(evidence: Sequence[int], article: Article) -> Markup:
    """The evidence itself, to unfold where the article is not in sight."""
    lines = (
        _EXCERPT_LINE.format(number=index + 1, text=" ".join(article.sentences[index].text.split()))
        for index in evidence
    )
    return _EXCERPT.format(Markup("").join(lines)) if evidence else Markup("")


def _sentence(position: int, sentence: SummarySentence, article: Article) -> Markup:
    return _SENTENCE.format(
        position=position,
        evidence=" ".join(map(str, sentence.evidence)),
        text=sentence.text,
        marks=evidence_marks(sentence.evidence),
        share=f"{sentence.support:.0%}",
        origin=_ORIGINS[sentence.origin],
        excerpt=evidence_excerpt(sentence.evidence, article),
    )
