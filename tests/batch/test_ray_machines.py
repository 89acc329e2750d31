"""The Ray engine on a real cluster of two machines, each a Ray node of its own; some are lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.batch import Columns, Recipe, make, open_job, open_rows
from summarizer.batch.memory import Limits
from summarizer.result import Result
from tests.batch.work import Echo, finish, write_input

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")

from ray.cluster_utils import Cluster  # noqa: E402

from summarizer.batch.ray_engine import LostError, RayEngine  # noqa: E402

ROOT = Path(__file__).parents[2]
LIMITS = Limits(10**9, 4)


class Named(Echo):
    """Leaves the name of its machine where the test finds it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(pause=0.05)
        (folder / ray.get_runtime_context().get_node_id()).touch()


class Deadly(Echo):
    """Takes its process with it where it meets a certain article."""

    def batch(self, articles: Sequence[Article], **named: int) -> Iterator[Result]:
        if any("day 9." in article.text for article in articles):
            os._exit(1)
        return super().batch(articles, **named)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head without room for a worker, and two machines with room for one each."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
    monkeypatch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
    own = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    own.machines = [own.add_node(num_cpus=1) for _ in range(2)]
    ray.init(own.address, log_to_driver=False, logging_level="error")
    yield own
    ray.shutdown()
    own.shutdown()


def test_a_lost_machine_without_replacement_loses_nothing(cluster: Any, tmp_path: Path) -> None:
    source, machines = write_input(tmp_path / "in.jsonl", 1000), tmp_path / "machines"
    output, local = tmp_path / "out.jsonl", tmp_path / "local.jsonl"
    finish(source, local)
    machines.mkdir()
    numbers: list[int] = []
    for number in made(source, output, RayEngine(partial(Named, machines), workers=2)):
        numbers.append(number)
        at_work = [one for one in cluster.machines if (machines / one.node_id).exists()]
        if len(cluster.machines) == len(at_work) == 2:
            cluster.remove_node(cluster.machines.pop(), allow_graceful=False)
    assert len(cluster.machines) == 1
    assert sorted(numbers) == list(range(1, 1001))
    assert output.read_bytes() == local.read_bytes()


def test_a_run_without_machines_ends_and_goes_on_when_there_are(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output = write_input(tmp_path / "in.jsonl", 300), tmp_path / "out.jsonl"
    context = ray.data.DataContext.get_current()
    monkeypatch.setattr(context, "execution_no_progress_timeout_s", 30)
    stream = made(source, output, RayEngine(partial(Echo, 0.02), workers=2))
    numbers = [next(stream)]
    while cluster.machines:
        cluster.remove_node(cluster.machines.pop(), allow_graceful=False)
    with pytest.raises(LostError, match=r"the cluster has 0 processors now.*same command again"):
        numbers.extend(stream)
    assert not output.exists()
    cluster.add_node(num_cpus=1)
    numbers += made(source, output, RayEngine(Echo, workers=2))
    assert sorted(numbers) == list(range(1, 301))


def test_an_article_that_kills_every_worker_ends_the_run(cluster: Any, tmp_path: Path) -> None:
    source, output = write_input(tmp_path / "in.jsonl", 100), tmp_path / "out.jsonl"
    with pytest.raises(LostError, match=r"lost 3 times and made nothing.*same command again"):
        list(made(source, output, RayEngine(Deadly, workers=2)))
    assert not output.exists()


def made(source: Path, output: Path, engine: RayEngine) -> Iterator[int]:
    """The numbers of the records as they are made."""
    recipe = Recipe(Columns(), timing=False)
    with open_job(output, source=str(source)) as job:
        job.begin({"model": "echo"}, 1)
        rows = partial(open_rows, str(source), recipe.columns, ["text"])
        for entry in make(job, rows, engine, recipe, LIMITS):
            yield entry.number
