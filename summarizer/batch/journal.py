"""The journal of a batch: what is done so far, so that nothing is lost whatever happens.

A text file beside the output. Its first line is the header: what determines the output. Each
further line holds a group of records that were finished together, in whatever order:

    CHECKSUM [[number, digest, failure, remarks], ...] TAB [record, ...]

A line counts when it is whole and its checksum is right. A process may be killed, the disk may
fill up and the power may fail in the middle of one: what follows the last good line is cut off,
and those records are made again.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

SYNC_SECONDS = 1.0
"""Work that may be lost when the power fails. A killed process loses none that it has written."""


@dataclass(frozen=True)
class Entry:
    """A finished record.

    Attributes:
        number: of its row, from 1.
        digest: of its row, not 0; tells whether the input has changed since.
        record: what will be written of it.
        failure: the kind of its error.
        remarks: what the tally counts of it, for example the perspectives that abstain.
    """

    number: int
    digest: int
    record: Mapping[str, Any]
    failure: str | None = None
    remarks: tuple[str, ...] = ()


class Journal:
    """An open journal. Whoever opens it holds the lock of its output.

    Attributes:
        header: what the run was begun with.
        digests: of row n at n - 1; 0 where it is not done.
    """

    def __init__(self, path: Path) -> None:
        """Read what is there, and cut off what is torn.

        Raises:
            OSError: the file cannot be read or written.
        """
        self.path = path
        self.header: dict[str, Any] = {}
        self.digests = array("Q")
        self._file: BinaryIO = os.fdopen(
            os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0
        )
        self._end = self._scan()
        self._file.truncate(self._end)
        self._file.seek(self._end)
        self._synced = time.monotonic()

    @property
    def done(self) -> int:
        """How many records are finished."""
        return len(self.digests) - self.digests.count(0)

    def begin(self, header: Mapping[str, Any]) -> None:
        """Start anew with this header, which is on the disk when this returns.

        Raises:
            OSError: the disk is full, or fails.
        """
        self._file.truncate(0)
        self._file.seek(0)
        self._end, self.digests, self.header = 0, array("Q"), dict(header)
        self._write(_line(_json(header)))
        self.sync()
        sync_folder(self.path.parent)

    def append(self, entries: Sequence[Entry]) -> None:
        """Add records that were finished together.

        Raises:
            OSError: the disk is full, or fails; the journal is as it was before.
        """
        about = [[one.number, one.digest, one.failure, one.remarks] for one in entries]
        self._write(_line(_json(about) + b"\t" + _json([one.record for one in entries])))
        self._note(about)
        if time.monotonic() - self._synced >= SYNC_SECONDS:
            self.sync()

    def mark_published(self, digest: str) -> None:
        """Note what the output will be, before it takes its name."""
        self._write(_line(_json([digest])))
        self.header["published"] = digest
        self.sync()

    def sync(self) -> None:
        """Have the disk hold all that was written."""
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()

    def records(self) -> Iterator[dict[str, Any]]:
        """All records in the order of their rows; those that come early wait in memory.

        Raises:
            RuntimeError: one is missing, which the journal's writer must not let happen.
        """
        early: dict[int, dict[str, Any]] = {}
        expected = 1
        with self.path.open("rb") as file:
            file.readline()
            for line in file:
                about, _, records = line[9:].partition(b"\t")
                if records:
                    numbers = [one[0] for one in json.loads(about)]
                    pairs = zip(numbers, json.loads(records), strict=True)
                    early.update(pair for pair in pairs if pair[0] >= expected)
                while expected in early:
                    yield early.pop(expected)
                    expected += 1
        if expected != len(self.digests) + 1:
            raise RuntimeError(f"record {expected} is missing in {self.path}")

    def close(self, *, remove: bool = False) -> None:
        """Close the file; ``remove`` it where it is of no more use."""
        with suppress(OSError):
            if not remove:
                self.sync()
        self._file.close()
        if remove:
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)

    def tallies(self) -> Iterator[tuple[str | None, Sequence[str]]]:
        """Failure and remarks of every finished record."""
        with self.path.open("rb") as file:
            file.readline()
            for line in file:
                about, _, records = line[9:].partition(b"\t")
                for _, _, failure, remarks in json.loads(about) if records else ():
                    yield failure, remarks

    def _scan(self) -> int:
        """Read all good lines; return where the last of them ends."""
        end = 0
        for line in self._file_lines():
            content = _content(line)
            if content is None:
                break
            about, tab, _ = content.partition(b"\t")
            found = json.loads(about)
            if end == 0:
                self.header = found
            elif tab:
                self._note(found)
            else:
                self.header["published"] = found[0]
            end += len(line)
        return end

    def _file_lines(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            yield from file

    def _note(self, about: Sequence[Sequence[Any]]) -> None:
        for number, digest, *_ in about:
            missing = number - len(self.digests)
            if missing > 0:
                self.digests.extend([0] * missing)
            self.digests[number - 1] = digest

    def _write(self, line: bytes) -> None:
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except BaseException:  # an interruption too must leave no half line behind
            with suppress(OSError):
                self._file.truncate(self._end)
                self._file.seek(self._end)
            raise
        self._end += len(line)


def sync_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _json(value: object) -> bytes:
    """JSON in ASCII: no line end, tab or half character stands in it as it is."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _line(content: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(content), content)


def _content(line: bytes) -> bytes | None:
    """What a line says; ``None`` where it is torn."""
    content = line[9:-1]
    return content if line.endswith(b"\n") and line == _line(content) else None
