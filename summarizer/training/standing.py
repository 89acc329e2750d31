"""Fit how sentences stand without their article, and write the weights.

    python -m summarizer.training.standing --data framings.jsonl [-o DIR]

A minute of one core. ``standing_labels.jsonl`` holds what readers said of 7,387 sentences of 480
articles of the training part, each seen with nothing but its article's title: fine; soft (abrupt,
but clear); lost (who or what is meant cannot be known) or misled (something false would be
believed), both with the sentences that would mend it; named (lost but for a name that
:mod:`summarizer.naming` puts in); page (a caption, a label, half a sentence). It holds numbers
only: the articles are those of ``--data``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from summarizer.article import Article
from summarizer.planning.standing import ALONE, PAGE, StandingScorer
from summarizer.planning.standing_features import Telling, sentence_features
from summarizer.planning.weights import FOLDER, save_standing
from summarizer.training.planner_data import read_examples
from summarizer.training.planner_fit import fit_network

Floats = NDArray[np.float32]
LABELS = Path(__file__).with_name("standing_labels.jsonl")
PARTS = 5
UNITS, EPOCHS, COPIES = 32, 20, 5


@dataclass(frozen=True)
class Judged:
    """What readers said of sentences of one article.

    Attributes:
        labels: columns ``ALONE`` and ``PAGE``, NaN where nothing is known; shape (sentences, 2).
        mended: of the sentences that are lost alone, those that tell what is missing.
    """

    article: Article
    labels: Floats
    mended: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, article: Article, record: Mapping[str, Any]) -> Judged:
        labels = np.full((len(article.sentences), 2), np.nan, np.float32)
        mended: dict[int, frozenset[int]] = {}
        for grade in ("lost", "misled"):
            found = record.get(grade, {}).items()
            mended |= {int(index): frozenset(told) for index, told in found}
        for grade in ("fine", "soft", "named"):
            labels[record.get(grade, []), :] = 0
        labels[list(mended), ALONE], labels[list(mended), PAGE] = 1, 0
        labels[record.get("page", []), PAGE] = 1
        return cls(article, labels, mended)


def read_judged(data: Path, labels: Path = LABELS) -> list[Judged]:
    """Put the labels to the articles that they are of."""
    articles = {example.article.id: example.article for example in read_examples(data)}
    with labels.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Judged.of(articles[one["id"]], one) for one in records if one["id"] in articles]


def fit_standing(judged: Sequence[Judged]) -> StandingScorer:
    """Fit both: what is lost alone, and what mends it."""
    labels = np.vstack([one.labels for one in judged])
    known = ~np.isnan(labels[:, PAGE])
    features = np.vstack([sentence_features(one.article) for one in judged])
    network = fit_network(features[known], labels[known], COPIES, UNITS, EPOCHS)
    return StandingScorer(network, _fit_telling(judged))


def _fit_telling(judged: Sequence[Judged]) -> Floats:
    rows, told = [], []
    for one in judged:
        telling = Telling.of_article(one.article)
        for index, mends in one.mended.items():
            others = [other for other in range(len(one.labels)) if other != index]
            rows += [telling.of(index, other) for other in others]
            told += [other in mends for other in others]
    model = LogisticRegression(max_iter=1000).fit(np.stack(rows), told)
    return np.append(model.coef_[0], model.intercept_).astype(np.float32)


def agreement(judged: Sequence[Judged]) -> dict[str, float]:
    """How well readers are foretold: cross-validated by article."""
    found: dict[str, list[Floats]] = {"lost": [], "page": [], "mended": []}
    for part in range(PARTS):
        scorer = fit_standing([one for n, one in enumerate(judged) if n % PARTS != part])
        for one in judged[part::PARTS]:
            standing = scorer.read(one.article)
            for name, column, said in (
                ("lost", ALONE, standing.alone),
                ("page", PAGE, standing.page),
            ):
                known = ~np.isnan(one.labels[:, column])
                found[name].append(np.stack([one.labels[known, column], np.array(said)[known]]))
            pairs = [
                (other in mends, standing.told(index, other))
                for index, mends in one.mended.items()
                for other in range(len(one.labels))
                if other != index
            ]
            found["mended"].append(np.array(pairs, np.float32).reshape(-1, 2).T)
    joined = {name: np.hstack(some) for name, some in found.items()}
    return {
        f"{name}, {title}": float(measure(*said))
        for name, said in joined.items()
        for title, measure in (("AUC", roc_auc_score), ("AP", average_precision_score))
    }


def main() -> None:
    """Fit on all labelled articles and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.standing")
    parser.add_argument("--data", type=Path, required=True, help="JSONL with the articles")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder for the weights")
    arguments = parser.parse_args()
    console = Console(stderr=True)
    judged = read_judged(arguments.data)
    if not judged:
        parser.error(f"{arguments.data} has none of the articles that were judged.")
    console.log(f"{len(judged)} articles")
    for name, figure in agreement(judged).items():
        print(f"{name}: {figure:.3f}")
    path = save_standing(fit_standing(judged), arguments.output)
    console.log(f"wrote {path} ({path.stat().st_size / 1e3:.0f} KB)")


if __name__ == "__main__":
    main()
