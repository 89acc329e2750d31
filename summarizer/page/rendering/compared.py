"""Summaries side by side: relevance, coverage, what they share and what only one of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from summarizer.page.badge import badges
from summarizer.page.comparison import RELEVANT, Comparison, Told, compare, evidence_of
from summarizer.page.rendering.notice import notice_line
from summarizer.page.rendering.tint import style
from summarizer.perspectives import Perspective
from summarizer.result import Result

_NOTHING = Markup(
    '<div class="ps-result"><p class="ps-pending">Summarize an article in the Read tab from at '
    "least two perspectives; here you then see what they share and where they part.</p></div>"
)
_VIEW = Markup(
    '<div class="ps-result ps-compare"><p class="ps-title" dir="auto">{title}</p>{notice}'
    '<div class="ps-panes-even">{strips}{coverage}</div>{shared}{only}{table}</div>'
)
_STRIPS = Markup(
    '<section class="ps-panel"><h3>Where in the article each perspective looks</h3>'
    '<p class="ps-note">One bar for each sentence, from first to last: the higher, the more it '
    "bears on the perspective. A dot marks a sentence that the summary rests on.</p>{rows}"
    '<p class="ps-caption" dir="auto" aria-hidden="true">Point at a bar, or tap it, to read its '
    "sentence.</p></section>"
)
_STRIP = Markup(
    '<div class="ps-strip-row ps-tinted" style="{style}"><span class="ps-strip-name">'
    '<span class="ps-badge" aria-hidden="true">{badge}</span>{title}</span>'
    '<div class="ps-strip" role="img" aria-label="{label}">{cells}</div></div>'
)
_CELL = Markup(
    '<span class="ps-cell{used}" style="--heat:{heat}" data-sentence="{index}" '
    'data-told="{told}"></span>'
)
_COVERAGE = Markup(
    '<section class="ps-panel"><h3>How much of the article each one covers</h3>'
    '<p class="ps-note">In words. Outlined: what bears on the perspective. Filled: what its '
    "summary rests on.</p>{rows}</section>"
)
_BAR = Markup(
    '<div class="ps-bar-row ps-tinted" style="{style}"><span class="ps-strip-name">'
    '<span class="ps-badge" aria-hidden="true">{badge}</span>{title}</span>'
    '<span class="ps-bar" aria-hidden="true"><span class="ps-bar-relevant" '
    'style="--share:{relevant}"></span><span class="ps-bar-used" style="--share:{used}"></span>'
    '</span><span class="ps-bar-text">{used} used, {relevant} relevant</span></div>'
)
_SHARED = Markup(
    '<section class="ps-panel"><h3>What they share</h3>'
    '<p class="ps-note">Sentences that rest on the same sentences of the article.</p>{}</section>'
)
_GROUP = Markup('<div class="ps-group"><p class="ps-note">{where}</p>{told}</div>')
_ONLY = Markup(
    '<section><h3 class="ps-section">What only one of them says</h3>'
    '<div class="ps-cards">{}</div></section>'
)
_ALONE = Markup(
    '<section class="ps-card ps-tinted" style="{style}" aria-label="Only {title}"><h4>'
    '<span class="ps-badge" aria-hidden="true">{badge}</span>Only {title}</h4>{told}</section>'
)
_TOLD = Markup(
    '<p class="ps-told ps-tinted" style="{style}"><span class="ps-badge" title="{title}">{badge}'
    '</span> <span dir="auto">{text}</span> <span class="ps-quiet">{where}</span></p>'
)
_EMPTY = Markup('<p class="ps-pending">{}</p>')
_TABLE = Markup(
    '<details class="ps-panel ps-table"><summary>The same in numbers, sentence by sentence'
    '</summary><div class="ps-scroll" tabindex="0" role="region" aria-label="Relevance in numbers">'
    '<table><thead><tr><th scope="col">Sentence</th>{heads}</tr></thead><tbody>{rows}</tbody>'
    "</table></div></details>"
)


def nothing_to_compare() -> Markup:
    """Before there is a result."""
    return _NOTHING


def comparison_view(result: Result, perspectives: Sequence[Perspective]) -> Markup:
    """Draw the comparison of a result without failure."""
    shown = [one for one in perspectives if one.name in result.summaries]
    if len(shown) < 2 or result.article is None:
        return _NOTHING
    drawing = _Drawing(result, shown, compare(result))
    return _VIEW.format(
        title=result.title or "",
        notice=notice_line(result.notice),
        strips=_STRIPS.format(rows=drawing.each(drawing.strip)),
        coverage=_COVERAGE.format(rows=drawing.each(drawing.bar)),
        shared=_SHARED.format(drawing.shared()),
        only=_ONLY.format(drawing.each(drawing.alone)),
        table=drawing.table(),
    )


class _Drawing:
    """Draws the parts; holds what all of them need."""

    def __init__(
        self, result: Result, shown: Sequence[Perspective], comparison: Comparison
    ) -> None:
        self.result = result
        self.shown = shown
        self.comparison = comparison
        self.badges = badges(shown)

    def each(self, draw: Callable[[Perspective], Markup]) -> Markup:
        return Markup("").join(draw(one) for one in self.shown)

    def strip(self, perspective: Perspective) -> Markup:
        values = self.result.relevance.get(perspective.name, ())
        used = {i for one in self.result[perspective.name].sentences for i in one.evidence}
        cells = (
            _CELL.format(
                used=" ps-used" if index in used else "",
                heat=f"{value:.0%}",
                index=index,
                told=f"{perspective.title} {value:.0%}{', used' if index in used else ''}",
            )
            for index, value in enumerate(values)
        )
        strong = [str(i + 1) for i, value in enumerate(values) if value >= RELEVANT]
        label = (
            f"{perspective.title}: of {len(values)} sentences, "
            f"{f'sentences {_listed(strong)} bear' if strong else 'none bears'} on it; "
            f"its summary rests on {_listed([str(i + 1) for i in sorted(used)]) or 'none'}."
        )
        return _STRIP.format(**self._named(perspective), label=label, cells=Markup("").join(cells))

    def bar(self, perspective: Perspective) -> Markup:
        found = self.comparison.coverage[perspective.name]
        return _BAR.format(
            **self._named(perspective), relevant=f"{found.relevant:.0%}", used=f"{found.used:.0%}"
        )

    def shared(self) -> Markup:
        if not self.comparison.shared:
            return _EMPTY.format("Nothing: no two of them rest on the same sentence.")
        groups = (
            _GROUP.format(
                where=_where(evidence_of(group)).capitalize(), told=self._told(group, False)
            )
            for group in self.comparison.shared
        )
        return Markup("").join(groups)

    def alone(self, perspective: Perspective) -> Markup:
        told = self.comparison.only[perspective.name]
        abstained = self.result[perspective.name].abstained
        empty = "It has no summary." if abstained else "Nothing: others use all of its evidence."
        return _ALONE.format(
            **self._named(perspective),
            told=self._told(told, True) if told else _EMPTY.format(empty),
        )

    def table(self) -> Markup:
        article = self.result.article
        heads = (Markup('<th scope="col">{}</th>').format(one.title) for one in self.shown)
        rows = (
            Markup('<tr data-sentence="{}"><th scope="row" dir="auto">{}. {}</th>{}</tr>').format(
                one.index, one.index + 1, " ".join(one.text.split()), self._numbers(one.index)
            )
            for one in (article.sentences if article else ())
        )
        return _TABLE.format(heads=Markup("").join(heads), rows=Markup("").join(rows))

    def _numbers(self, index: int) -> Markup:
        values = (self.result.relevance[one.name][index] for one in self.shown)
        return Markup("").join(Markup("<td>{:.0%}</td>").format(value) for value in values)

    def _told(self, sentences: Iterable[Told], with_place: bool) -> Markup:
        named = {one.name: self._named(one) for one in self.shown}
        return Markup("").join(
            _TOLD.format(
                **named[one.perspective],
                text=one.text,
                where=_where(one.evidence) if with_place else "",
            )
            for one in sentences
        )

    def _named(self, perspective: Perspective) -> dict[str, str]:
        return {
            "style": style(perspective),
            "badge": self.badges[perspective.name],
            "title": perspective.title,
        }


def _where(evidence: Sequence[int]) -> str:
    numbers = [str(index + 1) for index in evidence]
    return f"sentence{'s' if len(numbers) > 1 else ''} {_listed(numbers)} of the article"


def _listed(numbers: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(numbers[:-1]), *numbers[-1:]]))
