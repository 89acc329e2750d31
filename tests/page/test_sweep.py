"""Uploads and results lie in the server's folder no longer than they are of use."""

from __future__ import annotations

import os
import time
from pathlib import Path

from summarizer.page.sweep import sweep


def test_what_is_old_goes_and_what_is_new_stays(tmp_path: Path) -> None:
    for name, age_s in (("old/batch/results.csv", 7200), ("new/upload.txt", 60)):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("An article.")
        _age(file, age_s)
    sweep(tmp_path, keep_s=3600)
    assert {path.name for path in tmp_path.rglob("*.*")} == {"upload.txt"}


def test_empty_folders_go_when_they_are_old(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    _age(tmp_path / "old", 7200)
    sweep(tmp_path, keep_s=3600)
    assert {path.name for path in tmp_path.iterdir()} == {"new"}


def _age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))
