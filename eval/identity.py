"""What was measured and on what: checksums, commit, machine, so that figures can be compared."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import psutil

PACKAGE = Path(str(files("summarizer")))
WEIGHTS = ("*.safetensors", "*.gguf")
TAUGHT = (*WEIGHTS, "*.json", "*.toml")
"""What training, fitting or a person's settings have put into the package."""

DOORS = ("page", "cli", "show", "batch", "training", "__pycache__")
"""Rooms of the package that no summary depends on."""


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    state = path.stat()
    return _checksum(path, (state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=10_000)
def _checksum(path: Path, _state: tuple[int, int]) -> str:
    """Read the file once for as long as its size and time stay the same."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checksums(folder: Path, patterns: Iterable[str] = WEIGHTS) -> dict[str, str]:
    """Of the matching files below a folder: relative name to SHA-256."""
    found = {path for pattern in patterns for path in folder.rglob(pattern)}
    return {
        path.relative_to(folder).as_posix(): checksum(path)
        for path in sorted(found)
        if not set(path.relative_to(folder).parts) & set(DOORS)
    }


def combined(sums: dict[str, str]) -> str:
    """One checksum of many."""
    lines = "\n".join(f"{value}  {name}" for name, value in sorted(sums.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def package_weights() -> dict[str, str]:
    """Planner, adapter, coefficients and perspectives: whatever the package carries."""
    return checksums(PACKAGE, TAUGHT)


def package_code() -> str:
    """One checksum of all code that a summary depends on."""
    return combined(checksums(PACKAGE, ("*.py",)))


def commit() -> str:
    """The git commit; ``+changes`` where package or harness differ from it."""
    root = Path(__file__).resolve().parent.parent
    found = _git(root, "rev-parse", "--short=12", "HEAD")
    if not found:
        return "unknown"
    changed = _git(root, "status", "--porcelain", "--", "summarizer", "eval")
    return f"{found}+changes" if changed else found


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", *arguments],  # noqa: S607 - the user's own git
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def now() -> str:
    """The time, to the minute, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def machine() -> dict[str, Any]:
    """What the figures of time depend on; nothing that names the machine or its user."""
    import torch

    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load": round(os.getloadavg()[0], 1),
        "accelerator": torch.cuda.get_device_name() if torch.cuda.is_available() else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "torch": torch.__version__,
        "transformers": version("transformers"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"
