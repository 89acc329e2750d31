"""Linear layers in bfloat16: packed, in few sizes for the processor, with the same results."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn.functional import linear

from summarizer.models.loading import load_model
from summarizer.models.packing import MANY, RoundedLinear, pack


@pytest.fixture
def plain():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(24, 8)).to(torch.bfloat16)


@pytest.fixture
def layer(plain):
    model = nn.Sequential(nn.Linear(24, 8)).to(torch.bfloat16)
    model.load_state_dict(plain.state_dict())
    pack(model)
    return model[0]


@pytest.mark.parametrize("shape", [(24,), (1, 24), (33, 24), (3, 7, 24), (2, MANY, 24), (0, 24)])
def test_the_result_is_that_of_the_plain_layer(plain, layer, shape):
    rows = torch.randn(shape).to(torch.bfloat16)
    expected = plain(rows)
    assert torch.allclose(layer(rows).float(), expected.float(), atol=0.05)
    assert layer(rows).shape == expected.shape


def test_packed_weights_are_the_same_weights(plain, layer):
    assert layer.weight.is_mkldnn
    assert torch.equal(layer.weight.to_dense(), plain[0].weight)


def test_few_sizes_reach_the_processor(layer, monkeypatch):
    sizes = set()

    def seen(self, rows):
        sizes.add(len(rows))
        return linear(rows, self.weight.to_dense(), self.bias)

    monkeypatch.setattr(RoundedLinear, "_product", seen)
    for count in range(1, 1025):
        layer(torch.zeros(count, 24, dtype=torch.bfloat16))
    assert len(sizes) <= 20


def test_float32_stays_as_it_is_and_shared_weights_stay_shared(checkpoints):
    exact = load_model(str(checkpoints("llama")), torch.float32).model
    assert not any(isinstance(layer, RoundedLinear) for layer in exact.modules())
    half = load_model(str(checkpoints("llama")), torch.bfloat16).model
    assert isinstance(half.lm_head, RoundedLinear)
    assert half.lm_head.weight is half.get_output_embeddings().weight
    tied = load_model(str(checkpoints("t5")), torch.bfloat16).model
    assert tied.get_input_embeddings().weight.layout is torch.strided


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="Linux tells what is mapped")
def test_the_file_of_the_weights_is_let_go(checkpoints, tmp_path):
    folder = shutil.copytree(checkpoints("llama"), tmp_path / "own")  # nobody else maps it
    model = load_model(str(folder), torch.bfloat16).model
    assert model.dtype is torch.bfloat16
    assert str(folder) not in Path("/proc/self/maps").read_text()
