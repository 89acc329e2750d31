"""From a model's name to an engine: the embedded default, a local folder or a hub name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    PreTrainedModel,
)
from transformers.utils import logging

from summarizer.device import best_device
from summarizer.errors import ModelError
from summarizer.models.adapters import HOUSE, TRAINED, StoredAdapter, is_adapter
from summarizer.models.embedded import DEFAULT, embedded_folder
from summarizer.models.encoder_decoder import EncoderDecoderModel
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.packing import pack
from summarizer.models.weight_cache import cached, discard

HOUSE_NAME = f"{DEFAULT.name}+house"
LEARNT = ("needs_opening", "may_reword", "bidirectional")

SHARD = "32MB"
"""Files of the cached weights. They are mapped, not read, and a file is let go when all its layers
are packed: so the weights are never in memory twice."""

Engine = LayerwiseModel | EncoderDecoderModel


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
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    engine = _plain(name, precision or fastest())
    pack(engine.model)
    return engine


def _plain(name: str | None, precision: torch.dtype) -> Engine:
    """A model whose weights lie as its checkpoint has them."""
    if name is None:
        name = HOUSE_NAME if is_adapter(HOUSE) else DEFAULT.name
    if name == DEFAULT.name:
        model, tokenizer = _load(str(embedded_folder()), AutoModelForCausalLM, precision)
        return LayerwiseModel(model, tokenizer, DEFAULT.name, may_reword=False)
    if name == HOUSE_NAME:
        return _house(precision)
    if is_adapter(name):
        return _adapted(Path(name), precision)
    engine = _whole(name, precision)
    apply_learnt(engine, getattr(engine.model.config, TRAINED, None))
    return engine


def apply_learnt(engine: Engine, learnt: Any) -> None:
    """Let an engine do as its checkpoint has learnt; one from elsewhere may say anything."""
    for name in LEARNT:
        if isinstance(learnt, dict) and isinstance(learnt.get(name), bool):
            setattr(engine, name, learnt[name])


def _whole(name: str, precision: torch.dtype) -> Engine:
    """A model that is neither the default one nor an adapter."""
    label = Path(name).resolve().name if Path(name).is_dir() else name
    if _config(name).is_encoder_decoder:
        model, tokenizer = _load(name, AutoModelForSeq2SeqLM, precision)
        return EncoderDecoderModel(model, tokenizer, label)
    model, tokenizer = _load(name, AutoModelForCausalLM, precision)
    _check_supported(model, name)
    return LayerwiseModel(model, tokenizer, label)


def learnt(engine: Engine) -> dict[str, bool]:
    """What a trained checkpoint says of itself, for whoever loads it."""
    return {
        "needs_opening": False,
        "may_reword": engine.may_reword,
        "bidirectional": engine.bidirectional,
    }


def _house(precision: torch.dtype) -> Engine:
    """The house model from the cache: merging costs seconds and a gigabyte, so it is done once."""
    adapter = StoredAdapter.read(HOUSE)
    kind = str(precision).removeprefix("torch.")

    def build(folder: Path) -> None:
        engine = _adapted(HOUSE, precision)
        engine.model.save_pretrained(folder, max_shard_size=SHARD)
        engine.tokenizer.save_pretrained(folder)

    folder = cached(f"{HOUSE_NAME}-{adapter.digest}-shards-{kind}", build)
    discard(f"{HOUSE_NAME}-*-{kind}", kept=folder)
    model, tokenizer = _load(str(folder), AutoModelForCausalLM, precision)
    engine = LayerwiseModel(model, tokenizer, HOUSE_NAME, may_reword=False)
    engine.needs_opening = False
    apply_learnt(engine, adapter.learnt)
    return engine


def _adapted(folder: Path, precision: torch.dtype) -> Engine:
    """The model that an adapter was trained on, with the adapter merged into it."""
    adapter = StoredAdapter.read(folder)
    base = load_model(adapter.base, torch.float32)  # small changes would be lost in bfloat16
    adapter.merge(base.model)
    base.model.to(precision)
    base.needs_opening = False
    apply_learnt(base, adapter.learnt)
    base.name = f"{base.name}+{folder.resolve().name}"
    return base


def _config(name: str) -> Any:
    try:
        return AutoConfig.from_pretrained(name, trust_remote_code=False)
    except Exception as error:
        raise _unloadable(name, error) from error


def _load(name: str, family: Any, precision: torch.dtype) -> tuple[PreTrainedModel, Any]:
    try:
        model = family.from_pretrained(
            name, dtype=precision, trust_remote_code=False, use_safetensors=True
        )
        tokenizer = AutoTokenizer.from_pretrained(name, trust_remote_code=False)
    except Exception as error:  # the library raises a dozen kinds; all mean the same to a user
        raise _unloadable(name, error) from error
    return model.to(best_device()), tokenizer


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


def _unloadable(name: str, error: Exception) -> ModelError:
    if not Path(name).exists():
        return ModelError(
            f"The model {name!r} is neither a folder nor found on a model hub: check the name and "
            "the connection, or leave out --model for the built-in one."
        )
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return ModelError(f"The model in {name} cannot be loaded: {reason[:300]}")


def _check_supported(model: PreTrainedModel, name: str) -> None:
    """Refuse a causal model on which layer-wise coordination would not be exact."""
    types = set(getattr(model.config, "layer_types", None) or ["full_attention"])
    if types != {"full_attention"} or getattr(model.config, "sliding_window", None):
        raise ModelError(
            f"The model {name!r} uses {', '.join(sorted(types))}: the layer-wise engine needs full "
            "attention in every layer. Choose another causal model or an encoder-decoder."
        )
