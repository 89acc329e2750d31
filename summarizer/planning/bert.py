"""BERT (Devlin et al., NAACL 2019) as the planner's encoder needs it: layers above word vectors.

The library has the same, but importing it takes two seconds (see :mod:`summarizer.models.llama`).
Names of weights and results are the library's; a test compares them. Weights stay in memory in half
precision, as they are stored, and are widened layer by layer: what is computed is float32.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, layer_norm, linear, scaled_dot_product_attention


@dataclass(frozen=True)
class Config:
    """The sizes of the layers, and all that their file says of them."""

    stored: Mapping[str, Any]

    @property
    def hidden_size(self) -> int:
        return int(self.stored["hidden_size"])

    def to_diff_dict(self) -> dict[str, Any]:
        """As the library's configurations have it."""
        return dict(self.stored)


@dataclass(frozen=True)
class Output:
    """States of each token, float32, shape (windows, tokens, hidden size)."""

    last_hidden_state: Tensor


class Layer(nn.Module):
    """Attention and a feed-forward network, each added to its input and normalized."""

    def __init__(self, size: int, inner: int, heads: int, least: float) -> None:
        super().__init__()
        seen = nn.ModuleDict({name: nn.Linear(size, size) for name in ("query", "key", "value")})
        self.attention = nn.ModuleDict({"self": seen, "output": _added(size, size, least)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(size, inner)})
        self.output = _added(inner, size, least)
        self.heads = heads

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        shape = (*states.shape[:2], self.heads, -1)
        attention: Any = self.attention
        queries, keys, values = (
            _widened(part, states).view(shape).transpose(1, 2)
            for part in attention["self"].values()
        )
        found = scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
        states = _normalized(attention["output"], found.transpose(1, 2).flatten(2), states)
        inner = gelu(_widened(self.intermediate["dense"], states))
        return _normalized(self.output, inner, states)


class Bert(nn.Module):
    """The encoder, from word vectors to states."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()
        self.config = Config(config)
        size, least = config["hidden_size"], config["layer_norm_eps"]
        tables = ("vocab_size", "max_position_embeddings", "type_vocab_size")
        words, places, kinds = (
            nn.Embedding.from_pretrained(torch.empty(config[name], size)) for name in tables
        )
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": words,  # not used: it has one row
                "position_embeddings": places,
                "token_type_embeddings": kinds,
                "LayerNorm": nn.LayerNorm(size, least),
            }
        )
        inner, heads = config["intermediate_size"], config["num_attention_heads"]
        layers = (Layer(size, inner, heads, least) for _ in range(config["num_hidden_layers"]))
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layers)})

    @property
    def device(self) -> torch.device:
        return next(self.parameters()).device

    def forward(
        self, inputs_embeds: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> Output:
        """Read windows of tokens.

        Args:
            inputs_embeds: vectors of their words, shape (windows, tokens, hidden size).
            attention_mask: 1 where there is a token, shape (windows, tokens).
            token_type_ids: of the same shape.
        """
        tables: Any = self.embeddings
        places = tables["position_embeddings"].weight[: inputs_embeds.shape[1]]
        kinds = tables["token_type_embeddings"].weight[token_type_ids]
        given = inputs_embeds + kinds.float()
        states = _normalized_only(tables["LayerNorm"], given + places.float())
        there = attention_mask.bool()
        mask = None if there.all() else there[:, None, None, :].expand(-1, -1, there.shape[1], -1)
        layers: Any = self.encoder["layer"]
        for layer in layers:
            states = layer(states, mask)
        return Output(states)


def _added(inner: int, size: int, least: float) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(inner, size), "LayerNorm": nn.LayerNorm(size, least)})


def _normalized(added: Any, found: Tensor, states: Tensor) -> Tensor:
    return _normalized_only(added["LayerNorm"], _widened(added["dense"], found) + states)


def _normalized_only(norm: Any, states: Tensor) -> Tensor:
    size = norm.normalized_shape
    return layer_norm(states, size, norm.weight.float(), norm.bias.float(), norm.eps)


def _widened(dense: Any, states: Tensor) -> Tensor:
    return linear(states, dense.weight.float(), dense.bias.float())
