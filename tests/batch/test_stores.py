"""Inputs and outputs in a store whose files fsspec buffers, as those of s3fs and gcsfs."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import fsspec
import pyarrow as pa
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import _registry
from fsspec.spec import AbstractBufferedFile
from pyarrow import parquet

from summarizer.batch import Columns, location, open_rows
from summarizer.batch.locations import StoreError
from summarizer.batch.output import OutputError
from summarizer.exits import UsageError
from tests.batch.work import TEXT, entries

LINES = "".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(3)).encode()


class NotReachedError(Exception):
    """As the libraries of stores have: no error of the system's."""


class BufferedFile(AbstractBufferedFile):
    """A file that is read in ranges."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        if self.fs.breaks_at is not None and end > self.fs.breaks_at:
            raise NotReachedError("Could not connect to the store")
        return bytes(self.fs.store[self.path].getvalue()[start:end])


class Store(MemoryFileSystem):
    """A store in memory whose connection can break."""

    breaks_at: int | None = None
    is_down = False
    cachable = False

    def _open(self, path: str, mode: str = "rb", **named: Any) -> Any:
        if mode == "rb":
            return BufferedFile(self, path, mode, block_size=1000, size=self.size(path))
        return super()._open(path, mode, **named)

    def info(self, path: str, **named: Any) -> Any:
        if Store.is_down:
            raise NotReachedError("Could not connect to the store")
        return super().info(path, **named)

    def exists(self, path: str, **named: Any) -> bool:
        return bool(self.info(path)) if Store.is_down else super().exists(path, **named)

    def put_file(self, lpath: str, rpath: str, **named: Any) -> None:
        if Store.breaks_at is not None:
            raise NotReachedError("Could not connect to the store")
        super().put_file(lpath, rpath, **named)


class Buckets(Store):
    """The same for addresses whose first part is a bucket."""

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("gs://").strip("/")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    fsspec.register_implementation("memory", Store, clobber=True)
    MemoryFileSystem.store.clear()  # it is one for all tests of a process
    yield location("memory://news")
    fsspec.register_implementation("memory", MemoryFileSystem, clobber=True)
    MemoryFileSystem.store.clear()
    Store.breaks_at, Store.is_down = None, False


def rows(source: str) -> list[Any]:
    return list(open_rows(source, Columns(), ["text"]))


def test_every_format_is_read_from_a_store(store: Any, tmp_path: Path) -> None:
    table = io.BytesIO()
    parquet.write_table(pa.table({"id": [0, 1, 2], "text": [TEXT] * 3}), table)
    zipped = io.BytesIO()
    with ZipFile(zipped, "w") as archive:
        for n in range(3):
            archive.writestr(f"{n}.txt", TEXT)
    contents = {
        "in.jsonl": LINES,
        "in.jsonl.gz": gzip.compress(LINES),
        "in.jsonl.zst": pa.compress(LINES, "zstd", asbytes=True),
        "in.csv": b"id,text\n" + "".join(f'{n},"{TEXT}"\n' for n in range(3)).encode(),
        "in.parquet": table.getvalue(),
        "in.zip": zipped.getvalue(),
        **{f"folder/{n}.txt": TEXT.encode() for n in range(3)},
    }
    for name, content in contents.items():
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_bytes(content)
    for name in (
        "in.jsonl",
        "in.jsonl.gz",
        "in.jsonl.zst",
        "in.csv",
        "in.parquet",
        "in.zip",
        "folder",
    ):
        found = rows(f"memory://news/{name}")
        assert [row.values["text"] for row in found] == [TEXT] * 3, name


def test_a_connection_that_breaks_is_no_damaged_input(store: Any) -> None:
    store.mkdir(parents=True, exist_ok=True)
    (store / "in.jsonl").write_bytes(LINES * 1000)
    opened = open_rows("memory://news/in.jsonl", Columns(), ["text"])
    Store.breaks_at = 100_000
    with pytest.raises(StoreError, match=r"Could not connect to the store\).*same command again"):
        list(opened)


def test_a_store_that_is_down_is_said_in_one_line(store: Any) -> None:
    Store.is_down = True
    with pytest.raises(StoreError, match=r"memory://news/in.jsonl cannot be reached \(Could not"):
        rows("memory://news/in.jsonl")


def test_an_output_that_cannot_be_sent_is_kept_until_it_can(store: Any, tmp_path: Path) -> None:
    source, kept = tmp_path / "in.jsonl", tmp_path / "kept"
    source.write_bytes(LINES)
    make = partial(entries, source, "memory://news/out.jsonl", folder=kept)
    Store.breaks_at = 0
    with pytest.raises(OutputError, match=r"same command again. 3 records are kept."):
        list(make())
    assert [path.suffix for path in kept.iterdir()] == [".journal"]
    Store.breaks_at = None
    assert list(make()) == []
    written = (store / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in written] == ["0", "1", "2"]
    assert not list(kept.iterdir())


def test_a_bucket_that_is_not_there_is_noticed_before_the_work(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(_registry, "gs", Buckets)
    source = tmp_path / "in.jsonl"
    source.write_bytes(LINES)
    make = partial(entries, source, "gs://nwes/out.jsonl", folder=tmp_path / "kept")
    with pytest.raises(UsageError, match=r"no bucket 'nwes' to write gs://nwes/out.jsonl to"):
        next(make())
    with monkeypatch.context() as patch:
        patch.setattr(Store, "info", forbidden)
        assert next(make()).record["id"] == "0"
    fsspec.filesystem("gs").mkdir("nwes")
    assert list(make()) == []  # all were made before
    assert location("gs://nwes/out.jsonl").exists()


def forbidden(*_: Any, **__: Any) -> Any:
    raise PermissionError("Access denied")


def test_an_input_in_a_store_is_never_overwritten(store: Any, tmp_path: Path) -> None:
    store.mkdir(parents=True, exist_ok=True)
    place = "memory://news/in.jsonl"
    location(place).write_bytes(LINES)
    with pytest.raises(UsageError, match="is the input: name another file"):
        list(entries(place, place, folder=tmp_path, force=True))
    assert location(place).read_bytes() == LINES
