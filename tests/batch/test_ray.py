"""The Ray engine on a real cluster of two workers on this machine."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import psutil
import pytest

from summarizer.article import Article
from summarizer.batch import Columns, Recipe, make, open_job, open_rows
from summarizer.batch.memory import Limits
from summarizer.cli import run
from summarizer.exits import UsageError
from summarizer.result import Result
from tests.batch.work import TEXT, Echo, finish, write_input

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")

from summarizer.batch.ray_engine import RayEngine  # noqa: E402

ROOT = Path(__file__).parents[2]


class Known(Echo):
    """Leaves its process id where the test finds it, and begins when there are two of its kind."""

    def __init__(self, folder: Path) -> None:
        super().__init__(pause=0.05)
        self.folder = folder
        (folder / str(os.getpid())).touch()

    def batch(self, articles: Sequence[Article], **named: int) -> Iterator[Result]:
        while len(list(self.folder.iterdir())) < 2:
            time.sleep(0.05)
        return super().batch(articles, **named)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster on this machine, with room for two workers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
        ray.init(
            "local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error"
        )
        yield
        ray.shutdown()


def test_a_worker_that_is_killed_loses_and_doubles_nothing(cluster: None, tmp_path: Path) -> None:
    source, workers = write_input(tmp_path / "in.jsonl", 1000), tmp_path / "workers"
    output, local = tmp_path / "out.jsonl", tmp_path / "local.jsonl"
    finish(source, local)
    workers.mkdir()
    recipe = Recipe(Columns(), timing=False)
    engine = RayEngine(partial(Known, workers), workers=2)
    numbers: list[int] = []
    killed = 0
    with open_job(output, source=str(source)) as job:
        job.begin({"model": "echo"}, 1)
        engine_rows = partial(open_rows, str(source), recipe.columns, ["text"])
        for entry in make(job, engine_rows, engine, recipe, Limits(10**9, 4)):
            numbers.append(entry.number)
            if len(numbers) == 1:
                killed = min(int(path.name) for path in workers.iterdir())
                os.kill(killed, signal.SIGKILL)
    assert not psutil.pid_exists(killed)
    assert sorted(numbers) == list(range(1, 1001))
    assert output.read_bytes() == local.read_bytes()


def test_an_input_that_has_changed_is_noticed_far_away(cluster: None, tmp_path: Path) -> None:
    source, output = write_input(tmp_path / "in.jsonl", 100), tmp_path / "out.jsonl"
    recipe = Recipe(Columns(), timing=False)
    rows = partial(open_rows, str(source), recipe.columns, ["text"])
    for text in ("as it was", "changed"):
        with open_job(output, source=str(source)) as job:
            job.begin({"model": "echo"}, 1)
            stream = make(job, rows, RayEngine(Echo), recipe, Limits(10**9, 4))
            if text == "changed":
                with pytest.raises(UsageError, match="its record 1 is another one"):
                    list(stream)
            else:
                for _ in range(64):
                    next(stream)
                stream.close()  # type: ignore[attr-defined]
        source.write_text(source.read_text().replace("null", '"changed"'))


def test_the_command_gives_the_same_file_with_both_engines(
    cluster: None, tmp_path: Path, tiny_model: str
) -> None:
    records = [{"id": n, "text": f"{TEXT} It was day {n}."} for n in range(5)]
    records.append({"id": "none", "text": ""})
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    command = ["batch", str(tmp_path / "in.jsonl"), "--model", tiny_model, "-p", "neutral",
               "--length", "short", "--candidates", "1", "--no-timing", "--quiet"]  # fmt: skip
    for engine in ("local", "ray"):
        output = tmp_path / f"{engine}.jsonl"
        assert run([*command, "-o", str(output), "--engine", engine, "--memory", "2GB"]) == 1
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()
