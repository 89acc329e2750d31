"""Sentences written for this project, beside the labelled articles.

Consent to what a foreign power does, permission for it and who may grant it make an angle that the
labelled articles seldom have in these words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer.training.planner_table import Column

Floats = NDArray[np.float32]
FILE = Path(__file__).with_name("planner_extra.json")


def extra_sentences(columns: Sequence[Column]) -> tuple[list[str], Floats]:
    """The sentences, and their labels for these columns; shape (sentences, columns).

    A sentence that bears on a perspective would be evidence, too; of what else it bears on
    nothing is said, which counts as no.
    """
    texts: list[str] = []
    rows: list[list[float]] = []
    for name, groups in json.loads(FILE.read_text(encoding="utf-8")).items():
        own = [float(column.perspective.name == name) for column in columns]
        for group, bears in (("relevant", 1.0), ("other", 0.0)):
            texts += groups[group]
            rows += [[bears * value for value in own]] * len(groups[group])
    return texts, np.array(rows, np.float32).reshape(-1, len(columns))
