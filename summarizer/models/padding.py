"""Token lists of different lengths as one tensor, with the mask of what is real in it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence


def pad_right(rows: Sequence[Sequence[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """Tokens, shape (rows, longest), and which of them are no padding, bool, same shape."""
    tokens = pad_sequence([torch.tensor(row, dtype=torch.long) for row in rows], batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    real = torch.arange(tokens.shape[1]) < lengths[:, None]
    return tokens.to(device), real.to(device)


def pad_left(rows: Sequence[Sequence[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """The same with padding before: the last token of every row stands in the last column."""
    tokens, real = pad_right([row[::-1] for row in rows], device)
    return tokens.flip(1), real.flip(1)
