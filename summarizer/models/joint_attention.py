"""Attention of a decoder layer over the shared memory and its own prefix, jointly.

He et al. 2018, "Layer-Wise Coordination between Encoder and Decoder for Neural Machine
Translation" (NeurIPS), section 3: decoder layer *i* attends to the encoder's layer *i* and to the
decoder's own prefix in one softmax. The memory is stored once an article and never copied for the
rows (perspectives, candidates) that read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

IMPLEMENTATION = "layerwise"


@dataclass(frozen=True)
class MemoryView:
    """One article's memory as a consecutive group of rows sees it.

    Attributes:
        keys: one tensor a layer, shape (key-value heads, positions, head size).
        values: the same.
        visible: focus masks, shape (rows, positions), bool.
    """

    keys: Sequence[Tensor]
    values: Sequence[Tensor]
    visible: Tensor


def joint_attention(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    memory: Sequence[MemoryView] | None = None,
    **kwargs: Any,
) -> tuple[Tensor, None]:
    """Attend to memory and prefix; without a memory this is the library's own attention.

    Args:
        module: the attention layer; its ``layer_idx`` says which layer of the memory to read.
        query: shape (rows, heads, new tokens, head size).
        key: the prefix, shape (rows, key-value heads, prefix tokens, head size).
        value: the same.
        attention_mask: what of the prefix each new token sees, bool, shape
            (rows, 1, new tokens, prefix tokens).
        memory: views that together cover all rows, in order.
    """
    if memory is None:
        return sdpa_attention_forward(
            module, query, key, value, attention_mask, scaling=scaling, **kwargs
        )
    assert attention_mask is not None  # noqa: S101 - the layer-wise engine always passes one
    scale = scaling if scaling is not None else query.shape[-1] ** -0.5
    groups = query.shape[1] // key.shape[1]
    layer = int(module.layer_idx)  # type: ignore[arg-type]
    outputs, first = [], 0
    for view in memory:
        rows = slice(first, first + len(view.visible))
        first = rows.stop
        outputs.append(
            _attend(
                _by_key_value_head(query[rows] * scale, groups),
                view.keys[layer],
                view.values[layer],
                key[rows],
                value[rows],
                view.visible,
                attention_mask[rows],
            )
        )
    return torch.cat(outputs), None


def _by_key_value_head(query: Tensor, groups: int) -> Tensor:
    """(rows, heads, new, size) -> (rows, key-value heads, groups, new, size)."""
    rows, heads, new, size = query.shape
    return query.view(rows, heads // groups, groups, new, size)


def _attend(
    query: Tensor,
    memory_key: Tensor,
    memory_value: Tensor,
    key: Tensor,
    value: Tensor,
    visible: Tensor,
    prefix_mask: Tensor,
) -> Tensor:
    """One softmax over memory and prefix for the rows of one article."""
    rows, heads, groups, new, size = query.shape
    positions = memory_key.shape[1]
    # All rows of an article meet its memory in one matrix product a head.
    flat = query.permute(1, 0, 2, 3, 4).reshape(heads, rows * groups * new, size)
    on_memory = (flat @ memory_key.transpose(1, 2)).view(heads, rows, groups, new, positions)
    on_memory = on_memory.masked_fill(~visible[None, :, None, None, :], -torch.inf)
    on_prefix = query.reshape(rows, heads, groups * new, size) @ key.transpose(2, 3)
    on_prefix = on_prefix.view(rows, heads, groups, new, -1)
    on_prefix = on_prefix.masked_fill(~prefix_mask[:, :, None], -torch.inf)

    scores = torch.cat([on_memory.transpose(0, 1), on_prefix], dim=-1)
    weights = scores.softmax(dim=-1, dtype=torch.float32).to(query.dtype)
    to_memory, to_prefix = weights.split([positions, weights.shape[-1] - positions], dim=-1)

    from_memory = to_memory.transpose(0, 1).reshape(heads, -1, positions) @ memory_value
    from_memory = from_memory.view(heads, rows, groups, new, size).transpose(0, 1)
    from_prefix = to_prefix.reshape(rows, heads, groups * new, -1) @ value
    output: Tensor = from_memory + from_prefix.view(rows, heads, groups, new, size)
    return output.reshape(rows, heads * groups, new, size).transpose(1, 2)


AttentionInterface.register(IMPLEMENTATION, joint_attention)
AttentionMaskInterface.register(IMPLEMENTATION, sdpa_mask)
