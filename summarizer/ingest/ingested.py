"""An article together with what was noticed on the way in, and the limits of what may come in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from summarizer.article import Article
from summarizer.errors import InputError

MIN_WORDS = 8
"""A text with fewer words has nothing to summarize."""

MAX_BYTES = 5_000_000
"""Largest text, web page or extracted article that is read."""

MAX_FILE_BYTES = 25_000_000
"""Largest PDF or DOCX file that is read: pictures make them heavy."""

# Scripts without spaces: count two characters as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True)
class IngestedArticle(Article):
    """An article and ``notes``: one line each, for the person who asked for it to be read."""

    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, *notes: str) -> IngestedArticle:
        """Add notes to an article."""
        return cls(article.text, article.sentences, article.title, article.id, notes)

    def noting(self, *notes: str) -> IngestedArticle:
        """Give the same article with further notes in front."""
        return replace(self, notes=(*notes, *self.notes)) if notes else self


def check_length(text: str, where: str) -> None:
    """Refuse an article that is empty, too short or too long.

    Raises:
        InputError: saying which, and naming ``where``.
    """
    if not text.strip():
        raise InputError(f"{where} is empty: give an article of at least {MIN_WORDS} words.")
    if len(text) > MAX_BYTES:
        raise InputError(
            f"{where} is too long: {len(text):,} characters, and at most {MAX_BYTES:,} are read."
        )
    words = word_count(text, MIN_WORDS)
    if words < MIN_WORDS:
        raise InputError(
            f"{where} is too short to summarize: "
            f"it needs at least {MIN_WORDS} words, and has {words}."
        )


def word_count(text: str, most: int) -> int:
    """Count words, up to ``most`` of them."""
    return sum(1 for _ in islice(_WORD.finditer(text), most))
