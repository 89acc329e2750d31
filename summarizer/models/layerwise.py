"""A causal language model as a coordinated encoder and decoder that share their weights.

The memory of an article is the keys and values of every layer after one pass over it; a decoder
continues from it at the following positions, attending to both in one softmax (He et al. 2018,
"Layer-Wise Coordination between Encoder and Decoder for Neural Machine Translation", NeurIPS,
section 3). With an all-ones focus the logits equal those of the plain causal model on the
concatenated sequence.

A row takes with it only the positions that its focus shows: a tenth of an article for a draft of
one sentence, which is less to read at every step than the whole behind a mask.

What a focus mask hides: the decoder never attends to a masked sentence. Attention inside the
article is causal, so a masked sentence *after* the last focused one cannot change the output at
all; one *before* a focused sentence can still colour that sentence's keys and values. Where the
engine is ``bidirectional``, as a model can be trained to be (a prefix language model: Raffel et
al., JMLR 2020, section 3.2.1), every sentence of a window can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from summarizer.article import Article
from summarizer.device import capacity
from summarizer.models.contract import Memory, Request, Started
from summarizer.models.llama import KeysAndValues, Llama
from summarizer.models.padding import pad_left, pad_right
from summarizer.models.prompt import Prompt
from summarizer.models.windows import Window, windows

if TYPE_CHECKING:
    from transformers import PreTrainedModel

LOOKAHEAD = 32
"""Guessed tokens a row: about a sentence, which is what a draft repeats at most."""

States = tuple[tuple[Tensor, ...], tuple[Tensor, ...]]
"""Keys and values of each layer, shapes (heads, positions, head size)."""


class LayerwiseModel:
    """The seq2seq contract on a causal language model."""

    def __init__(
        self,
        model: Llama | PreTrainedModel,
        tokenizer: Any,
        name: str,
        prompt: Prompt,
        ends: frozenset[int],
        window_tokens: int = 1536,
        may_reword: bool = True,
    ) -> None:
        """Put the parts together.

        Args:
            model: the default one, or one of the library's that attends by a mask of bools.
            tokenizer: its own.
            name: what records call it.
            prompt: what stands around article and instruction.
            ends: tokens that end a text.
            window_tokens: of an article, that are encoded in one piece.
            may_reword: see :class:`.contract.Seq2Seq`.
        """
        self.model: Any = model.eval()
        self.tokenizer = tokenizer
        self.name = name
        self.may_reword = may_reword
        self.needs_opening = True
        self.bidirectional = False
        self.lookahead = LOOKAHEAD
        self.capacity = capacity(model.device)
        self.prompt = prompt
        self.end_tokens = ends
        limit = getattr(model.config, "max_position_embeddings", None) or 4 * window_tokens
        self.window_tokens = min(window_tokens, limit // 2)
        self.text_tokens = (limit - self.window_tokens) // 2  # the instruction has the rest

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
        encoded = self._encode_windows([window for part in cut for window in part])
        return [self._join(list(islice(encoded, len(part)))) for part in cut]

    def _windows(self, article: Article, wanted: frozenset[int] | None = None) -> list[Window]:
        return windows(
            article,
            self.tokenizer,
            self.window_tokens,
            before=self.prompt.before,
            wanted=wanted,
        )

    def _encode_windows(self, found: Sequence[Window]) -> Iterator[tuple[States, Tensor]]:
        """Keys and values of each window, several in one pass where they are small for the device.

        They are filled up on the right, where causal attention does not see it.
        """
        for part in _side_by_side(found, self.capacity.fed):
            tokens, real = pad_right([window.tokens for window in part], self.model.device)
            mask = real[:, None, None].expand(-1, -1, real.shape[1], -1)
            seen = mask if self.bidirectional else None
            cache = empty_cache(self.model)
            self._body(input_ids=tokens, attention_mask=seen, past_key_values=cache)
            layers = cache.layers
            for row, window in enumerate(part):
                end = len(window.tokens)
                keys = tuple(layer.keys[row, :, :end] for layer in layers)
                values = tuple(layer.values[row, :, :end] for layer in layers)
                yield (keys, values), torch.tensor(window.sentence_of)

    @property
    def _body(self) -> Any:
        """The stack without its output layer: encoding needs no logits."""
        return self.model.base_model

    @staticmethod
    def _join(parts: list[tuple[States, Tensor]]) -> Memory:
        sentence_of = torch.cat([part for _, part in parts])
        layers = range(len(parts[0][0][0]))
        keys = tuple(torch.cat([states[0][i] for states, _ in parts], dim=1) for i in layers)
        values = tuple(torch.cat([states[1][i] for states, _ in parts], dim=1) for i in layers)
        longest = max(len(part) for _, part in parts)
        return Memory((keys, values), sentence_of, next_position=longest)

    @torch.inference_mode()
    def start(self, requests: Sequence[Request]) -> Started:
        state = LayerwiseState.reading(self.model, requests)
        tokens, real = pad_left(self._prompts(requests), self.model.device)
        logits = state.feed(tokens, real, last=1)[:, -1]
        return Started(requests, state, logits)

    def _prompts(self, requests: Sequence[Request]) -> list[list[int]]:
        return [self.prompt.after_tokens(self.tokenizer, r.instruction) for r in requests]


class LayerwiseState:
    """Rows in the middle of decoding: the keys and values of what they read and wrote."""

    def __init__(self, model: Any, cache: Any, real: Tensor, next_position: Tensor) -> None:
        """Go on from a cache.

        Args:
            real: which of its positions each row sees, bool, shape (rows, positions).
            next_position: of the next token of each row, shape (rows,).
        """
        self.model = model
        self._cache = cache
        self._real = real
        self._next = next_position

    @classmethod
    def reading(cls, model: Any, requests: Sequence[Request]) -> LayerwiseState:
        """Rows that have read their article through their focus."""
        memories = list({id(r.memory): r.memory for r in requests}.values())
        places, real = pad_left(_places(requests, memories), model.device)
        cache = empty_cache(model)
        for layer in range(len(memories[0].states[0])):
            keys, values = (_gather(memories, places, kind, layer) for kind in (0, 1))
            cache.update(keys, values, layer)
        following = [request.memory.next_position for request in requests]
        return cls(model, cache, real, torch.tensor(following, device=model.device))

    @property
    def length(self) -> int:
        return self._real.shape[1]

    @torch.inference_mode()
    def feed(self, tokens: Tensor, real: Tensor, last: int = 0) -> Tensor:
        """Append tokens; logits of the ``last`` of them only, of all where it is 0."""
        positions = (self._next[:, None] + real.cumsum(1) - 1).clamp(min=0)
        self._next = self._next + real.sum(1)
        self._real = torch.cat([self._real, real], dim=1)
        new, length = tokens.shape[1], self.length
        causal = torch.ones(new, length, dtype=torch.bool, device=tokens.device).tril(length - new)
        output = self.model(
            input_ids=tokens,
            attention_mask=(self._real[:, None, :] & causal)[:, None],
            position_ids=positions,
            past_key_values=self._cache,
            logits_to_keep=last,
        )
        return output.logits  # type: ignore[no-any-return]

    def forget(self, counts: Tensor) -> None:
        """Hide the last tokens of each row; what no row sees any longer leaves the cache."""
        from_the_end = self._real.flip(1).cumsum(1).flip(1)
        self._real = self._real & (from_the_end > counts[:, None])
        self._next = self._next - counts
        length = int(self._real.any(0).nonzero().max()) + 1
        if length < self.length:
            self._cache.crop(length - self.length)
            self._real = self._real[:, :length]

    def rows(self, rows: Tensor) -> LayerwiseState:
        cache = empty_cache(self.model)
        for index, layer in enumerate(self._cache.layers):
            cache.update(layer.keys[rows], layer.values[rows], index)
        return LayerwiseState(self.model, cache, self._real[rows], self._next[rows])


def empty_cache(model: Any) -> Any:
    """Where a model keeps keys and values, with nothing in it: its own kind, or the library's."""
    if isinstance(model, Llama):
        return KeysAndValues()
    from transformers import DynamicCache  # slow to import; such a model has done so

    return DynamicCache()


