"""The seq2seq contract: ``encode(articles) -> memories``, ``decode(memory, focus) -> candidates``.

Every engine fulfils it: an off-the-shelf encoder-decoder (:mod:`.encoder_decoder`) or a causal
language model used as a coordinated encoder and decoder (:mod:`.layerwise`). An article is encoded
once; all perspectives read the same memory, each through its own focus mask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor

from summarizer.device import Capacity

ALWAYS_VISIBLE = -1  # memory positions that belong to no sentence: prompt, separators


@dataclass(frozen=True)
class Memory:
    """The encoder outputs of one article, whatever their form in the engine.

    Attributes:
        states: the engine's own tensors.
        sentence_of: for each memory position the index of its sentence, or
            ``ALWAYS_VISIBLE``; shape (positions,), int64. Engines leave it on the processor: what
            is in focus is decided there, or a GPU would be waited for at every question.
        next_position: the position at which a decoder of the same stack continues.
    """

    states: Any
    sentence_of: Tensor
    next_position: int = 0

    def focus_mask(self, focus: Sequence[int] | None) -> Tensor:
        """Which positions a decoder with this focus may attend to; shape (positions,), bool.

        ``None`` means the whole article. This is the content selection mask of bottom-up
        attention (Gehrmann, Deng & Rush 2018, "Bottom-Up Abstractive Summarization", section 4.2).
        """
        if focus is None:
            return torch.ones_like(self.sentence_of, dtype=torch.bool)
        wanted = torch.tensor([ALWAYS_VISIBLE, *focus], device=self.sentence_of.device)
        return torch.isin(self.sentence_of, wanted)


@dataclass(frozen=True)
class Request:
    """One row of a decoding batch.

    Attributes:
        memory: the encoded article.
        instruction: what to write; encoder-decoders without instructions ignore it.
        focus: the sentences it may look at; ``None`` for all of them.
        opening: words that the text begins with; the model goes on from there.
        sentences: how many sentences are wanted; decoding ends there.
        source: words that the text may repeat. Decoding looks ahead in them: that changes how
            fast a text is found, never which.
    """

    memory: Memory
    instruction: str
    focus: tuple[int, ...] | None = None
    opening: str = ""
    sentences: int = 3
    source: str = ""

    @property
    def focused_tokens(self) -> int:
        """How many positions of the memory are in focus."""
        return int(self.memory.focus_mask(self.focus).sum())


class DecoderState(Protocol):
    """Rows in the middle of decoding: what each has read and written so far."""

    @property
    def length(self) -> int:
        """Positions that a row holds: what is copied for it where rows are multiplied."""

    def feed(self, tokens: Tensor, real: Tensor) -> Tensor:
        """Append tokens to every row.

        Args:
            tokens: shape (rows, new), padded on the right.
            real: which of them are no padding, bool, same shape.

        Returns:
            Logits after each of them, shape (rows, new, vocabulary).
        """

    def forget(self, counts: Tensor) -> None:
        """Take back the last tokens of each row, as many as ``counts`` says; shape (rows,)."""

    def rows(self, rows: Tensor) -> DecoderState:
        """A state of its own for these rows, any of them any number of times; int64 indices."""


@dataclass(frozen=True)
class Started:
    """A batch that has read its instructions and written nothing.

    Attributes:
        requests: one a row.
        state: of all rows. Whoever feeds it takes rows of their own, so that it can be used again.
        logits: of the first token of each, shape (rows, vocabulary).
    """

    requests: Sequence[Request]
    state: DecoderState
    logits: Tensor


class Seq2Seq(Protocol):
    """What the pipeline needs of a model."""

    @property
    def name(self) -> str: ...

    @property
    def tokenizer(self) -> Any: ...

    @property
    def end_tokens(self) -> frozenset[int]:
        """Tokens that end a summary."""

    @property
    def needs_opening(self) -> bool:
        """Whether a draft must be begun for it: one that was trained on drafts finds the start."""

    @property
    def lookahead(self) -> int:
        """How many guessed tokens a row may be fed at once; 0 where none can be taken back."""

    @property
    def text_tokens(self) -> int:
        """Tokens of a text that can be written or scored: a decoder has places for so many."""

    @property
    def capacity(self) -> Capacity:
        """How much it works on at once."""

    @property
    def may_reword(self) -> bool:
        """Whether it may use words of its own; else only cuts of the source are shown."""

    def encode(
        self, articles: Sequence[Any], wanted: Sequence[frozenset[int]] | None = None
    ) -> list[Memory]:
        """One encoder pass an article (a pass a window where the article is longer than one).

        Args:
            wanted: for each article the sentences that will be looked at; windows of a long
                article without any of them are left out. ``None`` for all.
        """

    def start(self, requests: Sequence[Request]) -> Started:
        """Begin a batch."""
