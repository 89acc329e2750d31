"""A check as a person reads it: each sentence with its verdict, its evidence, what is wrong."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from summarizer.article import Article
from summarizer.checking import Check, Verdict, reasons, verdict
from summarizer.grounding import Checked
from summarizer.show.layout import cited, hanging, heading, share, show_evidence

STYLES = {
    Verdict.SUPPORTED: "green",
    Verdict.DOUBTFUL: "yellow",
    Verdict.UNSUPPORTED: "bold red",
}


def show_check(console: Console, check: Check, article: Article) -> None:
    """Print a check of one summary."""
    heading(console, "Summary")
    for sentence in check.sentences:
        _show_sentence(console, sentence)
    show_evidence(console, article, (i for one in check.sentences for i in one.evidence))
    counts = Counter(verdict(sentence) for sentence in check.sentences)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in Verdict if counts[kind])
    console.print()
    console.print(
        Text.assemble("Support of the whole: ", share(check.support or 0.0), f" ({told})")
    )


def _show_sentence(console: Console, sentence: Checked) -> None:
    found = verdict(sentence)
    label = Text(f"{found:<12}", style=STYLES[found])
    line = cited(sentence.text, sentence.evidence)
    hanging(console, label, line.append_text(share(sentence.support)))
    for issue in reasons(sentence):
        hanging(console, " " * 12 + "- ", Text(issue, style="yellow"))