def _side_by_side(found: Sequence[Window], fed: int) -> Iterator[Sequence[Window]]:
    """Windows in their order, so many together as may be fed at once; one always may."""
    start = 0
    while start < len(found):
        end, longest = start + 1, len(found[start].tokens)
        while end < len(found):
            longest = max(longest, len(found[end].tokens))
            if (end + 1 - start) * longest > fed:
                break
            end += 1
        yield found[start:end]
        start = end


def _places(requests: Sequence[Request], memories: Sequence[Memory]) -> list[list[int]]:
    """Of what each request sees, in all memories laid one after the other."""
    sizes = [len(memory.sentence_of) for memory in memories]
    starts = dict(zip(map(id, memories), accumulate(sizes, initial=0), strict=False))
    return [
        (r.memory.focus_mask(r.focus).nonzero()[:, 0] + starts[id(r.memory)]).tolist()
        for r in requests
    ]


def _gather(memories: Sequence[Memory], places: Tensor, kind: int, layer: int) -> Tensor:
    """Keys (kind 0) or values (1) of each row's places, (rows, heads, places, head size)."""
    states = [memory.states[kind][layer] for memory in memories]
    laid = states[0] if len(states) == 1 else torch.cat(states, dim=1)
    return laid[:, places].transpose(0, 1)
