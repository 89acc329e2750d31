"""``summarizer batch`` as somebody types it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from summarizer.batch.settings import Settings
from summarizer.cli import run
from summarizer.result import Result
from tests.batch.work import TEXT, Echo, write_input


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is there at once."""
    monkeypatch.setattr(Settings, "load", lambda _: Echo())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    records = [
        {"id": 1, "url": "https://x.org/1", "tags": ["a", None], "text": TEXT},
        {"id": 2, "url": None, "text": "Too short."},
        {"id": 3, "tags": {"n": 1.5}, "text": TEXT},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    return path


def batch(source: Path, output: Path, *options: str) -> int:
    return run(["batch", str(source), "-o", str(output), "--workers", "1", *options])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_columns_pass_through_in_every_format(echo: None, source: Path, tmp_path: Path) -> None:
    for ending in ("jsonl", "csv", "parquet"):
        assert batch(source, tmp_path / f"out.{ending}", "--keep-columns", "url,tags") == 1
    made = lines(tmp_path / "out.jsonl")
    assert [one["url"] for one in made] == ["https://x.org/1", None, None]
    assert [one["tags"] for one in made] == [["a", None], None, {"n": 1.5}]
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert [one["tags"] for one in table] == ['["a", null]', "", '{"n": 1.5}']
    columns = parquet.read_table(tmp_path / "out.parquet").to_pydict()
    assert columns["url"] == ["https://x.org/1", None, None]


def test_equal_input_gives_equal_files_without_times(
    echo: None, source: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        batch(source, tmp_path / f"{name}.jsonl", "--no-timing")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert {one["elapsed_s"] for one in lines(tmp_path / "a.jsonl")} == {None}


def test_a_format_whatever_the_ending(echo: None, source: Path, tmp_path: Path) -> None:
    assert batch(source, tmp_path / "out", "--format", "csv") == 1
    assert (tmp_path / "out").read_text("utf-8").startswith("id,title,model")
    assert batch(source, tmp_path / "folder", "--format", "markdown") == 1
    assert len(list((tmp_path / "folder").iterdir())) == 3
    assert "text" not in lines_of(tmp_path, source, "plain.jsonl")


def lines_of(folder: Path, source: Path, name: str) -> dict[str, Any]:
    batch(source, folder / name)
    return lines(folder / name)[0]


def test_progress_for_programs(
    echo: None, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(source, tmp_path / "out.jsonl", "--progress", "json") == 1
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["stage"] for one in said[:-2]] == ["Opening the input"]
    last = said[-1]
    assert last["output"].endswith("out.jsonl")
    assert (last["done"], last["failed"], last["total"]) == (2, {"InputError": 1}, 3)
    assert last["abstained"] == {"security": 2}


def test_notes_for_programs(echo: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.png").write_bytes(b"")
    assert batch(tmp_path / "in", tmp_path / "out.jsonl", "--progress", "json") == 0
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"note": "Left out 1 files that are no text, HTML, PDF or DOCX."} in said


def test_a_column_that_no_record_has_is_told_at_the_start(
    echo: None, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(source, tmp_path / "out.jsonl", "--keep-columns", "ulr,url") == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "None of the first 3 records has a column 'ulr'; their columns are: id, url," in said
    assert "'url';" not in said


def test_quiet_says_nothing_but_errors(
    echo: None, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(source, tmp_path / "out.jsonl", "--quiet") == 1
    assert capsys.readouterr().err == ""
    assert batch(source, tmp_path / "out.jsonl", "--quiet") == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--keep-columns", "id"], "its own 'id'"),
        (["--memory", "much"], "write, for example, 4GB"),
        (["--format", "markdown", "-o", "{folder}/in.jsonl"], "is the input"),
        (["-o", "https://x.org/out.jsonl"], "cannot be opened"),
        (["-o", "memory://x/out.jsonl"], "say with --journal"),
    ],
)
def test_wrong_usage(
    echo: None, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    options: list[str], says: str,
) -> None:  # fmt: skip
    assert batch(source, tmp_path / "out.jsonl", *(o.format(folder=tmp_path) for o in options)) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def interrupted(
    source: Path, output: Path, monkeypatch: pytest.MonkeyPatch,
    stop: type[BaseException] = KeyboardInterrupt,
) -> int:  # fmt: skip
    """Run the command and press ctrl-C, or terminate it, after one group."""

    class Stopping(Echo):
        def batch(self, articles: Any, **named: Any) -> Iterator[Result]:
            if self.pause:
                raise stop(143)
            self.pause = 1e-9
            return iter(list(Echo().batch(articles, **named)))

    with monkeypatch.context() as patch:
        patch.setattr(Settings, "load", lambda _: Stopping())
        return batch(source, output, "--batch-size", "8")


def test_an_interruption_and_what_may_go_on(
    echo: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    source, output = write_input(tmp_path / "in.jsonl", 50), tmp_path / "out.jsonl"
    assert interrupted(source, output, monkeypatch) == 130
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == (
        "interrupted: 8 records are kept, and the same command goes on from there"
    )  # the failed ones
    assert not output.exists()
    for options, what in (
        (["--length", "long"], "another length: medium then, long now"),
        (["-p", "neutral"], "another perspectives"),
        (["--no-timing"], "another timing"),
        (["--id-column", "nr"], "another columns"),
        (["--seed", "3"], "another seed"),
    ):
        assert batch(source, output, *options) == 2
        assert what in capsys.readouterr().err
    assert batch(source, output, "--batch-size", "3", "--memory", "1GB") == 1
    said = capsys.readouterr().err
    assert "Going on after 8 records" in said
    assert "42 done, 8 failed" in said
    assert len(lines(output)) == 50


def test_a_signal_is_told_to_the_shell_and_to_the_reader(
    echo: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    source = write_input(tmp_path / "in.jsonl", 50)
    with pytest.raises(SystemExit) as ended:
        interrupted(source, tmp_path / "out.jsonl", monkeypatch, SystemExit)
    assert ended.value.code == 143
    assert capsys.readouterr().err.splitlines()[-1].startswith("interrupted: 8 records are kept")


def test_an_interruption_before_anything_is_done(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def load(_: Settings) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Settings, "load", load)
    assert batch(source, tmp_path / "out.jsonl") == 130
    assert capsys.readouterr().err.splitlines()[-1] == "interrupted: nothing was written"
    assert list(tmp_path.iterdir()) == [source]


def test_a_killed_command_goes_on(tmp_path: Path, tiny_model: str) -> None:
    """The real thing: a process of its own, a model, ``kill -9``."""
    source, output = write_input(tmp_path / "in.jsonl", 16), tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "summarizer", "batch", str(source), "--model", tiny_model,
               "-p", "neutral", "--length", "short", "--candidates", "1", "--batch-size", "2",
               "--no-timing", "-o"]  # fmt: skip
    child = subprocess.Popen([*command, str(output)], stderr=subprocess.DEVNULL)  # noqa: S603
    journal = tmp_path / ".out.jsonl.journal"
    end = time.monotonic() + 120
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 3):
        assert time.monotonic() < end
        assert child.poll() is None
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert not output.exists()
    assert run([*command[3:], str(output)]) == 1
    assert run([*command[3:], str(tmp_path / "whole.jsonl")]) == 1
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
