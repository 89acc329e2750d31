"""A folder of articles, a file each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.batch.records import Columns
from summarizer.batch.rows import Rows
from summarizer.errors import InputError
from summarizer.exits import UsageError
from summarizer.ingest import MAX_BYTES, article_from_file
from summarizer.ingest.decode import decode
from summarizer.ingest.page import looks_like_html

TEXT = (".txt", ".text")
PARSED = (".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")


def folder_rows(path: Path, columns: Columns, needed: Sequence[str]) -> Rows:
    """List the articles in a folder and the folders in it, sorted; hidden ones are left out.

    Raises:
        UsageError: there are none, or a column is needed that files do not have.
    """
    for name in needed:
        if name not in (columns.id, columns.title, columns.text):
            raise UsageError(f"{path} is a folder, and files have no {name!r}: give a table.")
    files = sorted(_files(path))
    articles = [name for name in files if name.lower().endswith(TEXT + PARSED)]
    if not articles:
        endings = ", ".join(TEXT + PARSED)
        raise UsageError(f"There are no articles in {path}: files end in {endings}.")
    left_out = len(files) - len(articles)
    notes = (f"Left out {left_out} files that are no text, HTML, PDF or DOCX.",) if left_out else ()
    return Rows((_record(path, name, columns) for name in articles), len(articles), notes)


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, relative to it, with ``/`` on every system."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(root, name).relative_to(folder).as_posix()


def _record(folder: Path, name: str, columns: Columns) -> Mapping[str, Any] | InputError:
    """The file's path is its id; where it cannot be read, the reason stands for its text.

    A plain text stays as it is, so that offsets hold for it.
    """
    values: dict[str, Any] = {columns.id: name, columns.title: None}
    try:
        text = _as_it_stands(folder / name) if name.lower().endswith(TEXT) else None
        if text is None:
            article = article_from_file(folder / name)
            values[columns.title], text = article.title, article.text
        return {**values, columns.text: text}
    except InputError as error:
        return {**values, columns.text: error}


def _as_it_stands(path: Path) -> str | None:
    """The text of a text file; ``None`` for anything else, and where it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        data = path.read_bytes()
        return None if not data or looks_like_html(data) else decode(data, path.name)[0]
    except (OSError, InputError):
        return None
