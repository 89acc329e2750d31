"""Models as the library, :mod:`transformers`, has them: any checkpoint, and all that is trained."""

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
from summarizer.models.adapters import HOUSE, HOUSE_NAME, TRAINED, StoredAdapter, is_adapter
from summarizer.models.embedded import DEFAULT, embedded_folder
from summarizer.models.encoder_decoder import EncoderDecoderModel
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.learnt import apply_learnt
from summarizer.models.prompt import Prompt
from summarizer.models.vocabulary import end_tokens

Engine = LayerwiseModel | EncoderDecoderModel


def load(name: str, precision: torch.dtype) -> Engine:
    """Load a model whose weights lie as its checkpoint has them; see :func:`.loading.load_model`.

    Raises:
        ModelError: it is missing, broken or of an unsupported architecture.
    """
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    if name == DEFAULT.name:
        model, tokenizer = _load(str(embedded_folder()), AutoModelForCausalLM, precision)
        return _layerwise(model, tokenizer, DEFAULT.name, may_reword=False)
    if name == HOUSE_NAME:
        return _adapted(HOUSE, precision, HOUSE_NAME)
    if is_adapter(name):
        return _adapted(Path(name), precision)
    engine = _whole(name, precision)
    apply_learnt(engine, getattr(engine.model.config, TRAINED, None))
    return engine


def _whole(name: str, precision: torch.dtype) -> Engine:
    """A model that is neither the default one nor an adapter."""
    label = Path(name).resolve().name if Path(name).is_dir() else name
    if _config(name).is_encoder_decoder:
        model, tokenizer = _load(name, AutoModelForSeq2SeqLM, precision)
        return EncoderDecoderModel(model, tokenizer, label)
    model, tokenizer = _load(name, AutoModelForCausalLM, precision)
    _check_supported(model, name)
    return _layerwise(model, tokenizer, label)


def _layerwise(
    model: PreTrainedModel, tokenizer: Any, name: str, may_reword: bool = True
) -> LayerwiseModel:
    model.set_attn_implementation("sdpa")  # it takes a mask of bools
    model.config.use_cache = True  # the memory is what is kept there
    return LayerwiseModel(
        model,
        tokenizer,
        name,
        Prompt.for_tokenizer(tokenizer),
        end_tokens(model, tokenizer),
        may_reword=may_reword,
    )


def _adapted(folder: Path, precision: torch.dtype, name: str | None = None) -> Engine:
    """The model that an adapter was trained on, with the adapter merged into it."""
    adapter = StoredAdapter.read(folder)
    base = load(adapter.base, torch.float32)  # small changes would be lost in bfloat16
    adapter.merge(base.model)
    base.model.to(precision)
    base.needs_opening = False
    apply_learnt(base, adapter.learnt)
    base.name = name or f"{base.name}+{folder.resolve().name}"
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
