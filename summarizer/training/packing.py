"""Packing: one sequence holds an article once and all its targets, as the engine decodes them.

The article's tokens see what precedes them. A target's tokens see the article through the
target's focus mask and what precedes them in the same target, and their positions start anew
after the article: exactly what :class:`summarizer.models.layerwise.LayerwiseModel` does at
decoding, so that all targets of an article are learnt for little more than the price of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from summarizer.models.contract import Memory
from summarizer.models.windows import Window


@dataclass(frozen=True)
class Row:
    """One target in tokens.

    Attributes:
        prompt: what follows the article and precedes the text: the instruction.
        answer: the text; its last token is followed by ``end``.
        end: the token that ends a text; it is learnt as well.
        focus: the sentences it sees; ``None`` for all.
    """

    prompt: Sequence[int]
    answer: Sequence[int]
    end: int
    focus: tuple[int, ...] | None


@dataclass(frozen=True)
class Packed:
    """A packed sequence.

    Attributes:
        tokens: shape (positions,).
        positions: position ids, shape (positions,).
        visible: which positions (columns) each position (row) sees; bool.
        learnt: the positions that predict a token which is learnt; shape (learnt,).
        labels: those tokens; shape (learnt,).
    """

    tokens: Tensor
    positions: Tensor
    visible: Tensor
    learnt: Tensor
    labels: Tensor


def pack(window: Window, rows: Sequence[Row]) -> Packed:
    """Pack an article's window and its targets into one sequence."""
    article = len(window.tokens)
    memory = Memory(None, torch.tensor(window.sentence_of))
    texts = [[*row.prompt, *row.answer] for row in rows]
    size = article + sum(map(len, texts))
    visible = torch.zeros(size, size, dtype=torch.bool)
    visible[:article, :article] = _causal(article)
    tokens, positions = list(window.tokens), list(range(article))
    learnt: list[int] = []
    labels: list[int] = []
    for row, text in zip(rows, texts, strict=True):
        start, stop = len(tokens), len(tokens) + len(text)
        visible[start:stop, :article] = memory.focus_mask(row.focus)
        visible[start:stop, start:stop] = _causal(len(text))
        tokens += text
        positions += range(article, article + len(text))
        learnt += range(start + len(row.prompt) - 1, stop)
        labels += [*row.answer, row.end]
    return Packed(
        torch.tensor(tokens),
        torch.tensor(positions),
        visible,
        torch.tensor(learnt),
        torch.tensor(labels),
    )


def _causal(size: int) -> Tensor:
    return torch.ones(size, size, dtype=torch.bool).tril()
