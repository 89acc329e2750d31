"""Where inputs and outputs lie: on this machine, or in an object store (``s3://`` and the like)."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from summarizer.errors import SummarizerError
from summarizer.exits import UsageError

if TYPE_CHECKING:
    from upath import UPath

    Location: TypeAlias = Path | UPath
else:
    Location = Path

STORES = ("s3", "gs", "gcs", "az", "abfs", "abfss", "hdfs", "memory", "file")
"""Stores that are read and written. Web addresses are not among them: only the ingest's own
client, which refuses private ones, opens those."""

BUCKETS = ("s3", "gs", "gcs", "az", "abfs", "abfss")
"""Stores whose files lie in buckets (or containers), which are not made by writing to them."""

_BUFFER = 1 << 16
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(//|.*:://?|:.*://)")


class StoreError(SummarizerError):
    """A store cannot be reached, or breaks off: no fault of the records in it."""


def location(source: str | Path) -> Location:
    """A path, or a place in a store.

    Raises:
        UsageError: the address is of another kind, or the store's own library is missing.
    """
    match = _SCHEME.match(str(source)) if isinstance(source, str) else None
    if match is None:
        return Path(source)
    if match[1].lower() not in STORES or match[2] != "//":
        raise UsageError(
            f"{source} cannot be opened: give a path, or an address of {', '.join(STORES)}."
        )
    from upath import UPath

    try:
        place = UPath(source)
        place.fs  # noqa: B018 - opens the store, whose library may be missing
    except (ImportError, ValueError) as error:
        reason = " ".join(str(error).split())
        extra = " (pip install 'perspective-summarizer[s3]')" if match[1] == "s3" else ""
        raise UsageError(f"{source} cannot be opened: {reason}{extra}.") from error
    return Path(place.path) if match[1].lower() == "file" else place


def is_remote(place: Location) -> bool:
    """Whether it lies in a store."""
    return not isinstance(place, Path)


@contextmanager
def reached(place: Location) -> Iterator[None]:
    """Say of an error of a store's library, each of which has its own, what can be done.

    Raises:
        StoreError: something failed, except that nothing is there under this name.
    """
    try:
        yield
    except (SummarizerError, FileNotFoundError):
        raise
    except Exception as error:
        if not is_remote(place) and isinstance(error, OSError):
            raise
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise StoreError(
            f"{place} cannot be reached ({reason}): see to the connection and the keys of the "
            "store, and run the same command again."
        ) from error


def check_bucket(place: Location) -> None:
    """Notice a bucket that is not there before work is done that could not be sent to it.

    Raises:
        UsageError: there is none of this name.
        StoreError: the store cannot be reached.
    """
    if isinstance(place, Path) or place.protocol not in BUCKETS:
        return
    with reached(place), suppress(PermissionError):  # who may write may not always look
        try:
            place.fs.info(place.drive)
        except FileNotFoundError:
            raise UsageError(
                f"There is no bucket {place.drive!r} to write {place} to: make it first, or check "
                "the address."
            ) from None


def open_bytes(place: Location) -> BinaryIO:
    """Open a file to read, in a store too.

    Raises:
        OSError: there is none on this machine, or it may not be read.
        StoreError: a store cannot be reached, also while the file is read.
    """
    if isinstance(place, Path):
        return place.open("rb")
    with reached(place):
        return io.BufferedReader(_StoreFile(place, place.open("rb")), _BUFFER)


class _StoreFile(io.RawIOBase):
    """A file in a store. An error in it must not be taken for the end of a damaged file."""

    def __init__(self, place: Location, file: BinaryIO) -> None:
        self._place, self._file = place, file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        with reached(self._place):
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def private_name(place: Location) -> str:
    """A name for what belongs to a place and lies elsewhere."""
    return f"{hashlib.sha256(str(place).encode()).hexdigest()[:12]}-{place.name}"
