"""What a run is begun with, in words that differ when the output would."""

from __future__ import annotations

import torch
from torch import nn

from summarizer.batch import Row
from summarizer.batch.fingerprint import model_part, perspectives_part, program_part, row_digest
from summarizer.batch.rows import RecordError
from summarizer.perspectives import Perspective


def model(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(64, 96), nn.LayerNorm(96))


def test_a_model_is_known_by_its_weights() -> None:
    assert model_part("tiny", model()) == model_part("tiny", model())
    assert model_part("tiny", model()) != model_part("tiny", model(1))
    assert model_part("tiny", model()) != model_part("other", model())
    tuned = model()
    with torch.no_grad():
        tuned[0].weight += 1e-6
    assert model_part("tiny", tuned) != model_part("tiny", model())


def test_a_model_in_half_the_bytes_is_another_one() -> None:
    assert model_part("tiny", model().bfloat16()) != model_part("tiny", model())


def test_a_perspective_is_known_by_all_it_says() -> None:
    water = Perspective(name="water", definition="who controls the river")
    other = Perspective(name="water", definition="who controls the river", cues=("dam",))
    assert perspectives_part([water]).startswith("water (")
    assert perspectives_part([water]) != perspectives_part([other])


def test_the_program_is_known_by_its_code_and_libraries() -> None:
    assert program_part() == program_part()
    assert f"torch {torch.__version__.split('+')[0]}" in program_part()


def test_a_row_is_known_by_the_columns_that_matter() -> None:
    row = Row(1, {"id": 1, "text": "a", "seen": 1})
    names = ("id", "text")
    assert row_digest(row, names) == row_digest(Row(9, {"id": 1, "text": "a"}), names)
    others = (
        Row(1, {"id": "1", "text": "a"}),
        Row(1, {"id": 1, "text": "a\ud800"}),
        Row(1, {"id": 1, "text": float("nan")}),
        Row(1, problem=RecordError("torn")),
    )
    digests = {row_digest(one, names) for one in (row, *others)}
    assert len(digests) == 5
    assert 0 not in digests
