"""From a model's name to an engine: the house model, the embedded one, a folder or a hub name."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from summarizer.device import best_device
from summarizer.models.adapters import HOUSE, HOUSE_NAME, StoredAdapter, is_adapter
from summarizer.models.embedded import DEFAULT
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.learnt import apply_learnt
from summarizer.models.llama import Llama
from summarizer.models.packing import pack
from summarizer.models.prompt import Prompt
from summarizer.models.tokenizer import FileTokenizer
from summarizer.models.weight_cache import cached, discard

if TYPE_CHECKING:
    from summarizer.models.library import Engine

FACTS = "engine.json"
"""What the cache holds beside the model: its prompt and the tokens that end a text."""

SHARD = "32MB"
"""Files of the cached weights. They are mapped, not read, and a file is let go when all its layers
are packed: so the weights are never in memory twice."""


def load_model(name: str | None = None, precision: torch.dtype | None = None) -> Engine:
    """Load a model, ready to use.

    Args:
        name: a folder or a hub name of any seq2seq or causal checkpoint with safetensors
            weights, or a folder with an adapter; the house model where it is ``None``: the
            embedded one with the adapter that comes with the package.
        precision: of the weights; the fastest by default: bfloat16 where the machine multiplies
            it in hardware, else float32.

    Raises:
        ModelError: it is missing, broken or of an unsupported architecture.
    """
    kind = precision or fastest()
    name = name or (HOUSE_NAME if is_adapter(HOUSE) else DEFAULT.name)
    if name == HOUSE_NAME:
        engine: Engine = _house(kind)
    else:
        from summarizer.models.library import load  # slow to import

        engine = load(name, kind)
    pack(engine.model)
    return engine


def load_trainable(name: str | None, precision: torch.dtype) -> Engine:
    """Load a model as the library has it, which can be trained on; the same names.

    Raises:
        ModelError: as above.
    """
    from summarizer.models.library import load

    return load(name or (HOUSE_NAME if is_adapter(HOUSE) else DEFAULT.name), precision)


def _house(precision: torch.dtype) -> LayerwiseModel:
    """The house model from the cache: merging costs seconds and a gigabyte, so it is done once."""
    adapter = StoredAdapter.read(HOUSE)
    kind = str(precision).removeprefix("torch.")

    def build(folder: Path) -> None:
        engine = load_trainable(HOUSE_NAME, precision)
        assert isinstance(engine, LayerwiseModel)  # noqa: S101 - the embedded model is one
        engine.model.save_pretrained(folder, max_shard_size=SHARD)
        engine.tokenizer.save_pretrained(folder)
        facts = {"prompt": asdict(engine.prompt), "ends": sorted(engine.end_tokens)}
        (folder / FACTS).write_text(json.dumps(facts), encoding="utf-8")

    folder = cached(f"{HOUSE_NAME}-{adapter.digest}-whole-{kind}", build)
    discard(f"{HOUSE_NAME}-*-{kind}", kept=folder)
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    engine = LayerwiseModel(
        Llama.load(folder).to(best_device()),
        FileTokenizer(folder / "tokenizer.json"),
        HOUSE_NAME,
        Prompt.of(**facts["prompt"]),
        frozenset(facts["ends"]),
        may_reword=False,
    )
    engine.needs_opening = False
    apply_learnt(engine, adapter.learnt)
    return engine


def fastest() -> torch.dtype:
    """bfloat16 where hardware multiplies it (a newer GPU, a processor with AMX), else float32.

    Without such hardware bfloat16 is slower than float32. In float16, which older GPUs have,
    activations of models that were trained in bfloat16 may not fit.
    """
    if torch.cuda.is_available():
        fast = torch.cuda.is_bf16_supported(including_emulation=False)
    else:
        fast = bool(torch.cpu.get_capabilities().get("amx_bf16"))
    return torch.bfloat16 if fast else torch.float32
