"""Linear layers as a processor with bfloat16 arithmetic wants them: weights packed, few sizes.

Left alone, oneDNN brings the weights of a layer into its own blocked order for every product: half
of the time where few tokens are fed. So they are kept in that order, as compilers keep them
(``torch._inductor``'s frozen graphs call the same two operators). The products are the same, bit
for bit.

For every number of rows that it has not seen, oneDNN compiles a kernel of its own and keeps it, a
few MB a size: a run over many articles grew by gigabytes, and each new size took time. So rows are
filled up to one of two dozen sizes; the processor works in tiles of 16 rows anyway.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import linear, pad

FINE, COARSE = 32, 64
"""Steps between sizes, up to and above ``MANY`` rows."""

MANY = 256

_TYPICAL = 512
"""Rows for which oneDNN chooses the order of the weights; for one row it would choose another,
which is slow for many."""


class RoundedLinear(nn.Linear):
    """A linear layer whose product has a rounded number of rows. The result is the same."""

    def forward(self, input: Tensor) -> Tensor:
        rows = input.shape[:-1].numel()
        missing = -rows % (FINE if rows <= MANY else COARSE)
        if not missing:
            return self._product(input)
        filled = pad(input.reshape(rows, -1), (0, 0, 0, missing))
        return self._product(filled)[:rows].view(*input.shape[:-1], -1)

    def _product(self, input: Tensor) -> Tensor:
        if not self.weight.is_mkldnn:
            return linear(input, self.weight, self.bias)
        product: Tensor = torch.ops.mkldnn._linear_pointwise(
            input, self.weight, self.bias, "none", [], ""
        )
        return product


@torch.inference_mode()
def pack(model: nn.Module) -> None:
    """Pack all linear layers of a bfloat16 model on the processor, in place, one by one.

    A layer that shares its weights with another, as the last one does with the embeddings, keeps
    their order. Weights that are not packed are copied, so that none of them holds on to the file
    that all were mapped from.
    """
    shared = {id(layer.weight) for layer in model.modules() if isinstance(layer, nn.Embedding)}
    for layer in model.modules():
        if type(layer) is nn.Linear and _is_half_on_processor(layer.weight):
            layer.__class__ = RoundedLinear
            if id(layer.weight) not in shared:
                packed = torch.ops.mkldnn._reorder_linear_weight(layer.weight.detach(), _TYPICAL)
                layer.weight = nn.Parameter(packed, requires_grad=False)
        else:
            for weight in filter(_is_half_on_processor, layer.parameters(recurse=False)):
                weight.data = weight.detach().clone()


def _is_half_on_processor(weight: Tensor) -> bool:
    on_processor = weight.is_cpu and torch.backends.mkldnn.is_available()
    return on_processor and weight.dtype is torch.bfloat16
