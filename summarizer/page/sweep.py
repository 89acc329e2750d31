"""Uploads and results that nobody has touched for an hour go.

Gradio's own ``delete_cache`` leaves behind what a program's batch has made, and empty folders.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

KEEP_S = 3600.0
EVERY_S = 300.0


def keep_swept(folder: Path) -> Event:
    """Sweep a folder every few minutes, until the event that this gives is set."""
    over = Event()

    def sweep_until_over() -> None:
        while not over.wait(EVERY_S):
            sweep(folder, KEEP_S)

    Thread(target=sweep_until_over, name="sweep", daemon=True).start()
    return over


def sweep(folder: Path, keep_s: float) -> None:
    """Remove files that were last written ``keep_s`` seconds ago or earlier, and empty folders."""
    before = time.time() - keep_s
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        with suppress(OSError):  # it is gone already, or not empty
            if path.stat().st_mtime > before:
                continue
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
