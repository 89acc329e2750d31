"""A causal language model as a coordinated encoder and decoder that share their weights.

The memory of an article is the keys and values of every layer after one pass over it; a decoder
continues from it at the following positions (see :mod:`.joint_attention`). With an all-ones focus
the logits equal those of the plain causal model on the concatenated sequence.

What a focus mask hides: the decoder never attends to a masked sentence. Attention inside the
article is causal, so a masked sentence *after* the last focused one cannot change the output at
all; one *before* a focused sentence can still colour that sentence's keys and values.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from summarizer.article import Article
from summarizer.models.contract import Memory, Request
from summarizer.models.joint_attention import IMPLEMENTATION, MemoryView
from summarizer.models.prompt import Prompt
from summarizer.models.scoring import in_parts, likelihoods
from summarizer.models.vocabulary import end_tokens
from summarizer.models.windows import Window, windows

KeysAndValues = tuple[tuple[Tensor, ...], tuple[Tensor, ...]]


class LayerwiseModel:
    """The seq2seq contract on a causal language model."""

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        name: str,
        window_tokens: int = 1536,
        may_reword: bool = True,
    ) -> None:
        model.set_attn_implementation(IMPLEMENTATION)
        self.model = model.eval()
        self.tokenizer = tokenizer
        self.name = name
        self.may_reword = may_reword
        self.needs_opening = True
        self.prompt = Prompt.for_tokenizer(tokenizer)
        self.end_tokens = end_tokens(model, tokenizer)
        limit = getattr(model.config, "max_position_embeddings", None) or 4 * window_tokens
        self.window_tokens = min(window_tokens, limit // 2)

    @torch.inference_mode()
    def encode(
        self, articles: Sequence[Article], wanted: Sequence[frozenset[int]] | None = None
    ) -> list[Memory]:
        """Encode each article once. A long article is encoded window by window.

        Windows are read at the same positions and joined into one memory: parallel context
        windows (Ratner et al., ACL 2023), so cost grows linearly with the article.
        """
        focuses: Sequence[frozenset[int] | None] = wanted or [None] * len(articles)
        cut = [self._windows(a, focus) for a, focus in zip(articles, focuses, strict=True)]
        return [self._join([self._encode_window(window) for window in part]) for part in cut]

    def _windows(self, article: Article, wanted: frozenset[int] | None = None) -> list[Window]:
        return windows(
            article,
            self.tokenizer,
            self.window_tokens,
            before=self.prompt.before,
            wanted=wanted,
        )

    def _encode_window(self, window: Window) -> tuple[KeysAndValues, Tensor]:
        tokens = torch.tensor([window.tokens], device=self.model.device)
        cache = DynamicCache()
        self._body(input_ids=tokens, past_key_values=cache, use_cache=True)
        layers: list[Any] = cache.layers
        keys = tuple(layer.keys[0] for layer in layers)
        values = tuple(layer.values[0] for layer in layers)
        return (keys, values), torch.tensor(window.sentence_of, device=self.model.device)

    @property
    def _body(self) -> Any:
        """The stack without its output layer: encoding needs no logits."""
        return self.model.base_model

    @staticmethod
    def _join(parts: list[tuple[KeysAndValues, Tensor]]) -> Memory:
        sentence_of = torch.cat([part for _, part in parts])
        layers = range(len(parts[0][0][0]))
        keys = tuple(torch.cat([states[0][i] for states, _ in parts], dim=1) for i in layers)
        values = tuple(torch.cat([states[1][i] for states, _ in parts], dim=1) for i in layers)
        longest = max(len(part) for _, part in parts)
        return Memory((keys, values), sentence_of, next_position=longest)

    @torch.inference_mode()
    def start(self, requests: Sequence[Request]) -> tuple[LayerwiseState, Tensor]:
        state = LayerwiseState(self.model, requests)
        return state, state.feed(*_pad(self._prompts(requests), self.model.device))[:, -1]

    def _prompts(self, requests: Sequence[Request]) -> list[list[int]]:
        return [self.prompt.after_tokens(self.tokenizer, r.instruction) for r in requests]

    @torch.inference_mode()
    def score(self, requests: Sequence[Request], texts: Sequence[str]) -> list[Tensor]:
        return in_parts(self._score, requests, texts)

    def _score(self, requests: Sequence[Request], texts: Sequence[str]) -> list[Tensor]:
        answers = [self.tokenizer.encode(text, add_special_tokens=False) for text in texts]
        prompts = self._prompts(requests)
        rows = [prompt + answer for prompt, answer in zip(prompts, answers, strict=True)]
        tokens, real = _pad(rows, self.model.device)
        longest = max(len(answer) for answer in answers)
        logits = LayerwiseState(self.model, requests).feed(tokens, real, last=longest + 1)
        found = likelihoods(logits[:, :-1], tokens[:, tokens.shape[1] - longest :])
        return [found[i, longest - len(answer) :] for i, answer in enumerate(answers)]


class LayerwiseState:
    """Rows in the middle of decoding: their prefix cache, and the memories they read."""

    def __init__(self, model: PreTrainedModel, requests: Sequence[Request]) -> None:
        self.model = model
        self.requests = list(requests)
        self.cache = DynamicCache()
        device = model.device
        self.positions = torch.tensor([r.memory.next_position for r in requests], device=device)
        self.real = torch.zeros(len(requests), 0, dtype=torch.bool, device=device)
        self.views = self._views()

    def _views(self) -> list[MemoryView]:
        """Group consecutive rows of the same article, so that its memory is read once."""
        views = []
        for _, group in groupby(self.requests, key=lambda request: id(request.memory)):
            rows = list(group)
            keys, values = rows[0].memory.states
            visible = torch.stack([row.memory.focus_mask(row.focus) for row in rows])
            views.append(MemoryView(keys, values, visible))
        return views

    def feed(self, tokens: Tensor, real: Tensor, last: int = 1) -> Tensor:
        """Append tokens to the prefixes.

        Args:
            tokens: shape (rows, new), padded on the left.
            real: which of them are no padding, bool, same shape.
            last: for how many of the last tokens logits are wanted.

        Returns:
            Logits of shape (rows, last, vocabulary).
        """
        new = tokens.shape[1]
        positions = (self.positions[:, None] + real.cumsum(1) - 1).clamp(min=0)
        self.positions = self.positions + real.sum(1)
        self.real = torch.cat([self.real, real], dim=1)
        seen = torch.ones(new, self.real.shape[1], dtype=torch.bool, device=tokens.device)
        seen = seen.tril(self.real.shape[1] - new)
        output = self.model(
            input_ids=tokens,
            attention_mask=(self.real[:, None, :] & seen)[:, None],
            position_ids=positions,
            past_key_values=self.cache,
            use_cache=True,
            memory=self.views,
            logits_to_keep=last,
        )
        return output.logits.float()  # type: ignore[no-any-return]

    @torch.inference_mode()
    def step(self, tokens: Tensor) -> Tensor:
        real = torch.ones(len(tokens), 1, dtype=torch.bool, device=tokens.device)
        return self.feed(tokens[:, None], real)[:, -1]

    def keep(self, rows: Tensor) -> None:
        self.requests = [self.requests[row] for row in rows.tolist()]
        self.cache.batch_select_indices(rows)
        self.positions, self.real = self.positions[rows], self.real[rows]
        self.views = self._views()


def _pad(rows: Sequence[Sequence[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """Pad token lists on the left; return tokens and which of them are real, (rows, longest)."""
    longest = max(len(row) for row in rows)
    tokens = torch.zeros(len(rows), longest, dtype=torch.long)
    real = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, row in enumerate(rows):
        tokens[i, longest - len(row) :] = torch.tensor(row, dtype=torch.long)
        real[i, longest - len(row) :] = True
    return tokens.to(device), real.to(device)
