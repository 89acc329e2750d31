"""Training all weights of a model, where no adapter is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn

from summarizer.models.adapters import TRAINED
from summarizer.models.learnt import learnt
from summarizer.models.library import Engine
from summarizer.training.adapter import Adapter, load_mean

WEIGHTS = "model.safetensors"


class Trained(Protocol):
    """What of a model is trained."""

    def parameters(self) -> dict[str, nn.Parameter]:
        """What is trained, by name."""

    def load(self, folders: Sequence[Path]) -> None:
        """Go on from what a folder holds, or from the mean of several."""

    def save(self, folder: Path) -> None:
        """Write what can be loaded by the folder's name."""


def trained(engine: Engine, base: str, rank: int, seed: int) -> Trained:
    """An adapter of this rank, or all weights where it is 0."""
    return Adapter(engine, base, rank, seed) if rank else AllWeights(engine)


class AllWeights:
    """The model itself: forty times what an adapter of rank 16 has, and as much more on disk."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.model: Any = engine.model
        for parameter in self.model.parameters():
            parameter.requires_grad_(True)

    def parameters(self) -> dict[str, nn.Parameter]:
        """All weights; those that share their memory only once."""
        return dict(self.model.named_parameters())

    def load(self, folders: Sequence[Path]) -> None:
        """Go on from a model on disk, or from the mean of several.

        Raises:
            TrainingError: one is missing, broken or of another kind.
        """
        load_mean(self.parameters(), [folder / WEIGHTS for folder in folders])

    @torch.no_grad()
    def save(self, folder: Path) -> None:
        """Write the whole model with its tokenizer, in float16 as adapters are."""
        setattr(self.model.config, TRAINED, learnt(self.engine))
        halves = {name: value.half() for name, value in self.model.state_dict().items()}
        self.model.save_pretrained(folder, state_dict=halves, max_shard_size="100GB")
        self.engine.tokenizer.save_pretrained(folder)
