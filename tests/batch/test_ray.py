"""The Ray engine on a real cluster of two machines, as far as one machine can play them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import Columns, Recipe, make, open_job, open_rows
from summarizer.batch.memory import Limits
from summarizer.cli import run
from summarizer.exits import UsageError
from tests.batch.work import TEXT, Echo, finish, write_input

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")

from summarizer.batch.ray_engine import RayEngine  # noqa: E402

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes with one processor each."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
        made = Cluster(
            initialize_head=True,
            connect=True,
            head_node_args={"num_cpus": 1, "include_dashboard": False},
        )
        yield made
        ray.shutdown()
        made.shutdown()


def test_a_machine_that_dies_loses_and_doubles_nothing(cluster: Any, tmp_path: Path) -> None:
    source = write_input(tmp_path / "in.jsonl", 1000)
    output, local = tmp_path / "out.jsonl", tmp_path / "local.jsonl"
    finish(source, local)
    second = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    recipe = Recipe(Columns(), timing=False)
    engine = RayEngine(partial(Echo, 0.05), workers=2)
    rows = partial(open_rows, str(source), recipe.columns, ["text"])
    with open_job(output, source=str(source)) as job:
        job.begin({"model": "echo"}, 1)
        numbers = []
        for entry in make(job, rows, engine, recipe, Limits(10**9, 4)):
            numbers.append(entry.number)
            if len(numbers) == 100:
                cluster.remove_node(second, allow_graceful=False)
    assert sorted(numbers) == list(range(1, 1001))
    assert output.read_bytes() == local.read_bytes()


def test_an_input_that_has_changed_is_noticed_far_away(cluster: Any, tmp_path: Path) -> None:
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
    cluster: Any, tmp_path: Path, tiny_model: str
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
