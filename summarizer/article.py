"""An article and its sentences, each a range of the text that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from summarizer.errors import InputError
from summarizer.sentences import split_sentences


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article: ``article.text[start:end] == text``."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Article:
    """A news article. Offsets are in characters of ``text``, end exclusive."""

    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    id: str | None = None

    @classmethod
    def from_text(cls, text: str, title: str | None = None, id: str | None = None) -> Self:
        """Split ``text`` into sentences and make an article of it.

        Raises:
            InputError: the text holds no sentence.
        """
        return cls.from_offsets(text, split_sentences(text), title=title, id=id)

    @classmethod
    def from_offsets(
        cls,
        text: str,
        offsets: Iterable[tuple[int, int]],
        title: str | None = None,
        id: str | None = None,
    ) -> Self:
        """Make an article whose sentence ranges are already known, in reading order.

        Raises:
            InputError: there is no range.
        """
        sentences = tuple(
            Sentence(index, start, end, text[start:end])
            for index, (start, end) in enumerate(offsets)
        )
        if not sentences:
            raise InputError("The article is empty: there is no sentence to summarize.")
        return cls(text=text, sentences=sentences, title=title, id=id)

    @property
    def words(self) -> int:
        """Number of whitespace-separated words."""
        return len(self.text.split())
