"""A LoRA adapter on an engine's model (Hu et al. 2022, "LoRA: Low-Rank Adaptation")."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, inject_adapter_in_model
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from summarizer.models.adapters import CONFIG, PREFIX, TRAINED, WEIGHTS, StoredAdapter
from summarizer.models.learnt import apply_learnt, learnt
from summarizer.models.library import Engine
from summarizer.training.config import TrainingError


class Adapter:
    """Small trainable matrices beside every linear layer but the output; the rest is frozen."""

    def __init__(self, engine: Engine, base: str, rank: int, seed: int) -> None:
        """Put an untrained adapter, which changes nothing, on an engine's model.

        Args:
            base: the name by which the model will be loaded again.
        """
        torch.manual_seed(seed)
        self.engine, self.base = engine, base
        self.model: Any = engine.model
        self.config = LoraConfig(
            r=rank, lora_alpha=2 * rank, target_modules=_layers(self.model), bias="none"
        )
        for parameter in self.model.parameters():
            parameter.requires_grad_(False)
        inject_adapter_in_model(self.config, self.model)
        for parameter in self.parameters().values():
            parameter.data = parameter.data.float()  # updates are too small for 16 bits

    def parameters(self) -> dict[str, nn.Parameter]:
        """What is trained, by name."""
        return {name: one for name, one in self.model.named_parameters() if one.requires_grad}

    def state(self) -> dict[str, Tensor]:
        """The adapter's weights under the names that peft stores them by."""
        return {_stored(name): one.data.contiguous() for name, one in self.parameters().items()}

    @torch.no_grad()
    def load(self, folders: Sequence[Path]) -> None:
        """Go on from an adapter on disk, or from the mean of several.

        Raises:
            TrainingError: one is missing, broken or of another size.
            ModelError: it does not say what it is.
        """
        names = {_stored(name): one for name, one in self.parameters().items()}
        load_mean(names, [folder / WEIGHTS for folder in folders])
        apply_learnt(self.engine, StoredAdapter.read(folders[0]).learnt)

    def save(self, folder: Path) -> None:
        """Write the adapter as peft does, in float16: half the size, and as good."""
        config = self.config.to_dict()  # type: ignore[no-untyped-call]
        config |= {
            "base_model_name_or_path": self.base,
            "inference_mode": True,
            "target_modules": sorted(self.config.target_modules or ()),
            TRAINED: learnt(self.engine),
        }
        text = json.dumps(config, indent=2, sort_keys=True, default=str)
        folder.mkdir(exist_ok=True)
        (folder / CONFIG).write_text(text + "\n", encoding="utf-8")
        halves = {name: value.half() for name, value in self.state().items()}
        save_file(halves, folder / WEIGHTS)


@torch.no_grad()
def load_mean(parameters: Mapping[str, nn.Parameter], files: Sequence[Path]) -> None:
    """Set parameters to the mean of what files hold under their names.

    Raises:
        TrainingError: a file is missing, broken, or of another model or rank.
    """
    for number, file in enumerate(files):
        try:
            weights = load_file(file)
            for name, parameter in parameters.items():
                value = weights[name].to(parameter)
                parameter.copy_(value if not number else parameter.lerp(value, 1 / (number + 1)))
        except (OSError, SafetensorError, KeyError, RuntimeError) as error:
            raise TrainingError(
                f"What is in {file.parent} cannot be gone on from ({error}): it must be of the "
                "same model and rank."
            ) from error


def _stored(name: str) -> str:
    """The name on disk of a parameter; peft names the adapter only in memory."""
    return PREFIX + name.replace(".default", "")


def _layers(model: nn.Module) -> list[str]:
    """Names of the linear layers, the output layer left out: it is the embedding, transposed."""
    output = getattr(model, "get_output_embeddings", lambda: None)()
    names = {
        name.rpartition(".")[2]
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and module is not output
    }
    return sorted(names)
