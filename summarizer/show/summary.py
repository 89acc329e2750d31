"""A result as a person reads it: each perspective, then the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from summarizer.perspectives import Perspective
from summarizer.result import Origin, Result, Summary, SummarySentence
from summarizer.show.layout import cited, hanging, heading, share, show_evidence

LEGEND = (
    "[n] the source sentences it rests on; % how well they support it; "
    "verbatim: the article's own sentence; cut: the same, edited."
)


def show_result(console: Console, result: Result, perspectives: Iterable[Perspective]) -> None:
    """Print the summaries of one article."""
    if result.title:
        console.print(Text(result.title, style="bold"))
    if result.notice:
        hanging(console, "", Text(result.notice, style="italic"))
    for perspective in perspectives:
        heading(console, perspective.title, perspective.colour)
        _show_summary(console, result[perspective.name])
    if result.article is None:
        return
    shown = [sentence for summary in result.summaries.values() for sentence in summary.sentences]
    show_evidence(console, result.article, (i for sentence in shown for i in sentence.evidence))
    if shown:
        console.print()
        hanging(console, "", Text(LEGEND, style="dim"))


def _show_summary(console: Console, summary: Summary) -> None:
    if summary.abstained:
        reason = summary.reason or "Nothing in this article could be grounded."
        hanging(console, "  ", Text(f"No summary. {reason}", style="italic"))
    for sentence in summary.sentences:
        hanging(console, "  ", _line(sentence))


def _line(sentence: SummarySentence) -> Text:
    line = cited(sentence.text, sentence.evidence)
    if sentence.origin is Origin.SOURCE:
        return line.append("verbatim", style="dim")
    if sentence.origin is Origin.CUT:
        line.append("cut ", style="dim")
    return line.append_text(share(sentence.support))
