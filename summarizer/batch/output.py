"""The output of a batch: a file that appears under its name when it is complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.batch.writers import WRITERS, Writer
from summarizer.errors import SummarizerError
from summarizer.exits import UsageError

Write = Callable[[Mapping[str, Any]], None]


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
    writer_type = check_output(path, source, force)
    target = path.resolve()  # a link stays a link
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _explained(path):
            file = partial.open("wb")
        writer = writer_type(file, fields)

        def write(record: Mapping[str, Any]) -> None:
            with _explained(path):
                writer.write(record)

        try:
            yield write
            with _explained(path):
                _finish(writer, file)
        finally:
            _abandon(writer, file)
        check_output(path, source, force)  # it may have appeared meanwhile
        with _explained(path):
            partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


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


def check_output(path: Path, source: str, force: bool) -> type[Writer]:
    """Find the writer for ``path``.

    Raises:
        UsageError: its ending is unknown, or there is no place for it.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(
            f"The ending of the output {path} is not known: name a file that ends in "
            f"{', '.join(WRITERS)}."
        )
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write to: make it first.")
    if path.is_dir():
        raise UsageError(f"The output {path} is a folder: name a file.")
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise UsageError(f"The output {path} is the input: name another file.")
    if path.exists() and not force:
        raise UsageError(f"The output {path} is there already: add --force to replace it.")
    return writer


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror or error}); nothing is left of it. "
            "Free some space or name another place."
        ) from error
