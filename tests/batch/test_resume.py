"""A batch that is stopped goes on: nothing lost, nothing twice, the same file in the end."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import location, open_job
from summarizer.batch.journal import Entry, Journal
from summarizer.batch.output import OutputError, remove
from summarizer.exits import UsageError
from tests.batch.work import content, entries, finish, process, write_input

OUTPUTS = {
    "out.jsonl": None,
    "out.jsonl.gz": None,
    "out.jsonl.zst": None,
    "out.csv": None,
    "out.parquet": None,
    "out.html": "html",
    "readable": "markdown",
}
KILLS = 36
"""Of each output; together they are more than 200."""


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_input(tmp_path_factory.mktemp("input") / "in.jsonl")


@pytest.fixture(scope="session")
def uninterrupted(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("uninterrupted")
    for name, kind in OUTPUTS.items():
        assert finish(source, folder / name, kind) == 150
    return {name: content(folder / name) for name in OUTPUTS}


@pytest.fixture(scope="session")
def start() -> Callable[..., Any]:
    """Start a process that has all it needs imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.batch.work"])

    def begin(*arguments: Any) -> Any:
        child = context.Process(target=process, args=arguments)
        child.start()
        return child

    return begin


def stopped(source: Path, output: Path, after: int, format: str | None = None) -> Path:
    """Run a job and stop it after some records; its journal."""
    stream = entries(source, output, format)
    for _ in range(after):
        next(stream)
    stream.close()
    [journal] = output.parent.glob(".*.journal")
    return journal


@pytest.mark.parametrize("name", OUTPUTS)
def test_processes_killed_at_any_moment(
    tmp_path: Path,
    source: Path,
    uninterrupted: dict[str, Any],
    start: Callable[..., Any],
    name: str,
) -> None:
    chance = random.Random(name)
    output, kills = tmp_path / name, 0
    while kills < KILLS:
        child = start(source, output, OUTPUTS[name], 0.001)
        child.join(chance.uniform(0.01, 0.15))
        child.kill()
        child.join()
        kills += child.exitcode == -signal.SIGKILL
        assert child.exitcode in (0, -signal.SIGKILL)
        if output.exists():
            assert content(output) == uninterrupted[name]
        if output.exists() and not list(tmp_path.glob(".*.journal")):
            if child.exitcode == 0:
                assert list(tmp_path.iterdir()) == [output]
            remove(output)
    if not output.exists() or list(tmp_path.glob(".*.journal")):
        finish(source, output, OUTPUTS[name])
    assert content(output) == uninterrupted[name]
    assert list(tmp_path.iterdir()) == [output]


def test_a_journal_torn_at_any_byte(
    tmp_path: Path, source: Path, uninterrupted: dict[str, Any]
) -> None:
    """What a power failure leaves: a file cut anywhere, or filled up with zeros."""
    output = tmp_path / "out.jsonl"
    journal = stopped(source, output, 70)
    whole = journal.read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == 10]
    cuts = {*range(0, len(whole), 611), *ends[:3], *(end + 1 for end in ends[-3:]), 1, 9}
    made = []
    for number, cut in enumerate(sorted(cuts)):
        journal.write_bytes(whole[:cut] + bytes(100 * (number % 2)))
        made.append(finish(source, output))
        assert output.read_bytes() == uninterrupted["out.jsonl"]
        output.unlink()
    assert made[0] == 150
    assert made[-1] < made[0]
    assert made == sorted(made, reverse=True)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "readable"])
