"""Files as records: a file's name is its id, and what it holds is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from summarizer.batch.records import Columns
from summarizer.errors import InputError
from summarizer.exits import UsageError
from summarizer.ingest import MAX_BYTES, article_from_bytes
from summarizer.ingest.decode import decode
from summarizer.ingest.page import looks_like_html

TEXT = (".txt", ".text")
PARSED = (".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")


class FileRecord(Mapping[str, Any]):
    """The values of a file. A run that goes on needs only the stamp of those it has done.

    Attributes:
        stamp: changes when the file does.
    """

    def __init__(self, name: str, columns: Columns, stamp: str, read: Callable[[], bytes]) -> None:
        self.name = name
        self.columns = columns
        self.stamp = stamp
        self._read = read

    @cached_property
    def _values(self) -> dict[str, Any]:
        """Where the file cannot be read, the reason stands for its text."""
        title = None
        text: str | InputError
        try:
            data = self._read()
            plain = _as_it_stands(data, self.name)
            if plain is None:
                article = article_from_bytes(data, self.name)
                title, text = article.title, article.text
            else:
                text = plain
        except InputError as error:
            text = error
        return {self.columns.id: self.name, self.columns.title: title, self.columns.text: text}

    def __getitem__(self, column: str) -> Any:
        return self._values[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def articles_among(source: object, names: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Those of the names, sorted, that may hold an article; and a note on the others.

    Raises:
        UsageError: there are none.
    """
    articles = sorted(name for name in names if name.lower().endswith(TEXT + PARSED))
    if not articles:
        endings = ", ".join(TEXT + PARSED)
        raise UsageError(f"There are no articles in {source}: files end in {endings}.")
    left_out = len(names) - len(articles)
    notes = (f"Left out {left_out} files that are no text, HTML, PDF or DOCX.",) if left_out else ()
    return articles, notes


def check_needed(source: object, kind: str, columns: Columns, needed: Sequence[str]) -> None:
    """Refuse a column that files do not have.

    Raises:
        UsageError: naming it.
    """
    for name in needed:
        if name not in (columns.id, columns.title, columns.text):
            raise UsageError(f"{source} is {kind}, and files have no {name!r}: give a table.")


def _as_it_stands(data: bytes, name: str) -> str | None:
    """The text of a text file, in which offsets hold; ``None`` for anything else."""
    plain = name.lower().endswith(TEXT) and 0 < len(data) <= MAX_BYTES
    return decode(data, name)[0] if plain and not looks_like_html(data) else None
