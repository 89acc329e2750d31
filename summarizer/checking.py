"""Check any summary, whoever wrote it, against its article: alone, or many of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.batch.records import Columns, failure_of, id_of, text_of
from summarizer.batch.rows import Row
from summarizer.errors import InputError, SummarizerError
from summarizer.grounding import Checked, Grounder, overall
from summarizer.ingest import article_from_record
from summarizer.ingest.clean import clean_text
from summarizer.ingest.decode import decode
from summarizer.result import Failure
from summarizer.sentences import split_sentences

CHECK_FIELDS: dict[str, type[Any]] = {
    "id": str,
    "error": dict,
    "support": float,
    "sentences": list,
}
"""The fields of a check's record and their types."""

SUPPORTED, UNSUPPORTED = 0.7, 0.5
"""A sentence above the first is supported, below the second it is not; doubtful in between."""


class Verdict(StrEnum):
    """What a check comes to, in one word."""

    SUPPORTED = "supported"
    DOUBTFUL = "doubtful"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Check:
    """A summary checked against its article, or the failure that prevented it."""

    id: str | None
    sentences: tuple[Checked, ...] = ()
    error: Failure | None = None

    @property
    def support(self) -> float | None:
        """Of the summary as a whole, in 0..1: no higher than that of its weakest sentence."""
        return None if self.error else overall(self.sentences)

    def to_dict(self) -> dict[str, Any]:
        """The record that other programs rely on."""
        return {
            "id": self.id,
            "error": self.error.to_dict() if self.error else None,
            "support": None if self.support is None else round(self.support, 3),
            "sentences": [sentence.to_dict() for sentence in self.sentences],
        }


def verdict(sentence: Checked) -> Verdict:
    """A sentence with an issue is doubtful at best."""
    if sentence.support < UNSUPPORTED:
        return Verdict.UNSUPPORTED
    if sentence.issues or sentence.support < SUPPORTED:
        return Verdict.DOUBTFUL
    return Verdict.SUPPORTED


def reasons(sentence: Checked) -> tuple[str, ...]:
    """What is wrong with a sentence, in words; nothing where it is supported."""
    if sentence.issues or verdict(sentence) is Verdict.SUPPORTED:
        return sentence.issues
    if not sentence.evidence:
        return ("no sentence of the article is about this",)
    return ("the article says at most a part of this",)


def check(grounder: Grounder, article: Article, summary: str) -> Check:
    """Check a summary, sentence by sentence.

    Raises:
        InputError: the summary is empty.
    """
    text = clean_text(summary)
    sentences = [" ".join(text[start:end].split()) for start, end in split_sentences(text)]
    if not sentences:
        raise InputError("The summary is empty: there is no sentence to check.")
    return Check(article.id, tuple(grounder.check(article, sentences)))


def check_rows(
    grounder: Grounder, rows: Iterable[Row], columns: Columns, summary_column: str
) -> Iterator[Check]:
    """Check rows of an article and its summary lazily: a check for every row, in order."""
    for row in rows:
        own = id_of(row, columns.id)
        try:
            article = article_from_record(text_of(row, columns.text), id=own)
            yield check(grounder, article, text_of(row, summary_column))
        except (SummarizerError, RuntimeError, MemoryError) as error:
            yield Check(own, error=failure_of(error))


def read_summary(source: str) -> str:
    """The text of a summary: a file, or ``-`` for standard input.

    Raises:
        InputError: it cannot be read, or is no text.
    """
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise InputError(f"The summary {source} cannot be read: {error.strerror}.") from error
    return decode(data, source)[0]
