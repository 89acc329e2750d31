"""Counting over drafts: how many are what, and the texts that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from eval.drafts.records import Record
from eval.drafts.writer import Written
from eval.metrics import copied, focus_margin, mean, rouge, unsupported
from summarizer.perspectives import built_in

PERSPECTIVES = tuple(one.name for one in built_in())
FRAMINGS = tuple(one.name for one in built_in() if not one.whole_article)

Shown = Callable[[Written], str]
SHOWN: dict[str, Shown] = {
    "as written": lambda one: one.text,
    "source where the check fails": lambda one: one.text if one.grounded else one.source,
    "source where it is no cut": lambda one: one.text if one.grounded and one.cut else one.source,
    "sources": lambda one: one.source,
}
"""What stands for a draft in a summary."""

Texts = dict[tuple[str, str], str]
"""Summaries by article and perspective."""


def figures(records: Sequence[Record], written: Sequence[Written]) -> dict[str, float | None]:
    """All figures of some drafts. Shares are in percent, of the drafts unless they say otherwise.

    A figure of texts is named after what is shown, what is counted and, where they are counted
    apart, the perspective; ``None`` where there is nothing to count.
    """
    new = [one for one in written if not one.same]
    found: dict[str, float | None] = {
        "the source as it stands, %": _percent([one.same for one in written]),
        "nothing whole, %": _percent([not one.text for one in written]),
        "words saved where it differs, %": _times(100, mean(one.saved for one in new)),
        "foreign name or number, %": _percent([bool(one.foreign) for one in written]),
        "the check finds a fault, %": _percent([not one.grounded for one in written]),
        "differs and passes the check, %": _percent([o.grounded and not o.same for o in written]),
        "differs, passes and is a cut, %": _percent(
            [one.grounded and one.cut and not one.same for one in written]
        ),
    }
    for name, shown in SHOWN.items():
        texts = joined(written, shown)
        found |= {f"{name}: {what}": value for what, value in text_figures(records, texts).items()}
    return found


def joined(written: Sequence[Written], shown: Shown) -> Texts:
    """The summaries that drafts make."""
    parts: dict[tuple[str, str], list[str]] = {}
    for one in written:
        if text := shown(one):
            parts.setdefault((one.id, one.perspective), []).append(text)
    return {key: " ".join(texts) for key, texts in parts.items()}


def text_figures(records: Sequence[Record], texts: Texts) -> dict[str, float | None]:
    """Figures of summaries, whoever wrote them.

    ROUGE-1 and the focus margin are in points; the others are means over all summaries, shares
    in percent.
    """
    articles = {str(one.article.id): one.article.text for one in records}
    each = [(text, articles[key]) for (key, _), text in texts.items()]
    scores = {name: mean(_rouge(records, texts, name)) for name in PERSPECTIVES}
    margins = {name: mean(_margins(records, texts, name)) for name in FRAMINGS}
    return {
        **{f"ROUGE-1, {name}": score for name, score in scores.items()},
        **{f"focus margin, {name}": margin for name, margin in margins.items()},
        "foreign name or number, % of summaries": _percent(
            [bool(unsupported(text, article)) for text, article in each]
        ),
        "copied 4-grams, %": mean(copied(text, article) for text, article in each),
        "words": mean(float(len(text.split())) for text, _ in each),
    }


def _rouge(records: Sequence[Record], texts: Texts, name: str) -> Iterator[float]:
    for one in records:
        text, gold = texts.get((str(one.article.id), name)), one.gold[name]
        if text and gold:
            yield rouge(text, gold)["rouge1"]


def _margins(records: Sequence[Record], texts: Texts, name: str) -> Iterator[float]:
    for one in records:
        text, own = texts.get((str(one.article.id), name)), one.gold[name]
        others = [gold for other in FRAMINGS if other != name and (gold := one.gold[other])]
        if text and own and others:
            yield focus_margin(text, own, others)


def _percent(values: Sequence[bool]) -> float | None:
    return _times(100, mean(map(float, values)))


def _times(factor: float, value: float | None) -> float | None:
    return None if value is None else factor * value
