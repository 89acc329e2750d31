"""One sequence with an article and all its targets; several of them as one batch.

The article's tokens see what precedes them, or all of the article. A target's tokens see the
article through the target's focus mask and what precedes them in the same target, and their
positions start anew after the article: exactly what
:class:`summarizer.models.layerwise.LayerwiseModel` does at decoding, so that all targets of an
article are learnt for little more than the price of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import pad
from torch.nn.utils.rnn import pad_sequence

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
    """A packed sequence, on the processor.

    Attributes:
        tokens: shape (positions,).
        positions: position ids, shape (positions,).
        visible: which positions (columns) each position (row) sees; bool.
        learnt: the positions that predict a token which is learnt; shape (learnt,).
        labels: those tokens; shape (learnt,).
        row_of: the target that each belongs to; shape (learnt,).
    """

    tokens: Tensor
    positions: Tensor
    visible: Tensor
    learnt: Tensor
    labels: Tensor
    row_of: Tensor

    def __len__(self) -> int:
        return len(self.tokens)


def pack(window: Window, rows: Sequence[Row], bidirectional: bool = False) -> Packed:
    """Pack an article's window and its targets into one sequence.

    Args:
        bidirectional: whether the article's tokens see all of the window.
    """
    article = len(window.tokens)
    memory = Memory(None, torch.tensor(window.sentence_of))
    texts = [[*row.prompt, *row.answer] for row in rows]
    size = article + sum(map(len, texts))
    visible = torch.zeros(size, size, dtype=torch.bool)
    visible[:article, :article] = True if bidirectional else _causal(article)
    tokens, positions = list(window.tokens), list(range(article))
    learnt: list[int] = []
    labels: list[int] = []
    row_of: list[int] = []
    for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
        start, stop = len(tokens), len(tokens) + len(text)
        visible[start:stop, :article] = memory.focus_mask(row.focus)
        visible[start:stop, start:stop] = _causal(len(text))
        tokens += text
        positions += range(article, article + len(text))
        learnt += range(start + len(row.prompt) - 1, stop)
        labels += [*row.answer, row.end]
        row_of += [number] * (len(row.answer) + 1)
    return Packed(
        torch.tensor(tokens),
        torch.tensor(positions),
        visible,
        torch.tensor(learnt),
        torch.tensor(labels),
        torch.tensor(row_of),
    )


def collated(parts: Sequence[Packed], device: torch.device) -> Packed:
    """Several sequences as one batch on a device.

    Returns:
        ``tokens`` and ``positions`` of shape (sequences, longest), ``visible`` of shape
        (sequences, 1, longest, longest); ``learnt`` counts the positions of the whole batch,
        ``row_of`` its targets.
    """
    longest = max(map(len, parts))
    targets = [int(part.row_of.max()) + 1 for part in parts]
    found = Packed(
        pad_sequence([part.tokens for part in parts], batch_first=True),
        pad_sequence([part.positions for part in parts], batch_first=True),
        torch.stack([_filled(part.visible, longest) for part in parts])[:, None],
        torch.cat([part.learnt + place * longest for place, part in enumerate(parts)]),
        torch.cat([part.labels for part in parts]),
        torch.cat([part.row_of + sum(targets[:place]) for place, part in enumerate(parts)]),
    )
    return Packed(*(tensor.to(device) for tensor in vars(found).values()))


def _filled(visible: Tensor, size: int) -> Tensor:
    """A mask with padding after it, which sees itself alone: a softmax needs something."""
    missing = size - len(visible)
    filled = pad(visible, (0, missing, 0, missing))
    return filled | torch.eye(size, dtype=torch.bool) if missing else filled


def _causal(size: int) -> Tensor:
    return torch.ones(size, size, dtype=torch.bool).tril()
