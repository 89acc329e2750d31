"""Llama (Touvron et al. 2023) as the default model has it, read from top to bottom.

Every layer adds to its input what attention found, and then what a gated feed-forward network made
of that; both look at a normalized input (RMSNorm, Zhang & Sennrich 2019). Positions are rotations
of queries and keys (RoPE, Su et al. 2021), groups of queries share keys and values (GQA, Ainslie
et al., EMNLP 2023), the feed-forward network is SwiGLU (Shazeer 2020).

The library has the same, but importing it takes two seconds and 150 MB, more than all else that one
summary needs. Names of weights and results are the library's; a test compares them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention, silu


@dataclass(frozen=True)
class Config:
    """The sizes of a checkpoint, by the names of its ``config.json``."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    max_position_embeddings: int
    rms_norm_eps: float
    tie_word_embeddings: bool
    rope_theta: float

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Config:
        """Pick the sizes out of a ``config.json``.

        Raises:
            ValueError: it asks for something that is not computed here.
        """
        rope, act = stored["rope_parameters"]["rope_type"], stored["hidden_act"]
        biases = stored["attention_bias"] or stored["mlp_bias"]
        if (rope, act, bool(biases)) != ("default", "silu", False):
            raise ValueError(f"not computed here: {rope} positions, {act}, biases: {biases}")
        plain = {name: stored[name] for name in cls.__annotations__ if name != "rope_theta"}
        return cls(**plain, rope_theta=stored["rope_parameters"]["rope_theta"])


