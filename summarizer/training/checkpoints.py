"""Checkpoints: all that a run needs to go on as if it had never stopped."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from summarizer.training.config import TrainingError

PATTERN = "checkpoint-*"
WEIGHTS, OPTIMIZER, PROGRESS = "weights.safetensors", "optimizer.safetensors", "progress.json"


@dataclass(frozen=True)
class Progress:
    """How far a run has come.

    Attributes:
        config: the configuration as JSON; a run goes on only with the same one.
        step: updates done.
        history: one entry an update or evaluation, in order.
    """

    config: str
    step: int
    history: tuple[dict[str, float], ...]


def save_checkpoint(
    folder: Path,
    progress: Progress,
    parameters: dict[str, nn.Parameter],
    optimizer: torch.optim.Optimizer,
) -> None:
    """Write a checkpoint whole or not at all, then remove the older ones."""
    partial = Path(tempfile.mkdtemp(prefix=".checkpoint-", dir=folder))
    try:
        save_file(
            {name: one.data.contiguous() for name, one in parameters.items()}, partial / WEIGHTS
        )
        save_file(_moments(parameters, optimizer), partial / OPTIMIZER)
        (partial / PROGRESS).write_text(json.dumps(vars(progress)), encoding="utf-8")
        final = folder / f"checkpoint-{progress.step:06d}"
        shutil.rmtree(final, ignore_errors=True)
        partial.rename(final)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    for older in _found(folder):
        if older != final:
            shutil.rmtree(older, ignore_errors=True)


def load_checkpoint(
    folder: Path,
    config: str,
    parameters: dict[str, nn.Parameter],
    optimizer: torch.optim.Optimizer,
) -> Progress:
    """Go on from the newest checkpoint that is whole; from the beginning where there is none.

    Raises:
        TrainingError: the folder holds a run of another configuration.
    """
    for leftover in folder.glob(".checkpoint-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    for path in reversed(_found(folder)):
        try:
            stored = json.loads((path / PROGRESS).read_text(encoding="utf-8"))
            weights, moments = load_file(path / WEIGHTS), load_file(path / OPTIMIZER)
        except (OSError, ValueError, SafetensorError):
            continue  # half of it is gone: an older one, or the beginning, is still good
        if stored["config"] != config:
            raise TrainingError(
                f"{folder} holds a run of another configuration: name another folder, or remove it."
            )
        _restore(parameters, optimizer, weights, moments)
        return Progress(config, stored["step"], tuple(stored["history"]))
    return Progress(config, 0, ())


def pairs_file(folder: Path, config: str) -> Path:
    """Where a run keeps what its model wrote before the first update."""
    return folder / f"pairs-{hashlib.sha256(config.encode()).hexdigest()[:12]}.jsonl"


def remove_checkpoints(folder: Path) -> None:
    """Remove what only a running training needs."""
    for path in _found(folder):
        shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob("pairs-*.jsonl"):
        path.unlink()


def _found(folder: Path) -> list[Path]:
    return sorted(folder.glob(PATTERN))


def _moments(
    parameters: dict[str, nn.Parameter], optimizer: torch.optim.Optimizer
) -> dict[str, Tensor]:
    """AdamW's state, flat, under ``parameter/field``."""
    return {
        f"{name}/{field}": value
        for name, parameter in parameters.items()
        for field, value in optimizer.state[parameter].items()
    }


@torch.no_grad()
def _restore(
    parameters: dict[str, nn.Parameter],
    optimizer: torch.optim.Optimizer,
    weights: dict[str, Tensor],
    moments: dict[str, Tensor],
) -> None:
    for name, parameter in parameters.items():
        parameter.copy_(weights[name])
    for key, value in moments.items():
        name, _, field = key.rpartition("/")
        state: dict[str, Any] = optimizer.state[parameters[name]]
        state[field] = value.to(parameters[name].device) if value.dim() else value
