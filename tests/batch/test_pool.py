"""Several processes on one machine: the same file, whatever becomes of them."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil
import pytest

from summarizer.article import Article
from summarizer.batch.engine import LocalEngine
from summarizer.batch.pool import LostWorkerError, PoolEngine
from summarizer.batch.settings import Settings
from summarizer.cli import run
from summarizer.errors import ModelError
from summarizer.result import Result
from tests.batch.test_resume import wait_for
from tests.batch.work import TEXT, Echo, entries, finish, write_input


class Noted(Echo):
    """Leaves a file for every group: who made it, when, and of what.

    A process takes seconds to start, in which the first would have done all: so it waits until
    there are ``together``.
    """

    def __init__(self, folder: Path, together: int = 2, pause: float = 0.1) -> None:
        super().__init__(pause)
        self.folder, self.together = folder, together
        self.present = folder.with_name(f"{folder.name} present")

    def batch(self, articles: Sequence[Article], **named: int) -> Iterator[Result]:
        self.present.mkdir(exist_ok=True)
        (self.present / str(os.getpid())).touch()
        wait_for(lambda: len(list(self.present.iterdir())) >= self.together)
        began = time.time()
        results = list(super().batch(articles, **named))
        note = [os.getpid(), began, time.time(), [one.text for one in articles]]
        (self.folder / f"{began}-{os.getpid()}").write_text(json.dumps(note))
        return iter(results)


def unloadable() -> Echo:
    raise ModelError("There is no such model.")


def notes(folder: Path) -> list[Any]:
    return [json.loads(path.read_text()) for path in sorted(folder.iterdir())]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_input(tmp_path / "in.jsonl")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


@pytest.fixture
def alone(tmp_path: Path, source: Path) -> bytes:
    """What one process makes of it."""
    finish(source, tmp_path / "alone.jsonl")
    return (tmp_path / "alone.jsonl").read_bytes()


def in_processes(
    source: Path, output: Path, folder: Path, together: int = 2, **options: Any
) -> list[int]:
    with PoolEngine(partial(Noted, folder, together), 2) as pool:
        return [entry.number for entry in entries(source, output, engine=pool, **options)]


def test_the_file_and_the_groups_do_not_depend_on_the_number_of_processes(
    tmp_path: Path, source: Path, folder: Path, alone: bytes
) -> None:
    output = tmp_path / "out.jsonl"
    assert sorted(in_processes(source, output, folder)) == list(range(1, 151))
    assert output.read_bytes() == alone
    (tmp_path / "one").mkdir()
    local = LocalEngine(Noted(tmp_path / "one", together=1))  # type: ignore[arg-type]
    finish(source, tmp_path / "again.jsonl", engine=local)
    made, expected = ([group for *_, group in notes(one)] for one in (folder, tmp_path / "one"))
    assert sorted(made) == sorted(expected)
    assert len({process for process, *_ in notes(folder)}) == 2


def test_groups_at_work_share_the_budget(tmp_path: Path, source: Path, folder: Path) -> None:
    in_processes(source, tmp_path / "out.jsonl", folder, together=1, memory=1)
    spans = sorted((began, ended) for _, began, ended, _ in notes(folder))
    assert all(ended <= began for (_, ended), (began, _) in pairwise(spans))


def test_a_worker_that_is_killed_ends_the_run_and_loses_nothing(
    tmp_path: Path, source: Path, folder: Path, alone: bytes
) -> None:
    output = tmp_path / "out.jsonl"
    with PoolEngine(partial(Noted, folder), 2) as pool:
        stream = entries(source, output, engine=pool)
        made = [next(stream).number]
        wait_for(lambda: any(folder.iterdir()))
        os.kill(notes(folder)[0][0], signal.SIGKILL)
        with pytest.raises(LostWorkerError, match=r"ended all of a sudden.*same command again"):
            made += [entry.number for entry in stream]
    assert not output.exists()
    assert not set(made) & set(in_processes(source, output, folder, together=1))
    assert output.read_bytes() == alone


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_one_that_started_it(
    tmp_path: Path, source: Path, folder: Path, alone: bytes, sign: signal.Signals
) -> None:
    output = tmp_path / "out.jsonl"
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=in_processes, args=(source, output, folder))
    child.start()
    wait_for(lambda: len({process for process, *_ in notes_so_far(folder)}) == 2)
    wait_for(lambda: any(one.stat().st_size > 3000 for one in tmp_path.glob(".*.journal")))
    family = psutil.Process(child.pid).children(recursive=True)
    assert child.pid
    os.kill(child.pid, sign)
    child.join()
    _, left = psutil.wait_procs(family, timeout=10)
    assert not left
    assert not output.exists()
    assert len(in_processes(source, output, folder, together=1)) < 150
    assert output.read_bytes() == alone


def notes_so_far(folder: Path) -> list[Any]:
    """Those that are whole: a process is writing them."""
    return [json.loads(text) for path in folder.iterdir() if (text := path.read_text())]


def test_a_model_that_cannot_be_loaded_is_said_as_ever() -> None:
    with PoolEngine(unloadable, 2) as pool, pytest.raises(ModelError, match="no such model"):
        _ = pool.model


@pytest.mark.parametrize(("records", "processes"), [(None, 4), (100, 4), (17, 3), (8, 1), (0, 1)])
def test_by_default_there_is_a_process_for_each_processor_or_group(
    monkeypatch: pytest.MonkeyPatch, records: int | None, processes: int
) -> None:
    monkeypatch.setattr("torch.get_num_threads", lambda: 4)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    settings = Settings(None, (), "medium", 1, 0)
    assert settings.processes(records, at_once=8) == processes
    assert settings.sharing(processes).threads == 4 // processes
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    assert settings.processes(records, at_once=8) == 1


def test_the_command_gives_the_same_file(tmp_path: Path, tiny_model: str) -> None:
    records = [{"id": n, "text": f"{TEXT} It was day {n}."} for n in range(5)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    command = ["batch", str(tmp_path / "in.jsonl"), "--model", tiny_model, "-p", "neutral",
               "--length", "short", "--batch-size", "2", "--no-timing", "--quiet"]  # fmt: skip
    for workers in ("1", "2"):
        output = tmp_path / f"{workers}.jsonl"
        assert run([*command, "-o", str(output), "--workers", workers]) == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
