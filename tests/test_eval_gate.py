"""The gate: floors rise with a command and fall only when that is said out loud."""

from __future__ import annotations

import json

import pytest

from eval.errors import EvalError
from eval.gate import floors
from eval.gate.figures import DOUBTED, GUARDED, OBJECTED, Measured, objected, pins
from eval.suites.examples import cases, records

FIGURES = {
    "abstention right, %": 90.0,
    "facts mentioned, %": 40.0,
    "false statements made": 0.0,
    "foreign name or number, %": 0.0,
    "distinctness of the framings": 60.0,
    "false statements objected to, %": 70.0,
    "true statements objected to, %": 3.0,
}
MEASURED = Measured(FIGURES, "data", {"model": "one", "planner": "two"})


@pytest.fixture
def pinned():
    return floors.raised(None, MEASURED)


def _with(**changes):
    return Measured(
        FIGURES | {name.replace("_", " ") + ", %": value for name, value in changes.items()},
        MEASURED.data,
        MEASURED.weights,
    )


def test_a_floor_lies_a_little_below_what_was_measured(pinned):
    assert pinned.floors["facts mentioned, %"] == 37.0
    assert pinned.floors["false statements made"] == 0.0  # a ceiling: lower is better
    assert floors.below(pinned, FIGURES) == []


def test_a_figure_below_its_floor_is_named(pinned):
    (line,) = floors.below(pinned, _with(facts_mentioned=36.0).figures)
    assert line == "facts mentioned, % is 36, below its floor of 37."
    (line,) = floors.below(pinned, _with(foreign_name_or_number=2.8).figures)
    assert line == "foreign name or number, % is 2.8, above its floor of 0."


def test_changed_data_or_weights_are_named_with_the_command_to_run(pinned):
    assert floors.changed(pinned, MEASURED.data, MEASURED.weights) == []
    found = floors.changed(pinned, "other", {"model": "one", "planner": "new", "adapter": "x"})
    assert [line.split(" is not")[0] for line in found] == [
        "the articles in examples/",
        "adapter",
        "planner",
    ]
    assert all(line.endswith("run `python -m eval gate raise`.") for line in found)


def test_floors_rise(pinned):
    better = floors.raised(pinned, _with(facts_mentioned=50.0))
    assert better.floors["facts mentioned, %"] == 47.0
    assert better.floors["abstention right, %"] == pinned.floors["abstention right, %"]


def test_a_figure_that_fell_within_the_slack_lowers_nothing(pinned):
    again = floors.raised(pinned, _with(facts_mentioned=38.0))
    assert again.floors["facts mentioned, %"] == 37.0


def test_floors_fall_only_when_that_is_said(pinned):
    worse = _with(facts_mentioned=30.0)
    with pytest.raises(EvalError, match=r"below its floor of 37.*--allow-lower"):
        floors.raised(pinned, worse)
    assert floors.raised(pinned, worse, allow_lower=True).floors["facts mentioned, %"] == 27.0


def test_the_file_says_what_was_pinned(tmp_path, pinned):
    path = tmp_path / "floors.json"
    floors.write(pinned, path)
    assert floors.read(path) == pinned
    stored = json.loads(path.read_text())
    assert stored["figures"]["false statements made"]["better"] == "lower"
    path.write_text("{}")
    with pytest.raises(EvalError, match="gate raise"):
        floors.read(path)


def test_the_checked_in_floors_cover_every_guarded_figure():
    assert set(floors.read().floors) == {one.name for one in GUARDED}


def test_the_check_objects_to_false_statements_as_before_and_to_no_more_true_ones():
    found, pinned = objected(cases(records())), floors.read().floors
    assert found[OBJECTED] >= pinned[OBJECTED]
    assert found[DOUBTED] <= pinned[DOUBTED]


def test_the_pins_are_complete():
    data, weights = pins()
    assert data == records().sha256
    assert any(name.endswith(".gguf") for name in weights)
    assert "grounding/coefficients.json" in weights
    assert "planning/weights/scorers.safetensors" in weights
