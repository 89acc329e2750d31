"""Fit how sentences stand without their article, and write the weights.

    python -m summarizer.training.standing --data framings.jsonl [-o DIR]

A minute of one core. Two files hold what readers said of sentences of the training part, each seen
with nothing but its article's title: ``standing_labels.jsonl`` of 7,387 sentences of 480 articles,
alone; ``standing_pairs.jsonl`` of 13,054 sentences of all 937, as a summary would show them, alone
or after another one. Grades: fine; soft (abrupt, but clear) and doubtful (hardly misleads); lost
(who or what is meant cannot be known) or misled (something false would be believed), in the first
file with the sentences that would mend it; named (lost but for a name that
:mod:`summarizer.naming` puts in); page (a caption, a label, half a sentence). They hold numbers
only: the articles are those of ``--data``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from summarizer.article import Article
from summarizer.planning.network import sigmoid
from summarizer.planning.standing import LOST, MISLED, PAGE, StandingScorer
from summarizer.planning.standing_features import Telling, sentence_features
from summarizer.planning.weights import FOLDER, save_standing
from summarizer.training.planner_data import read_examples
from summarizer.training.planner_fit import fit_network

Floats = NDArray[np.float32]
Record = Mapping[str, Any]
ALONE = Path(__file__).with_name("standing_labels.jsonl")
BESIDE = Path(__file__).with_name("standing_pairs.jsonl")
PARTS = 5
UNITS, EPOCHS, COPIES = 32, 20, 5

UNDERSTOOD = (0.0, 0.0, 0.0)
LABELS: Mapping[str, tuple[float, float, float]] = {
    **dict.fromkeys(("fine", "soft", "doubtful", "named"), UNDERSTOOD),
    "lost": (1.0, 0.0, 0.0),
    "misled": (1.0, 1.0, 0.0),
    "page": (np.nan, np.nan, 1.0),
}
"""What a grade says of ``LOST``, ``MISLED`` and ``PAGE``."""


@dataclass(frozen=True)
class Judgement:
    """What a reader said of a sentence.

    Attributes:
        before: the sentence shown before it.
    """

    index: int
    before: int | None
    grade: str


@dataclass(frozen=True)
class Judged:
    """What readers said of sentences of one article.

    Attributes:
        mended: of the sentences that are lost alone, those that tell what is missing.
    """

    article: Article
    judgements: tuple[Judgement, ...]
    mended: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, article: Article, alone: Record, beside: Record) -> Judged:
        """Read the records of both files; either may be empty."""
        mended = {
            int(index): frozenset(told)
            for grade in ("lost", "misled")
            for index, told in alone.get(grade, {}).items()
        }
        return cls(article, (*_alone(alone), *_beside(beside)), mended)

    @cached_property
    def labels(self) -> Floats:
        """Columns ``LOST``, ``MISLED`` and ``PAGE``, NaN where nothing is known."""
        return np.array([LABELS[one.grade] for one in self.judgements], np.float32)

    @cached_property
    def features(self) -> Floats:
        """What the network sees of each judgement, shape (judgements, features)."""
        own, telling = sentence_features(self.article), Telling.of_article(self.article)
        return np.stack(
            [
                np.concatenate([own[one.index], telling.beside(one.index, one.before)])
                for one in self.judgements
            ]
        )


def _alone(record: Record) -> Iterator[Judgement]:
    for grade in LABELS:
        for index in record.get(grade, ()):
            yield Judgement(int(index), None, grade)


def _beside(record: Record) -> Iterator[Judgement]:
    for grade in LABELS:
        for index, before in record.get(grade, ()):
            yield Judgement(index, before, grade)


def read_judged(data: Path, alone: Path = ALONE, beside: Path = BESIDE) -> list[Judged]:
    """Put the labels to the articles that they are of."""
    single, pairs = (
        {one["id"]: one for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        for path in (alone, beside)
    )
    return [
        Judged.of(example.article, single.get(name, {}), pairs.get(name, {}))
        for example in read_examples(data)
        if (name := example.article.id) in single or name in pairs
    ]


def fit_standing(judged: Sequence[Judged]) -> StandingScorer:
    """Fit both: what is lost, and what mends it."""
    labels = np.vstack([one.labels for one in judged])
    features = np.vstack([one.features for one in judged])
    network = fit_network(features, labels, COPIES, UNITS, EPOCHS)
    return StandingScorer(network, _fit_telling(judged))


def _fit_telling(judged: Sequence[Judged]) -> Floats:
    rows, told = [], []
    for one in judged:
        telling = Telling.of_article(one.article)
        for index, mends in one.mended.items():
            others = [other for other in range(len(one.article.sentences)) if other != index]
            rows += [telling.of(index, other) for other in others]
            told += [other in mends for other in others]
    model = LogisticRegression(max_iter=1000).fit(np.stack(rows), told)
    return np.append(model.coef_[0], model.intercept_).astype(np.float32)


def agreement(judged: Sequence[Judged]) -> dict[str, float]:
    """How well readers are foretold: cross-validated by article."""
    found: dict[str, list[Floats]] = {}
    for part in range(PARTS):
        scorer = fit_standing([one for n, one in enumerate(judged) if n % PARTS != part])
        for one in judged[part::PARTS]:
            for name, pairs in _foretold(one, scorer).items():
                found.setdefault(name, []).append(pairs)
    joined = {name: np.hstack(some) for name, some in found.items()}
    return {
        f"{name}, {title}": float(measure(*said))
        for name, said in joined.items()
        for title, measure in (("AUC", roc_auc_score), ("AP", average_precision_score))
    }


def _foretold(one: Judged, scorer: StandingScorer) -> dict[str, Floats]:
    """What readers said of an article's sentences and what the scorer says, shape (2, pairs)."""
    said, labels = sigmoid(scorer.network.logits(one.features)), one.labels
    alone = np.array([judgement.before is None for judgement in one.judgements])
    standing = scorer.read(one.article)
    mended = [
        (other in mends, standing.told(index, other))
        for index, mends in one.mended.items()
        for other in range(len(one.article.sentences))
        if other != index
    ]
    columns = {
        "lost alone": (LOST, alone),
        "lost beside": (LOST, ~alone),
        "misled": (MISLED, np.ones_like(alone)),
        "page": (PAGE, np.ones_like(alone)),
    }
    found = {}
    for name, (column, rows) in columns.items():
        known = rows & ~np.isnan(labels[:, column])
        found[name] = np.stack([labels[known, column], said[known, column]])
    return found | {"mended": np.array(mended, np.float32).reshape(-1, 2).T}


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
