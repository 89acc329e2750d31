"""A check of somebody's summary: each sentence with its verdict, its evidence, what is wrong."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from summarizer.article import Article
from summarizer.checking import Check, Verdict, reasons, verdict
from summarizer.grounding import Checked
from summarizer.page.rendering.article_pane import Use, article_pane
from summarizer.page.rendering.card import evidence_excerpt, evidence_marks

_CARD = "check"
_VIEW = Markup(
    '<div class="ps-result"><div class="ps-toolbar"><h2>The summary, checked</h2></div>'
    '<p class="ps-hint">Support of the whole: {support}, that of its weakest sentence. {counts}.'
    '</p><div class="ps-panes"><section class="ps-card" data-perspective="check" '
    'aria-label="The summary"><ol class="ps-sentences">{sentences}</ol></section>{article}</div>'
    "</div>"
)
_SENTENCE = Markup(
    '<li class="ps-sentence ps-tinted ps-verdict-{verdict}" data-evidence="{evidence}" '
    'data-position="{position}"><p class="ps-verdict"><span aria-hidden="true">{sign}</span> '
    "{label}</p>"
    '<p><span class="ps-text" dir="auto">{text}</span> {marks}</p>'
    '<p class="ps-support"><span class="ps-meter" style="--share:{share}" aria-hidden="true">'
    "</span>Support {share}</p>{issues}{excerpt}</li>"
)
_ISSUES = Markup('<ul class="ps-issues">{}</ul>')
_ISSUE = Markup('<li dir="auto">{}</li>')
_SIGNS = {Verdict.SUPPORTED: "✓", Verdict.DOUBTFUL: "?", Verdict.UNSUPPORTED: "✗"}


def check_view(check: Check, article: Article) -> Markup:
    """Draw a check without failure."""
    counts = Counter(verdict(sentence) for sentence in check.sentences)
    uses: dict[int, list[Use]] = {}
    for position, sentence in enumerate(check.sentences):
        for index in sentence.evidence:
            label = f"Sentence {position + 1} of the summary"
            uses.setdefault(index, []).append(Use(_CARD, position, str(position + 1), label))
    sentences = (_sentence(n, one, article) for n, one in enumerate(check.sentences))
    return _VIEW.format(
        support=f"{check.support or 0:.0%}",
        counts=", ".join(f"{counts[kind]} {kind}" for kind in Verdict if counts[kind]),
        sentences=Markup("").join(sentences),
        article=article_pane(article, uses),
    )


def _sentence(position: int, sentence: Checked, article: Article) -> Markup:
    found = verdict(sentence)
    issues = Markup("").join(_ISSUE.format(issue) for issue in reasons(sentence))
    return _SENTENCE.format(
        verdict=found.value,
        sign=_SIGNS[found],
        label=found.value.capitalize(),
        position=position,
        evidence=" ".join(map(str, sentence.evidence)),
        text=sentence.text,
        marks=evidence_marks(sentence.evidence),
        share=f"{sentence.support:.0%}",
        issues=_ISSUES.format(issues) if issues else "",
        excerpt=evidence_excerpt(sentence.evidence, article),
    )