class Layer(nn.Module):
    """Attention and a feed-forward network; the names are those of the weights."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        size, inner, head = config.hidden_size, config.intermediate_size, config.head_dim
        queries, keys = config.num_attention_heads * head, config.num_key_value_heads * head
        self.input_layernorm = RMSNorm(size, config.rms_norm_eps)
        self.self_attn = _linears(
            q_proj=(size, queries), k_proj=(size, keys), v_proj=(size, keys), o_proj=(queries, size)
        )
        self.post_attention_layernorm = RMSNorm(size, config.rms_norm_eps)
        self.mlp = _linears(gate_proj=(size, inner), up_proj=(size, inner), down_proj=(inner, size))
        self.head = head

    def forward(
        self,
        states: Tensor,
        rotation: tuple[Tensor, Tensor],
        mask: Tensor | None,
        cache: KeysAndValues,
        index: int,
    ) -> Tensor:
        """States of each token, shape (rows, tokens, hidden size), one layer later."""
        states = states + self._attend(self.input_layernorm(states), rotation, mask, cache, index)
        seen = self.post_attention_layernorm(states)
        gated: Tensor = silu(self.mlp["gate_proj"](seen)) * self.mlp["up_proj"](seen)
        return states + self.mlp["down_proj"](gated)  # type: ignore[no-any-return]

    def _attend(
        self,
        seen: Tensor,
        rotation: tuple[Tensor, Tensor],
        mask: Tensor | None,
        cache: KeysAndValues,
        index: int,
    ) -> Tensor:
        shape = (*seen.shape[:2], -1, self.head)
        queries, keys, values = (
            self.self_attn[name](seen).view(shape).transpose(1, 2)
            for name in ("q_proj", "k_proj", "v_proj")
        )
        queries, keys = _rotated(queries, rotation), _rotated(keys, rotation)
        keys, values = cache.update(keys, values, index)
        if mask is not None and keys.is_cuda:  # no fast kernel there takes both mask and groups
            groups = queries.shape[1] // keys.shape[1]
            keys, values = (one.repeat_interleave(groups, dim=1) for one in (keys, values))
        found = scaled_dot_product_attention(
            queries, keys, values, attn_mask=mask, is_causal=mask is None, enable_gqa=True
        )
        return self.self_attn["o_proj"](found.transpose(1, 2).flatten(2))  # type: ignore[no-any-return]


class Body(nn.Module):
    """Word vectors, layers and the last normalization."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        words = torch.empty(config.vocab_size, config.hidden_size)
        self.embed_tokens = nn.Embedding.from_pretrained(words)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.num_hidden_layers))
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)

    def forward(
        self,
        input_ids: Tensor,
        past_key_values: KeysAndValues,
        attention_mask: Tensor | None = None,
        position_ids: Tensor | None = None,
    ) -> Tensor:
        """States of each token, shape (rows, tokens, hidden size).

        Args:
            input_ids: shape (rows, tokens).
            past_key_values: of the tokens before; those of these tokens are added to it.
            attention_mask: what each token sees, bool, shape (rows, 1, tokens, positions); where
                it is ``None`` nothing comes before, and each sees those up to itself.
            position_ids: shape (rows, tokens); counted from 0 by default.
        """
        states = self.embed_tokens(input_ids)
        if position_ids is None:
            position_ids = torch.arange(input_ids.shape[1], device=input_ids.device)[None]
        rotation = self._rotation(position_ids, states.dtype)
        for index, layer in enumerate(self.layers):
            states = layer(states, rotation, attention_mask, past_key_values, index)
        return self.norm(states)  # type: ignore[no-any-return]

    def _rotation(self, positions: Tensor, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
        """Cosine and sine of each position's angles, shape (rows, 1, tokens, head size)."""
        size = self.config.head_dim
        steps = torch.arange(0, size, 2, dtype=torch.float, device=positions.device) / size
        angles = positions[..., None].float() * (1.0 / self.config.rope_theta**steps)
        whole = torch.cat([angles, angles], dim=-1)[:, None]
        return whole.cos().to(dtype), whole.sin().to(dtype)


@dataclass(frozen=True)
class Output:
    """Logits, shape (rows, tokens, vocabulary)."""

    logits: Tensor


class Llama(nn.Module):
    """The whole model: a body, and an output layer, which may be the word vectors once more."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.model = Body(config)
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)

    @property
    def base_model(self) -> Body:
        return self.model

    @property
    def device(self) -> torch.device:
        device: torch.device = self.model.embed_tokens.weight.device
        return device

    @property
    def dtype(self) -> torch.dtype:
        kind: torch.dtype = self.model.embed_tokens.weight.dtype
        return kind

    def forward(self, input_ids: Tensor, logits_to_keep: int = 0, **more: Any) -> Output:
        """Logits of the last ``logits_to_keep`` tokens, of all where it is 0; see :class:`Body`."""
        states = self.model(input_ids, **more)
        return Output(self.lm_head(states[:, -logits_to_keep:]))

    @classmethod
    def load(cls, folder: Path) -> Llama:
        """Read a checkpoint. Its weights are mapped, not read: see :mod:`.packing`."""
        config = Config.read(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        with torch.device("meta"):  # nothing is drawn at random only to be replaced
            model = cls(config)
        for path in sorted(folder.glob("*.safetensors")):
            with safe_open(path, framework="pt") as file:
                weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            model.load_state_dict(weights, strict=False, assign=True)
        if config.tie_word_embeddings:
            model.lm_head.weight = model.model.embed_tokens.weight
        for weight in model.parameters():
            weight.requires_grad_(False)
        return model.eval()


class RMSNorm(nn.Module):
    """Scale states to a mean square of one."""

    def __init__(self, size: int, least: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.least = least

    def forward(self, states: Tensor) -> Tensor:
        exact = states.float()
        exact = exact * torch.rsqrt(exact.pow(2).mean(-1, keepdim=True) + self.least)
        return self.weight * exact.to(states.dtype)


class KeysAndValues:
    """Of all tokens so far, in every layer; the library's caches have the same names."""

    @dataclass
    class Layer:
        """Shapes (rows, heads, positions, head size)."""

        keys: Tensor
        values: Tensor

    def __init__(self) -> None:
        self.layers: list[KeysAndValues.Layer] = []

    def update(self, keys: Tensor, values: Tensor, index: int) -> tuple[Tensor, Tensor]:
        """Append those of new tokens; all of the layer."""
        if index == len(self.layers):
            self.layers.append(self.Layer(keys.contiguous(), values.contiguous()))
            return self.layers[index].keys, self.layers[index].values
        layer = self.layers[index]
        layer.keys = torch.cat([layer.keys, keys], dim=2)
        layer.values = torch.cat([layer.values, values], dim=2)
        return layer.keys, layer.values

    def crop(self, length: int) -> None:
        """Take back positions at the end, as many as the negative ``length`` says."""
        for layer in self.layers:
            layer.keys, layer.values = layer.keys[:, :, :length], layer.values[:, :, :length]


def _linears(**sizes: tuple[int, int]) -> nn.ModuleDict:
    return nn.ModuleDict({name: nn.Linear(*size, bias=False) for name, size in sizes.items()})


def _rotated(heads: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
    """Turn the pairs of each head by the angles of its position."""
    cosine, sine = rotation
    first, second = heads.chunk(2, dim=-1)
    return heads * cosine + torch.cat([-second, first], dim=-1) * sine
