"""The gate of `make test`: the default model on the repository's articles, against its floors."""

from __future__ import annotations

import pytest

from eval.gate import floors
from eval.gate.figures import measure, pins


def test_the_floors_are_those_of_these_weights_and_articles():
    assert floors.changed(floors.read(), *pins()) == []


@pytest.mark.usefixtures("summarizer")
def test_no_figure_is_below_its_floor(summarizer):
    assert floors.below(floors.read(), measure(summarizer).figures) == []
