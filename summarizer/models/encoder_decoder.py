"""An off-the-shelf encoder-decoder (BART, PEGASUS, T5, LED, T5Gemma, ...) behind the contract.

The encoder's attention mask is also the decoder's cross-attention mask, so a focus mask works on
any checkpoint without retraining (bottom-up attention, Gehrmann, Deng & Rush 2018).

What a focus mask hides: the decoder never attends to a masked sentence, so its encoder states
cannot change the output. Its *words* still can, since a bidirectional encoder lets them colour
the states of the other sentences of the same window.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import torch
from torch import Tensor
from transformers import PreTrainedModel, PreTrainedTokenizerBase
from transformers.modeling_outputs import BaseModelOutput

from summarizer.article import Article
from summarizer.device import capacity
from summarizer.models.contract import Memory, Request, Started
from summarizer.models.vocabulary import end_tokens, frame
from summarizer.models.windows import Window, windows

LONGEST_WINDOW = 4096
WINDOW_WITHOUT_LIMIT = 512  # T5: relative positions have no limit, but training saw 512


class EncoderDecoderModel:
    """The seq2seq contract on ``AutoModelForSeq2SeqLM``. Instructions are not read."""

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str
    ) -> None:
        self.model = model.eval()
        self.tokenizer = tokenizer
        self.name = name
        self.may_reword = True
        self.needs_opening = True
        self.bidirectional = True
        self.lookahead = 0
        self.capacity = capacity(model.device)
        self.end_tokens = end_tokens(model, tokenizer)
        opening, self.closing = frame(tokenizer)
        task = (getattr(model.config, "task_specific_params", None) or {}).get("summarization", {})
        self.opening = opening + tokenizer.encode(task.get("prefix", ""), add_special_tokens=False)
        self.window_tokens = _window_tokens(model.config)
        self.start_tokens = _start_tokens(model)
        self.text_tokens = _decoder_tokens(model.config) - len(self.start_tokens)

    @torch.inference_mode()
    def encode(
        self, articles: Sequence[Article], wanted: Sequence[frozenset[int]] | None = None
    ) -> list[Memory]:
        """Encode each article once. A long article is encoded window by window.

        The windows' states are joined and the decoder attends to all of them: fusion in the
        decoder (Izacard & Grave, EACL 2021), so cost grows linearly with the article.
        """
        focuses: Sequence[frozenset[int] | None] = wanted or [None] * len(articles)
        return [self._encode(a, focus) for a, focus in zip(articles, focuses, strict=True)]

    def _encode(self, article: Article, wanted: frozenset[int] | None) -> Memory:
        cut = windows(
            article,
            self.tokenizer,
            self.window_tokens,
            before=self.opening,
            after=self.closing,
            wanted=wanted,
        )
        states = torch.cat([self._encode_window(window) for window in cut])
        owners = [owner for window in cut for owner in window.sentence_of]
        return Memory(states, torch.tensor(owners))

    def _encode_window(self, window: Window) -> Tensor:
        """Encoder states of a window, shape (tokens, hidden size)."""
        tokens = torch.tensor([window.tokens], device=self.model.device)
        output = self.model.get_encoder()(
            input_ids=tokens, attention_mask=torch.ones_like(tokens), return_dict=True
        )
        return output.last_hidden_state[0, : len(window.tokens)]  # type: ignore[no-any-return]

    @torch.inference_mode()
    def start(self, requests: Sequence[Request]) -> Started:
        longest = max(len(request.memory.sentence_of) for request in requests)
        states = torch.stack([_fit(r.memory.states, longest) for r in requests])
        visible = torch.stack([_fit(r.memory.focus_mask(r.focus), longest) for r in requests])
        state = EncoderDecoderState(self.model, states, visible.to(self.model.device))
        tokens = torch.tensor([self.start_tokens] * len(requests), device=self.model.device)
        logits = state.feed(tokens, torch.ones_like(tokens, dtype=torch.bool))[:, -1]
        return Started(requests, state, logits)


class EncoderDecoderState:
    """Rows in the middle of decoding: encoder outputs, focus masks and the decoder's cache."""

    def __init__(self, model: PreTrainedModel, states: Tensor, visible: Tensor) -> None:
        self.model = model
        self._states = states
        self._visible = visible
        self._cache: Any = None

    @property
    def length(self) -> int:
        return self._visible.shape[1]

    @torch.inference_mode()
    def feed(self, tokens: Tensor, real: Tensor) -> Tensor:  # noqa: ARG002 - see below
        """Append tokens. Padding stands on the right, where a causal decoder does not see it."""
        output = self.model(
            encoder_outputs=BaseModelOutput(last_hidden_state=self._states),
            attention_mask=self._visible.long(),
            decoder_input_ids=tokens,
            past_key_values=self._cache,
            use_cache=True,
        )
        self._cache = output.past_key_values
        return output.logits  # type: ignore[no-any-return]

    def forget(self, counts: Tensor) -> None:
        """Nothing: with a lookahead of 0 there is never anything to take back.

        The library's decoders take positions from the length of their cache, so that a row alone
        cannot become shorter.
        """
        assert not counts.any()  # noqa: S101 - see EncoderDecoderModel.lookahead

    def rows(self, rows: Tensor) -> EncoderDecoderState:
        state = EncoderDecoderState(self.model, self._states[rows], self._visible[rows])
        state._cache = deepcopy(self._cache)
        state._cache.batch_select_indices(rows)
        return state


def _fit(states: Tensor, length: int) -> Tensor:
    """Pad a memory's states or mask with zeros to a length; shape (length, ...)."""
    padding = states.new_zeros((length - len(states), *states.shape[1:]))
    return torch.cat([states, padding])


def _window_tokens(config: Any) -> int:
    """How many tokens the encoder reads at once."""
    fields = ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
    return _limit((config, getattr(config, "encoder", config)), fields)


def _decoder_tokens(config: Any) -> int:
    """How many tokens the decoder has places for."""
    fields = ("max_decoder_position_embeddings", "max_position_embeddings", "n_positions")
    return _limit((config, getattr(config, "decoder", config)), fields)


def _limit(owners: Sequence[Any], fields: Sequence[str]) -> int:
    """The first limit of tokens that a configuration names; families name it differently."""
    for owner in owners:
        for field in fields:
            limit = getattr(owner, field, None)
            if isinstance(limit, int) and limit > 0:
                return min(limit, LONGEST_WINDOW)
    return WINDOW_WITHOUT_LIMIT


def _start_tokens(model: PreTrainedModel) -> list[int]:
    """What the decoder begins with: its start token, and a first token that some force."""
    settings = model.generation_config
    start = settings.decoder_start_token_id
    if start is None:
        start = getattr(model.config, "decoder_start_token_id", None)
    if start is None:
        start = settings.bos_token_id if settings.bos_token_id is not None else 0
    forced = settings.forced_bos_token_id
    return [start] if forced is None else [start, forced]
