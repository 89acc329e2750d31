"""Adapters: a few small matrices that turn a base model into another one.

An adapter (LoRA, Hu et al. 2022) is a folder as peft writes it. It is merged into the base
weights before they are used, so that it costs nothing afterwards.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from summarizer.errors import ModelError
from summarizer.models.embedded import DEFAULT

CONFIG, WEIGHTS = "adapter_config.json", "adapter_model.safetensors"
HOUSE = Path(__file__).parent / "weights"
"""The adapter that comes with the package, on the default model."""

TRAINED = "perspective_summarizer"
"""Where the configuration of what was trained here says how it writes; peft passes it over."""

HOUSE_NAME = f"{DEFAULT.name}+house"
"""What the two are called together."""

PREFIX, DOWN, UP = "base_model.model.", ".lora_A.weight", ".lora_B.weight"


@dataclass(frozen=True)
class StoredAdapter:
    """An adapter on disk.

    Attributes:
        base: the name of the model that it was trained on.
        scale: what the product of its two matrices is multiplied by.
        learnt: what it says of how it writes.
    """

    folder: Path
    base: str
    scale: float
    learnt: Any = None

    @classmethod
    def read(cls, folder: Path) -> StoredAdapter:
        """Read what an adapter says of itself.

        Raises:
            ModelError: it is broken, or of a kind that cannot be merged.
        """
        try:
            config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            base, rank, alpha = (config[k] for k in ("base_model_name_or_path", "r", "lora_alpha"))
            scale = float(alpha) / (float(rank) ** (0.5 if config.get("use_rslora") else 1.0))
        except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
            raise _broken(folder, error) from error
        if config.get("peft_type") != "LORA" or config.get("use_dora"):
            raise ModelError(f"The adapter in {folder} is no plain LoRA adapter: train one anew.")
        return cls(folder, str(base), scale, config.get(TRAINED))

    @property
    def digest(self) -> str:
        """Identifies its weights and how they are scaled.

        Raises:
            ModelError: its weights are missing.
        """
        found = hashlib.sha256(f"{self.base} {self.scale}".encode())
        try:
            found.update((self.folder / WEIGHTS).read_bytes())
        except OSError as error:
            raise _broken(self.folder, error) from error
        return found.hexdigest()[:12]

    def merge(self, model: Any) -> None:
        """Add the adapter to the weights of a model, in place.

        Raises:
            ModelError: its weights are broken or do not fit the model.
        """
        try:
            weights = load_file(self.folder / WEIGHTS)
        except (OSError, SafetensorError) as error:
            raise _broken(self.folder, error) from error
        downs = [name for name in weights if name.endswith(DOWN)]
        if not downs or 2 * len(downs) != len(weights):
            raise _broken(self.folder, ValueError("it holds other weights than LoRA pairs"))
        for name in downs:
            layer = name.removeprefix(PREFIX).removesuffix(DOWN)
            try:
                target = model.get_submodule(layer)
                self._add(target, weights[name], weights[name.removesuffix(DOWN) + UP])
            except (AttributeError, KeyError, RuntimeError) as error:
                raise _broken(self.folder, error) from error

    @torch.no_grad()
    def _add(self, layer: nn.Linear, down: Tensor, up: Tensor) -> None:
        """``W += scale * up @ down``; shapes (out, in), (rank, in), (out, rank)."""
        weight = layer.weight
        weight.add_((up.float() @ down.float()).to(weight), alpha=self.scale)


def is_adapter(name: str | Path) -> bool:
    """Whether a folder holds an adapter rather than a whole model."""
    return (Path(name) / CONFIG).is_file()


def _broken(folder: Path, error: Exception) -> ModelError:
    reason = str(error).strip().splitlines() or [type(error).__name__]
    return ModelError(f"The adapter in {folder} cannot be used: {reason[0][:200]}")
