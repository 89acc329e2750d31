"""Linear layers in bfloat16: few sizes for the processor, the same results."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional

from summarizer.models.loading import load_model
from summarizer.models.rounding import MANY, RoundedLinear, round_rows


@pytest.fixture
def layer():
    torch.manual_seed(0)
    made = nn.Sequential(nn.Linear(24, 8)).to(torch.bfloat16)
    round_rows(made)
    return made[0]


@pytest.mark.parametrize("shape", [(24,), (1, 24), (33, 24), (3, 7, 24), (2, MANY, 24), (0, 24)])
def test_the_result_is_that_of_the_plain_layer(layer, shape):
    rows = torch.randn(shape).to(torch.bfloat16)
    expected = functional.linear(rows, layer.weight, layer.bias)
    assert torch.allclose(layer(rows).float(), expected.float(), atol=0.05)
    assert layer(rows).shape == expected.shape


def test_few_sizes_reach_the_processor(layer, monkeypatch):
    sizes = set()

    def seen(rows, *rest):
        sizes.add(len(rows))
        return functional.linear(rows, *rest)

    monkeypatch.setattr("summarizer.models.rounding.linear", seen)
    for count in range(1, 1025):
        layer(torch.zeros(count, 24, dtype=torch.bfloat16))
    assert len(sizes) <= 20


def test_float32_and_shared_weights_stay_as_they_are(checkpoints):
    exact = load_model(str(checkpoints("llama")), torch.float32).model
    assert not any(isinstance(layer, RoundedLinear) for layer in exact.modules())
    half = load_model(str(checkpoints("llama")), torch.bfloat16).model
    assert isinstance(half.lm_head, RoundedLinear)
    assert half.lm_head.weight is half.get_output_embeddings().weight
