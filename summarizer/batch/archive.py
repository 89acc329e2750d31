"""A zip archive of articles, a file each. Nothing is unpacked to the disk."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from zipfile import ZipFile, ZipInfo

from summarizer.batch.files import FileRecord, articles_among, check_needed
from summarizer.batch.locations import Location, open_bytes
from summarizer.batch.records import Columns
from summarizer.batch.rows import Rows
from summarizer.errors import InputError, SummarizerError
from summarizer.exits import UsageError
from summarizer.ingest.ingested import MAX_FILE_BYTES

MOST_FILES = 1_000_000
"""Names of an archive that are held in memory."""


def archive_rows(path: Location, columns: Columns, needed: Sequence[str]) -> Rows:
    """List the articles in an archive, sorted; hidden ones are left out.

    Raises:
        UsageError: there are none, or its files overlap, as in an archive made to do harm.
        ValueError: it is no zip archive.
    """
    check_needed(path, "an archive", columns, needed)
    try:
        archive = ZipFile(open_bytes(path))
    except SummarizerError:
        raise
    except Exception as error:  # the library raises many kinds on damaged archives
        raise ValueError(f"it is no zip archive: {error}") from error
    files = {one.filename: one for one in archive.infolist() if _is_wanted(one)}
    _check_harmless(path, archive)
    names, notes = articles_among(path, list(files))
    return Rows((_record(archive, files[name], columns) for name in names), len(names), notes)


def _is_wanted(file: ZipInfo) -> bool:
    parts = re.split(r"[\\/]", file.filename)
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return not (file.is_dir() or hidden or parts[0] == "__MACOSX")


def _check_harmless(path: Location, archive: ZipFile) -> None:
    files = archive.infolist()
    packed = sum(file.compress_size for file in files)
    if len(files) > MOST_FILES:
        raise UsageError(f"The archive {path} holds over {MOST_FILES:,} files: split it.")
    if packed > path.stat().st_size:
        raise UsageError(
            f"The archive {path} cannot be read: its files overlap, as in one made to do harm. "
            "Pack them anew."
        )


def _record(archive: ZipFile, file: ZipInfo, columns: Columns) -> FileRecord:
    stamp = f"{file.filename} {file.file_size} {file.CRC}"
    return FileRecord(file.filename, columns, stamp, partial(_read, archive, file))


def _read(archive: ZipFile, file: ZipInfo) -> bytes:
    """The file's bytes; never more than the largest limit, whatever the archive says of it.

    Raises:
        InputError: the file cannot be had, or leads out of the archive.
    """
    if _leads_out(file.filename):
        raise InputError(f"The name {file.filename!r} leads out of the archive: rename the file.")
    if file.file_size > MAX_FILE_BYTES:
        raise InputError(
            f"{file.filename} is too big: at most {MAX_FILE_BYTES / 1e6:.0f} MB are read."
        )
    try:
        with archive.open(file) as data:
            return data.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise InputError(f"{file.filename} cannot be read from the archive: {error}") from error
    except SummarizerError:
        raise
    except Exception as error:  # BadZipFile and what decompressors of other kinds raise
        raise InputError(f"{file.filename} is damaged in the archive: {error}") from error


def _leads_out(name: str) -> bool:
    windows = PureWindowsPath(name)
    return ".." in windows.parts or bool(windows.drive) or PurePosixPath(name).is_absolute()
