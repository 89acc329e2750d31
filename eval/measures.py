"""Measures of written summaries, and the figures that suites choose from.

A text that is not there has no ROUGE; whether it should be there is presence.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

from eval import metrics
from eval.cases import Case, Gold
from eval.context import share_needing_context
from eval.figures import Better, Figure, Measure, Over, Part
from eval.outputs import Output


def rouge(kind: str) -> Measure:
    """ROUGE against the own human text."""

    def part(case: Case, output: Output, name: str) -> Part:
        text, gold = output.texts.get(name), case.gold[name]
        if not text or not gold or not gold.text:
            return None
        return metrics.rouge(text, gold.text)[kind], 1

    return part


def others(case: Case, name: str) -> list[str]:
    """Gold texts of the article's other framings."""
    golds = (case.gold[one] for one in case.framings if one != name)
    return [gold.text for gold in golds if gold and gold.text]


def margin(case: Case, output: Output, name: str) -> Part:
    """How much nearer the text is to its own human text than to those of the other framings."""
    text, own, rivals = output.texts.get(name), case.gold[name], others(case, name)
    if not text or not own or not own.text or not rivals:
        return None
    return metrics.focus_margin(text, own.text, rivals), 1


def wrong_topic(case: Case, output: Output, name: str) -> Part:
    """ROUGE-1 against the human texts of the other framings."""
    text, rivals = output.texts.get(name), others(case, name)
    if not text or not rivals:
        return None
    return fmean(metrics.rouge(text, rival)["rouge1"] for rival in rivals), 1


def presence(case: Case, output: Output, name: str) -> Part:
    """Parts of F1: twice the hits, over those said and those true."""
    said, true = bool(output.texts.get(name)), case.gold[name] is not None
    return 2.0 * (said and true), float(said + true)


def abstention(case: Case, output: Output, name: str) -> Part:
    """Whether it wrote or abstained as it should."""
    right = bool(output.texts.get(name)) == (case.gold[name] is not None)
    return 100.0 * right, 1


def said(_: Case, output: Output, name: str) -> Part:
    """Whether it wrote at all."""
    return 100.0 * bool(output.texts.get(name)), 1


def evidence(labels: Callable[[Gold], frozenset[int]]) -> Measure:
    """Precision of the named evidence against these labels, where they are known."""

    def part(case: Case, output: Output, name: str) -> Part:
        named, gold = output.evidence.get(name), case.gold[name]
        if not named or not gold or not labels(gold):
            return None
        return metrics.evidence_precision(named, labels(gold)), 1

    return part


def of_text(measure: Callable[[str, str], float]) -> Measure:
    """A measure of a text and its article."""

    def part(case: Case, output: Output, name: str) -> Part:
        text = output.texts.get(name)
        return (measure(text, case.article.text), 1) if text else None

    return part


def in_context(case: Case, output: Output, name: str) -> Part:
    """Share of a text's sentences that only a reader of the article understands."""
    text = output.texts.get(name)
    return share_needing_context(text, case.article.text) if text else None


def of_all_texts(measure: Callable[[str, str], float]) -> Measure:
    """A measure of a text and its article, over all texts of the article."""

    def part(case: Case, output: Output, _: str) -> Part:
        texts = [text for text in output.texts.values() if text]
        return sum(measure(text, case.article.text) for text in texts), len(texts)

    return part


def distinctness(case: Case, output: Output, _: str) -> Part:
    """Mean over all pairs of framings of an article."""
    texts = [text for name in case.framings if (text := output.texts.get(name))]
    pairs = [(one, two) for place, one in enumerate(texts) for two in texts[place + 1 :]]
    return (fmean(metrics.distinctness(*pair) for pair in pairs), 1) if pairs else None


def origin(kind: str) -> Measure:
    """Share of the shown sentences that are of this origin."""

    def part(_: Case, output: Output, __: str) -> Part:
        total = sum(output.origins.values())
        return (100.0 * output.origins.get(kind, 0), total) if total else None

    return part


def facts(case: Case, output: Output, name: str) -> Part:
    """Share of the facts that a good summary holds; an abstention holds none."""
    text, gold = output.texts.get(name) or "", case.gold[name]
    if not gold or not gold.must:
        return None
    return 100.0 * sum(metrics.mentions(text, fact) for fact in gold.must), len(gold.must)


def false_statements(case: Case, output: Output, _: str) -> Part:
    """Of the known false statements, how many any summary of the article makes."""
    texts = [text for text in output.texts.values() if text]
    made = sum(any(metrics.states(t, false) for t in texts) for false in case.must_not)
    return (float(made), 1) if case.must_not else None


ROUGE = tuple(
    Figure(f"ROUGE-{kind}", rouge(f"rouge{kind}"), f"ROUGE-{kind} F against the human's text, %")
    for kind in "12L"
)
MARGIN = Figure(
    "focus margin",
    margin,
    "ROUGE-1 against the own human text minus against the other framing's, points",
    over=Over.FRAMINGS,
)
PRESENCE = Figure(
    "presence F1", presence, "F1 of saying that there is an angle", over=Over.FRAMINGS, digits=2
)
ABSTENTION = Figure(
    "abstention right, %",
    abstention,
    "articles and framings in which it rightly wrote or rightly abstained",
    over=Over.FRAMINGS,
)
EVIDENCE = (
    Figure(
        "evidence precision",
        evidence(lambda gold: gold.citable),
        "share of the sentences named as evidence that bear on the perspective",
        digits=2,
    ),
    Figure(
        "evidence agreement",
        evidence(lambda gold: gold.evidence),
        "share of the sentences named as evidence that the human used, too",
        digits=2,
    ),
)
UNSUPPORTED = (
    Figure(
        "foreign name or number, %",
        of_text(lambda text, article: 100.0 * bool(metrics.unsupported(text, article))),
        "summaries with a name or number that the article lacks",
        Better.LOWER,
    ),
    Figure(
        "foreign name, %",
        of_all_texts(lambda text, article: 100.0 * bool(metrics.foreign_names(text, article))),
        "summaries with a name that the article lacks",
        Better.LOWER,
        Over.ARTICLE,
    ),
    Figure(
        "foreign number, %",
        of_all_texts(lambda text, article: 100.0 * bool(metrics.foreign_numbers(text, article))),
        "summaries with a number that the article lacks",
        Better.LOWER,
        Over.ARTICLE,
    ),
)
CONTEXT = Figure(
    "sentences that need context, %",
    in_context,
    "that speak of somebody or something, or quote somebody, whom only the article names",
    Better.LOWER,
)
COPIED = Figure(
    "copied 4-grams, %",
    of_text(metrics.copied),
    "word 4-grams of the summary that stand in the article",
    Better.NEITHER,
)
WORDS = Figure("words", of_text(lambda text, _: float(len(text.split()))), "length", Better.NEITHER)
DISTINCT = Figure(
    "distinctness of the framings",
    distinctness,
    "100 minus ROUGE-1 between the framings of one article",
    Better.NEITHER,
    Over.ARTICLE,
)
ORIGINS = tuple(
    Figure(
        f"sentences {label}, %",
        origin(kind),
        f"shown sentences that are {label}",
        Better.NEITHER,
        Over.ARTICLE,
    )
    for kind, label in (
        ("model", "written by the model"),
        ("cut", "cut"),
        ("source", "as they stand"),
    )
)
