"""Fit the genre's weights and say how good they are.

    python -m summarizer.training.genre --data framings.jsonl [-o FILE] [--development]

``genre_labels.jsonl`` says by id what articles of the data are, as read by a person. One in five
of those outside the development part is held out, too, to say how often a notice is right; the
development part is for once in a while.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from sklearn.linear_model import LogisticRegression

from summarizer.article import Article
from summarizer.genre.classifier import PATH, Genre, Weights, is_report
from summarizer.genre.features import features
from summarizer.training.planner_data import read_examples
from summarizer.training.split import PARTS, in_dev, place

LABELS = Path(__file__).with_name("genre_labels.jsonl")
_STRENGTH = 0.2  # inverse of the penalty on weights of standardized features


@dataclass(frozen=True)
class Labelled:
    """An article and what it is."""

    article: Article
    genre: Genre

    @property
    def is_held_out(self) -> bool:
        """Whether it serves to test the weights, beside the development part."""
        return place(str(self.article.id)) // PARTS % PARTS == 0


@dataclass(frozen=True)
class Figures:
    """How often readers get a notice: rightly, at all, and how often they should."""

    right: int
    named: int
    there: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.named, 1), self.right / max(self.there, 1)
        return (
            f"precision {precision:.2f} ({self.right} of {self.named}), "
            f"recall {recall:.2f} ({self.right} of {self.there})"
        )


def read_labelled(data: Path, labels: Path | None = None) -> list[Labelled]:
    """The articles of ``data`` that have a label."""
    lines = (labels or LABELS).read_text(encoding="utf-8").splitlines()
    genres = {one["id"]: Genre(one["genre"]) for one in map(json.loads, lines)}
    articles = (example.article for example in read_examples(data))
    return [Labelled(one, genres[str(one.id)]) for one in articles if str(one.id) in genres]


def fit(labelled: Sequence[Labelled]) -> Weights:
    """Logistic regression with an L2 penalty on standardized features."""
    found = [features(one.article) for one in labelled]
    names = sorted(found[0])
    table = np.array([[one[name] for name in names] for one in found])
    scale = table.std(axis=0) + 1e-3
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(table / scale, [one.genre.value for one in labelled])
    rows = zip(model.classes_, model.intercept_, model.coef_ / scale, strict=True)
    kept = {Genre(name): (float(bias), row.tolist()) for name, bias, row in rows}
    return Weights(
        {genre: bias for genre, (bias, _) in kept.items()},
        {genre: dict(zip(names, row, strict=True)) for genre, (_, row) in kept.items()},
    )


def measure(labelled: Sequence[Labelled], fitted: Weights) -> Figures:
    """How right the notices are."""
    pairs = [(not is_report(o.article, fitted), o.genre is not Genre.REPORT) for o in labelled]
    named, there = (sum(column) for column in zip(*pairs, strict=True))
    return Figures(sum(map(all, pairs)), named, there)


def write(fitted: Weights, labelled: Sequence[Labelled], path: Path) -> None:
    """Write the weights as JSON that can be read."""
    stored = {
        "about": "Written by `python -m summarizer.training.genre`.",
        "fitted_on": _counts(labelled),
    } | {
        genre.value: {
            "bias": round(fitted.bias[genre], 4),
            "weights": {name: round(value, 4) for name, value in fitted.weights[genre].items()},
        }
        for genre in Genre
    }
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def _counts(labelled: Iterable[Labelled]) -> dict[str, int]:
    return {genre.value: sum(one.genre is genre for one in labelled) for genre in Genre}


def main() -> None:
    """Fit on what is not held out, write the weights, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.genre")
    parser.add_argument("--data", type=Path, required=True, help="JSONL with gold framings")
    parser.add_argument("-o", "--output", type=Path, default=PATH, help="file for the weights")
    parser.add_argument(
        "--development", action="store_true", help="measure on the development part as well"
    )
    arguments = parser.parse_args()
    console = Console()
    labelled = read_labelled(arguments.data)
    ours = [one for one in labelled if not in_dev(str(one.article.id))]
    known = [one for one in ours if not one.is_held_out]
    fitted = fit(known)
    write(fitted, known, arguments.output)
    console.print(f"fitted on {_counts(known)}, wrote {arguments.output.name}")
    tests = {"held out": [one for one in ours if one.is_held_out]}
    if arguments.development:
        tests["development"] = [one for one in labelled if in_dev(str(one.article.id))]
    for name, part in tests.items():
        if part:
            console.print(f"{name}, {len(part)} articles: {measure(part, fitted)}")


if __name__ == "__main__":
    main()
