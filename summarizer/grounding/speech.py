"""Speech: what of each sentence stands between quotation marks, also where they open before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.source import Source
from summarizer.grounding.words import Token, tokens

_MARKS = re.compile(r"[\"“”]")
_LONGEST = 3  # sentences of one quotation; more, and a mark was forgotten


@dataclass(frozen=True)
class Speech:
    """A sentence, parted into what is quoted and what is not.

    Attributes:
        carried: whether it begins within a quotation that was opened before.
        quoted: whether any of its words is.
        plain: the words that are not.
    """

    carried: bool
    quoted: bool
    plain: tuple[Token, ...]

    @property
    def only(self) -> bool:
        """Whether it has nothing but quoted words, so that its speaker stands elsewhere."""
        return self.quoted and not self.plain


def plain_words(text: str) -> list[Token]:
    """The words of a single sentence that are not quoted."""
    spans, _ = _spans(text, inside=False)
    return [word for word in tokens(text) if not _within(word, spans)]


def parted(source: Source) -> Iterator[Speech]:
    """Part every sentence of an article."""
    within = 0  # sentences since a quotation was opened that is not closed yet
    for sentence, words in zip(source.article.sentences, source.words, strict=True):
        text = sentence.text
        if text[:1] in ('"', "“") or within > _LONGEST:
            within = 0
        spans, still = _spans(text, within > 0)
        plain = [word for word in words if not _within(word, spans)]
        yield Speech(within > 0, len(plain) < len(words), tuple(plain))
        within = within + 1 if still else 0


def _within(word: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _spans(text: str, inside: bool) -> tuple[list[tuple[int, int]], bool]:
    """The quoted ranges of a sentence, and whether the last goes on after it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _MARKS.finditer(text):
        closes = inside and mark.group() != "“"
        opens = not inside and mark.group() != "”"
        if closes:
            spans.append((start, mark.end()))
        if opens:
            start = mark.start()
        inside = opens or (inside and not closes)
    if inside:
        spans.append((start, len(text)))
    return spans, inside
