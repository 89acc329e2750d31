"""The cache of converted weights: built once, whole or not there, repaired when spoiled."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from summarizer.errors import ModelError

MANIFEST = "manifest.json"
CACHE_VARIABLE = "SUMMARIZER_CACHE"
LOCK_SECONDS = 600


def cache_folder() -> Path:
    """Where converted weights lie; ``SUMMARIZER_CACHE`` overrides the user's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else user_cache_path("summarizer", appauthor=False)


def cached(name: str, build: Callable[[Path], None]) -> Path:
    """Return the folder of this name; build it where it is missing or spoiled.

    Safe when several processes start at the same moment: one builds, the others wait. The folder
    appears under its name only when it is complete.

    Args:
        build: writes the files into an empty folder.

    Raises:
        ModelError: the cache cannot be written.
    """
    folder = cache_folder() / "models" / name
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(_beside(folder, ".lock"), timeout=LOCK_SECONDS):
            if not _is_whole(folder):
                _rebuild(folder, build)
    except Timeout:
        raise ModelError(
            f"Another process has held {_beside(folder, '.lock')} for {LOCK_SECONDS} s: "
            "wait for it or end it, then try again."
        ) from None
    except OSError as error:
        raise ModelError(
            f"The converted weights cannot be written to {folder.parent} "
            f"({error.strerror or error}): free some space (about 900 MB) or set "
            f"{CACHE_VARIABLE} to another folder."
        ) from error
    return folder


def discard(pattern: str, kept: Path) -> None:
    """Remove the folders beside ``kept`` whose names match: an earlier adapter's weights."""
    for folder in kept.parent.glob(pattern):
        if folder.is_dir() and folder != kept:
            shutil.rmtree(folder, ignore_errors=True)
            _beside(folder, ".lock").unlink(missing_ok=True)


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(folder.name + ending)


def _rebuild(folder: Path, build: Callable[[Path], None]) -> None:
    """Build in a temporary neighbour, then rename: nobody ever sees half a model."""
    for leftover in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        build(partial)
        shutil.rmtree(folder, ignore_errors=True)
        manifest = {file.name: _fingerprint(file) for file in sorted(partial.iterdir())}
        (partial / MANIFEST).write_text(json.dumps(manifest, indent=1))
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _fingerprint(file: Path) -> dict[str, int | str]:
    state = file.stat()
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"size": state.st_size, "mtime_ns": state.st_mtime_ns, "sha256": digest}


def _is_whole(folder: Path) -> bool:
    """Whether every file is as it was written. Reads only files whose size or time changed."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        return bool(manifest) and all(
            _unchanged(folder / name, written) for name, written in manifest.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _unchanged(file: Path, written: dict[str, int | str]) -> bool:
    state = file.stat()
    if state.st_size != written["size"]:
        return False
    return (
        state.st_mtime_ns == written["mtime_ns"]
        or _fingerprint(file)["sha256"] == written["sha256"]
    )
