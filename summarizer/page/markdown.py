"""A result as Markdown, to paste into a note or a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.perspectives import Perspective
from summarizer.result import Origin, Result, Summary, SummarySentence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LIST_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
FOOT = (
    "Machine-written from this one article by {model}. Support says how well the article backs a "
    "sentence, not whether it is true. Numbers in brackets are sentences of the article."
)


ORIGINS = {
    Origin.MODEL: "",
    Origin.CUT: ", the article's own sentence, edited",
    Origin.SOURCE: ", the article's own sentence",
}


def as_markdown(result: Result, perspectives: Sequence[Perspective]) -> str:
    """Write the summaries, the evidence they rest on, and what they are."""
    parts = [f"# {plain(result.title or 'Summaries')}"]
    if result.notice:
        parts.append(f"**{plain(result.notice)}**")
    for perspective in perspectives:
        parts += [f"## {plain(perspective.title)}", f"*{plain(perspective.definition)}*"]
        parts += _summary(result[perspective.name])
    parts += _evidence(result, perspectives)
    parts.append(f"*{FOOT.format(model=plain(result.model))}*")
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Escape what Markdown would take for formatting, links or HTML."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LIST_START.sub(lambda found: _quoted(found[1]), escaped)


def _quoted(start: str) -> str:
    """A number keeps its digits: it is its full stop that is escaped."""
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _summary(summary: Summary) -> list[str]:
    if summary.abstained:
        return [f"No summary from this perspective. {plain(summary.reason or '')}".strip()]
    return ["\n".join(_sentence(sentence) for sentence in summary.sentences)]


def _sentence(sentence: SummarySentence) -> str:
    marks = "".join(f"\\[{index + 1}\\]" for index in sentence.evidence)
    origin = ORIGINS[sentence.origin]
    return f"- {plain(sentence.text)} {marks} (support {sentence.support:.0%}{origin})"


def _evidence(result: Result, perspectives: Sequence[Perspective]) -> list[str]:
    used = {
        index
        for perspective in perspectives
        for sentence in result[perspective.name].sentences
        for index in sentence.evidence
    }
    if not used or result.article is None:
        return []
    sentences = result.article.sentences
    lines = [f"- \\[{index + 1}\\] {plain(sentences[index].text)}" for index in sorted(used)]
    return ["## Evidence", "\n".join(lines)]
