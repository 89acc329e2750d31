"""The output of a batch: a file or folder that appears under its name when it is complete."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.batch.journal import sync_folder
from summarizer.batch.locations import Location, check_bucket, location, open_bytes, reached
from summarizer.batch.markdown import write_articles
from summarizer.batch.writers import WRITERS, Writer
from summarizer.errors import SummarizerError
from summarizer.exits import UsageError

Write = Callable[[Mapping[str, Any]], None]

MARKDOWN = "markdown"
"""The format that is a folder: one file an article."""

READABLE = (MARKDOWN, "html")
"""Formats that show evidence, and so need the article's text."""

_CHUNK = 1 << 20


class OutputError(SummarizerError):
    """The output cannot be written."""


@contextmanager
def open_output(
    path: Path, fields: Mapping[str, type[Any]], *, source: str, force: bool = False
) -> Iterator[Write]:
    """Open ``path`` for records; give a function that writes one.

    Records go to a neighbour of ``path`` which takes its name at the end. Whatever happens
    before, an interruption included, leaves no trace.

    Args:
        fields: of a record, with their types; a table has a column for each.
        source: the input, which is never overwritten.
        force: replace a file that is there already.

    Raises:
        UsageError: the file may not be written.
        OutputError: it cannot be, for example because the disk is full.
    """
    found = check_output(path, source, force)
    if found in READABLE:
        raise UsageError(
            f"The output {path} is for summaries: name a .jsonl, .csv or .parquet file."
        )
    writer_type = WRITERS[f".{found}"]
    target = path.resolve()  # a link stays a link
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with explained(path):
            file = partial.open("wb")
        writer = writer_type(file, fields)

        def write(record: Mapping[str, Any]) -> None:
            with explained(path):
                writer.write(record)

        try:
            yield write
            with explained(path):
                _finish(writer, file)
        finally:
            _abandon(writer, file)
        check_output(path, source, force)  # it may have appeared meanwhile
        with explained(path):
            partial.replace(target)
            sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def write_records(
    target: Path, format: str, fields: Mapping[str, type[Any]], records: Iterable[Mapping[str, Any]]
) -> None:
    """Write all records to a new file (or folder) and have the disk hold it.

    Raises:
        OSError: the disk is full, or fails.
    """
    remove(target)
    if format == MARKDOWN:
        target.mkdir()
        write_articles(target, records)
        return
    with target.open("wb") as file:
        writer = WRITERS[f".{format}"](file, fields)
        try:
            for record in records:
                writer.write(record)
            _finish(writer, file)
        finally:
            _abandon(writer, file)


def publish(partial: Path, target: Location) -> None:
    """Let a complete file (or folder) take its name; what had it before is replaced.

    Raises:
        OSError: it cannot be.
    """
    if not isinstance(target, Path):
        with reached(target):  # a file that is put appears when all of it is there
            target.fs.put_file(str(partial), target.path)
        remove(partial)
        return
    own = target.resolve()  # a link stays a link
    if own.is_dir() or partial.is_dir():
        old = partial.with_name(f"{partial.name}.old")
        remove(old)
        if own.exists():
            own.replace(old)  # a folder cannot replace another; the journal outlives this moment
        partial.replace(own)
        remove(old)
    else:
        partial.replace(own)
    sync_folder(own.parent)


def content_digest(path: Location) -> str:
    """Tells one output from another: of a file's bytes, or of the files in a folder."""
    digest = hashlib.sha256()
    if isinstance(path, Path) and path.is_dir():
        for one in sorted(path.iterdir()):
            digest.update(f"{one.name} {one.stat().st_size}\n".encode(errors="surrogateescape"))
        return digest.hexdigest()
    with open_bytes(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def remove(path: Path) -> None:
    """Remove a file or folder of our own, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _finish(writer: Writer, file: BinaryIO) -> None:
    writer.close()
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _abandon(writer: Writer, file: BinaryIO) -> None:
    """Close what is still open; an error in it would hide the one that led here."""
    if not file.closed:
        for close in (writer.close, file.close):
            with suppress(Exception):
                close()


def check_output(path: Location, source: str, force: bool, format: str | None = None) -> str:
    """Find the format for ``path``; give its name.

    Raises:
        UsageError: its ending is unknown, or there is no place for it.
    """
    chosen = format or _format_of(path)
    if isinstance(path, Path):
        _check_place(path, source, chosen)
    elif chosen == MARKDOWN:
        raise UsageError(f"The output {path} would be a folder far away: name a local one.")
    elif location(source) == path:
        raise UsageError(f"The output {path} is the input: name another file.")
    check_bucket(path)
    with reached(path):
        taken = path.exists()
    if taken and not force:
        raise UsageError(f"The output {path} is there already: add --force to replace it.")
    return chosen


def _format_of(path: Location) -> str:
    name = path.name.lower()
    ending = next((ending for ending in WRITERS if name.endswith(ending)), None)
    if ending is None:
        raise UsageError(
            f"The ending of the output {path} is not known: name a file that ends in "
            f"{', '.join(WRITERS)}."
        )
    return ending.removeprefix(".")


def _check_place(path: Path, source: str, format: str) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write to: make it first.")
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise UsageError(f"The output {path} is the input: name another file.")
    if path.is_dir() and format != MARKDOWN:
        raise UsageError(f"The output {path} is a folder: name a file.")
    if path.is_dir() and Path(source).exists() and path.resolve() in Path(source).resolve().parents:
        raise UsageError(f"The output {path} holds the input: name another folder.")
    if path.is_file() and format == MARKDOWN:
        raise UsageError(f"The output {path} is a file: name a folder, one file an article.")


@contextmanager
def explained(path: object) -> Iterator[None]:
    """Say what an error of the disk means for the output."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror or error}); nothing is left of it. "
            f"{remedy(error)} or name another place."
        ) from error


def remedy(error: OSError) -> str:
    """What to do about an error of a disk."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return "Free some space" if full else "See that it can be written"
