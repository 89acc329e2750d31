"""Fit the coefficients that the package carries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from eval.grounding.fit import fit, rows
from eval.grounding.likelihoods import Likelihoods
from eval.grounding.records import Record
from eval.grounding.validation import scored

PATH = Path(str(files("summarizer.grounding") / "coefficients.json"))


Stored = dict[str, Any]
"""What the file holds: ``fitted_on``, and ``bias`` and ``weights`` of every set of coefficients."""


def read_stored(path: Path) -> Stored:
    """Read the file."""
    stored: Stored = json.loads(path.read_text(encoding="utf-8"))
    return stored


def write_stored(stored: Stored, path: Path) -> None:
    """Write the file."""
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def fitted(records: Sequence[Record], cuts: Sequence[Record], known: Likelihoods) -> Stored:
    """Fit on all records."""
    with_scores, cuts_with_scores = scored(records, known), scored(cuts, known)
    found = {"symbolic": fit(list(rows([*records, *cuts], None)))}
    if with_scores:
        found["likelihood"] = fit(list(rows([*with_scores, *cuts_with_scores], known)))
    about: Stored = {
        "about": "Written by `python -m eval fit-grounding`; see eval/grounding/fit.py.",
        "fitted_on": {
            "symbolic": _counts(records, cuts),
            "likelihood": _counts(with_scores, cuts_with_scores),
        },
    }
    return about | {
        name: {"bias": one.bias, "weights": dict(one.weights)} for name, one in found.items()
    }


def _counts(records: Sequence[Record], cuts: Sequence[Record]) -> dict[str, int]:
    pairs = sum(record.kind is not None for record in records)
    return {"pairs": pairs, "labelled": len(records) - pairs, "articles_with_cuts": len(cuts)}
