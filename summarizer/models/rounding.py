"""Matrix products of a few sizes instead of any.

For every number of rows that it has not seen, oneDNN compiles a kernel of its own for bfloat16 and
keeps it, a few MB a size: a run over many articles grew by gigabytes, and each new size took time.
So rows are filled up to one of two dozen sizes; the processor works in tiles of 16 rows anyway.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import linear, pad

FINE, COARSE = 32, 64
"""Steps between sizes, up to and above ``MANY`` rows."""

MANY = 256


class RoundedLinear(nn.Linear):
    """A linear layer whose product has a rounded number of rows. The result is the same."""

    def forward(self, input: Tensor) -> Tensor:
        rows = input.shape[:-1].numel()
        missing = -rows % (FINE if rows <= MANY else COARSE)
        if not missing:
            return linear(input, self.weight, self.bias)
        filled = pad(input.reshape(rows, -1), (0, 0, 0, missing))
        return linear(filled, self.weight, self.bias)[:rows].view(*input.shape[:-1], -1)


def round_rows(model: nn.Module) -> None:
    """Let all linear layers of a bfloat16 model on the processor round their rows, in place."""
    for layer in model.modules():
        if type(layer) is nn.Linear and _is_half_on_processor(layer.weight):
            layer.__class__ = RoundedLinear


def _is_half_on_processor(weight: Tensor) -> bool:
    return weight.is_cpu and weight.dtype is torch.bfloat16
