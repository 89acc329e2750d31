"""A folder of articles, a file each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.files import FileRecord, articles_among, check_needed
from summarizer.batch.locations import Location, open_bytes
from summarizer.batch.records import Columns
from summarizer.batch.rows import Rows
from summarizer.errors import InputError
from summarizer.ingest.ingested import MAX_FILE_BYTES

if TYPE_CHECKING:
    from upath import UPath


def folder_rows(path: Location, columns: Columns, needed: Sequence[str]) -> Rows:
    """List the articles in a folder and the folders in it, sorted; hidden ones are left out.

    Raises:
        UsageError: there are none, or a column is needed that files do not have.
    """
    check_needed(path, "a folder", columns, needed)
    articles, notes = articles_among(
        path, list(_files(path) if isinstance(path, Path) else _remote(path))
    )
    return Rows((_record(path, name, columns) for name in articles), len(articles), notes)


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, relative to it, with ``/`` on every system."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if not name.startswith(".") and not path.is_fifo():  # a pipe would never end
                yield path.relative_to(folder).as_posix()


def _remote(folder: UPath) -> Iterator[str]:
    for path in folder.rglob("*"):
        own = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in own.split("/")):
            yield own


def _record(folder: Location, name: str, columns: Columns) -> FileRecord:
    path = folder / name
    try:
        about = path.stat()
        stamp = f"{name} {about.st_size} {getattr(about, 'st_mtime_ns', about.st_mtime)}"
    except OSError:
        stamp = name
    return FileRecord(name, columns, stamp, partial(_read, path))


def _read(path: Location) -> bytes:
    """The file's bytes, at most one more than the largest limit.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with open_bytes(path) as file:
            return bytes(file.read(MAX_FILE_BYTES + 1))
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path} cannot be read ({reason}): check it.") from None