def test_a_full_disk_loses_nothing(
    tmp_path: Path, source: Path, uninterrupted: dict[str, Any], start: Callable[..., Any],
    name: str, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    output = tmp_path / name
    for size in (0, 1000, 20_000, 60_000):
        child = start(source, output, OUTPUTS[name], 0.0, size)
        child.join()
        if child.exitcode == 2:
            assert not output.exists()
            assert not list(tmp_path.glob(".*.part"))
        if output.exists():  # small files fit
            break
    else:
        assert finish(source, output, OUTPUTS[name]) < 150
    assert content(output) == uninterrupted[name]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(28, "No space left on device"), "Free some space"),
        (OSError(5, "Input/output error"), "See that it can be written"),
    ],
)
def test_an_error_of_the_disk_is_explained(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    output = tmp_path / "out.jsonl"
    stream = entries(source, output)
    for _ in range(30):
        next(stream)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.fsync", fail)
    monkeypatch.setattr("summarizer.batch.journal.SYNC_SECONDS", 0)
    told = rf"\({error.strerror}\); \d+ records are kept. {says} and run the same command again"
    with pytest.raises(OutputError, match=told):
        list(stream)
    monkeypatch.undo()
    assert finish(source, output) < 150


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_signals_leave_a_run_to_go_on_from(
    tmp_path: Path, source: Path, uninterrupted: dict[str, Any], start: Callable[..., Any],
    sign: signal.Signals,
) -> None:  # fmt: skip
    output = tmp_path / "out.jsonl"
    child = start(source, output, None, 0.06)
    wait_for(lambda: any(one.stat().st_size > 3000 for one in tmp_path.glob(".*.journal")))
    os.kill(child.pid, sign)
    child.join()
    assert child.exitcode != 0
    assert not output.exists()
    assert finish(source, output) < 150
    assert output.read_bytes() == uninterrupted["out.jsonl"]


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


# --- what may not go on


def test_only_one_process_writes_an_output(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    first = entries(source, output)
    next(first)
    for options in ({}, {"folder": tmp_path / "kept"}):
        with pytest.raises(UsageError, match=r"Another process is writing .*out.jsonl"):
            finish(source, output, **options)
    first.close()
    assert finish(source, output) < 150


def test_other_settings_are_refused_with_the_reason(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    stopped(source, output, 30)
    with pytest.raises(UsageError, match=r"another model: echo then, parrot now.*--restart"):
        finish(source, output, parts={"model": "parrot"})
    assert finish(source, output, parts={"model": "parrot"}, restart=True) == 150


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lines: ['{"id": "new"}', *lines[1:]], "record 1 is another one"),
        (lambda lines: lines[:5] + lines[6:], "record 6 is another one"),
        (lambda lines: lines[:20], "it had over .* records, and has 20"),
    ],
)
def test_an_input_that_has_changed_is_refused(
    tmp_path: Path, source: Path, change: Callable[[list[str]], list[str]], says: str
) -> None:
    own, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    own.write_bytes(source.read_bytes())
    stopped(own, output, 64)  # a whole block
    own.write_text("\n".join(change(own.read_text().splitlines())))
    with pytest.raises(UsageError, match=says):
        finish(own, output)
    assert not output.exists()


def test_an_input_that_has_grown_is_gone_on_with(tmp_path: Path) -> None:
    own, output, other = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "other.jsonl"
    write_input(own, 64)
    stopped(own, output, 64)
    write_input(own, 100)
    assert finish(own, output) == 36
    finish(own, other)
    assert output.read_bytes() == other.read_bytes()


def test_a_finished_file_is_only_replaced_when_asked(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("precious")
    with pytest.raises(UsageError, match="is there already: add --force"):
        finish(source, output)
    assert output.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [output]

    stream = entries(source, output, force=True)
    next(stream)
    stream.close()
    assert output.read_text() == "precious"
    assert finish(source, output, force=True) < 150
    assert output.read_text() != "precious"


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    stream = entries(source, output)
    next(stream)
    output.write_text("precious")
    with pytest.raises(UsageError, match="is there already"):
        list(stream)
    assert output.read_text() == "precious"
    output.unlink()
    assert finish(source, output) == 0


def test_a_link_stays_a_link(tmp_path: Path, source: Path) -> None:
    (tmp_path / "real").mkdir()
    link, real = tmp_path / "out.jsonl", tmp_path / "real" / "out.jsonl"
    link.symlink_to(real)
    finish(source, link)
    assert link.is_symlink()
    assert real.is_file()


def test_a_run_without_a_record_leaves_no_trace(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.jsonl"
    with open_job(location(str(output)), source=str(source)) as job:
        job.begin({}, 1)
    assert not list(tmp_path.iterdir())


# --- the journal itself


def test_a_journal_gives_back_what_it_was_given_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin({"parts": {}})
    odd = {"text": "half \ud800, tab \t, line \u2028 end \n"}
    for numbers in ([3, 1], [2], [6, 4, 5]):
        journal.append([Entry(n, n + 9, {**odd, "n": n}, None, ("a",)) for n in numbers])
    journal.close()
    again = Journal(tmp_path / "journal")
    assert (again.done, list(again.digests)) == (6, [10, 11, 12, 13, 14, 15])
    assert [one["n"] for one in again.records()] == [1, 2, 3, 4, 5, 6]
    assert next(again.records())["text"] == odd["text"]
    assert json.loads(json.dumps(list(again.tallies()))) == [[None, ["a"]]] * 6


def test_a_journal_with_a_gap_gives_no_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin({"parts": {}})
    for number in (1, 3, 1):  # the first one twice, the second one never
        journal.append([Entry(number, 9, {"n": number})])
    stream = journal.records()
    assert next(stream) == {"n": 1}
    with pytest.raises(RuntimeError, match="record 2 is missing"):
        next(stream)
