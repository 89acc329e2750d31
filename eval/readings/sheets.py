"""Sheets: articles beside their summaries, to be read by people or by language models."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import Case
from eval.outputs import Output
from eval.readings.reading import key_of

BRIEF = Path(__file__).with_name("brief.md")
"""What a reader is told; the same words each time, so that counts can be compared."""


@dataclass(frozen=True)
class Shown:
    """A summary as a reader gets it.

    Attributes:
        article: its article's id.
        sentences: each with the numbers of the source sentences that it names.
    """

    article: str
    perspective: str
    text: str
    sentences: Sequence[tuple[str, Sequence[int]]]

    @property
    def key(self) -> str:
        return key_of(self.article, self.perspective, self.text)

    def __str__(self) -> str:
        lines = [f"-- KEY {self.key}  {self.perspective}:"]
        lines += [
            f"   ({place}) {text} {list(evidence)}"
            for place, (text, evidence) in enumerate(self.sentences)
        ]
        return "\n".join(lines)


def shown(case: Case, output: Output) -> list[Shown]:
    """The summaries of an article; not those that say that there is no angle."""
    return [
        Shown(case.id, name, text, output.sentences.get(name, ()))
        for name, text in output.texts.items()
        if text
    ]


def sheets(
    cases: Sequence[Case], outputs: Sequence[Output], known: Collection[str], count: int
) -> list[str]:
    """The articles with summaries that nobody has read, on ``count`` sheets of similar length.

    Args:
        known: keys of the summaries that have been read.
    """
    parts = [
        (len(unread), _part(case, output, unread))
        for case, output in zip(cases, outputs, strict=True)
        if (unread := [one for one in shown(case, output) if one.key not in known])
    ]
    share = sum(number for number, _ in parts) / count
    filled: list[list[str]] = [[] for _ in range(count)]
    before = 0
    for number, text in parts:
        filled[min(int(before / share), count - 1)].append(text)
        before += number
    return ["\n\n".join(texts) + "\n" for texts in filled if texts]


def _part(case: Case, output: Output, unread: Sequence[Shown]) -> str:
    return "\n".join(_lines(case, output, unread))


def _lines(case: Case, output: Output, unread: Sequence[Shown]) -> Iterator[str]:
    yield f"{'=' * 20} ARTICLE {case.id}  TITLE: {case.article.title or '(none)'}"
    for place, sentence in enumerate(case.article.sentences):
        yield f"[{place}] {' '.join(sentence.text.split())}"
    yield f"NOTICE above the summaries: {output.notice or '(none)'}"
    yield from map(str, unread)
