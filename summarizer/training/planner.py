"""Fit the planner and write its weights.

    python -m summarizer.training.planner --data framings.jsonl [-o DIR]

One article in five, by a hash of its id, is the development part: it is not trained on, so that
``python -m eval.planner`` is honest about the weights that this command writes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from summarizer.perspectives import Perspective, built_in
from summarizer.planning.context import in_context
from summarizer.planning.network import Network
from summarizer.planning.shape import shapes
from summarizer.planning.trained import (
    Head,
    Reading,
    TrainedScorer,
    fingerprint,
    presence_features,
)
from summarizer.planning.weights import FOLDER, save_trained
from summarizer.training.planner_data import Example, read_examples, targets
from summarizer.training.planner_fit import BagFitter, fit_network, fit_presence

Floats = NDArray[np.float32]
Say = Callable[[str], None]
PARTS = 5
CHOICE = {"evidence": 1.0, "relevant": 0.5, "wording 1": 0.5, "wording 2": 0.5}


@dataclass(frozen=True)
class Column:
    """A target of the network: what it says about which perspective."""

    perspective: Perspective
    kind: str


def columns(perspectives: Sequence[Perspective]) -> list[Column]:
    """Return the network's targets. Of a whole article, what is evidence is what is relevant."""
    framing = ("relevant", "evidence", "wording 1", "wording 2")
    return [
        Column(perspective, kind)
        for perspective in perspectives
        for kind in (framing[1:] if perspective.whole_article else framing)
    ]


@dataclass(frozen=True)
class Table:
    """Everything there is to fit on, a row per sentence unless said otherwise.

    Attributes:
        labels: of each column; shape (sentences, columns).
        article: which article a sentence is of.
        fold: of each article, 0 to ``PARTS`` - 1; shape (articles,).
        present: which framings the articles have; shape (articles, framings).
    """

    examples: list[Example]
    columns: list[Column]
    labels: Floats
    article: NDArray[np.int64]
    fold: NDArray[np.int64]
    present: NDArray[np.bool_]

    @classmethod
    def of(cls, examples: Sequence[Example], perspectives: Sequence[Perspective]) -> Table:
        kept = [_without_some_titles(example) for example in examples]
        known = {p.name: targets(kept, p) for p in perspectives}
        wanted = columns(perspectives)
        labels = [_label(known[c.perspective.name], c.kind) for c in wanted]
        framings = [p for p in perspectives if not p.whole_article]
        present = [[e.gold.get(p.name) is not None for p in framings] for e in kept]
        sizes = [len(example.article.sentences) for example in kept]
        return cls(
            kept,
            wanted,
            np.stack(labels, axis=1),
            np.repeat(np.arange(len(kept)), sizes),
            np.arange(len(kept)) % PARTS,
            np.array(present).reshape(len(kept), len(framings)),
        )

    @property
    def first(self) -> list[int]:
        """The columns that a bag of words can say something about."""
        return [i for i, c in enumerate(self.columns) if not c.kind.startswith("wording")]


def _label(known: object, kind: str) -> Floats:
    name, _, size = kind.partition(" ")
    values: Floats = getattr(known, name)
    return values[:, int(size) - 1] if size else values


def _without_some_titles(example: Example) -> Example:
    """Hide every fourth title: articles without one must be at home in training, too."""
    if example.fold != 0 and str(example.article.id).encode()[-1] % 4:
        return example
    return replace(example, article=replace(example.article, title=None))


def fit(
    examples: Sequence[Example], perspectives: Sequence[Perspective], say: Say = print
) -> tuple[TrainedScorer, Floats]:
    """Fit a planner; return it with the logits of every sentence when its article was held out."""
    table = Table.of(examples, perspectives)
    texts = [[s.text for s in example.article.sentences] for example in table.examples]
    say(f"{len(texts)} articles, {len(table.article)} sentences, {len(table.columns)} targets")
    sentence_bags = BagFitter([t for article in texts for t in article], True, 1.0)
    article_bags = BagFitter([" ".join(article) for article in texts], False, 10.0)
    scores = np.zeros((len(table.article), len(table.first)), np.float32)
    topics = np.zeros(table.present.shape, np.float32)
    row_fold = table.fold[table.article]
    for part in range(PARTS):
        say(f"bags of words, part {part + 1} of {PARTS}")
        bag = sentence_bags.fit(table.labels[:, table.first], row_fold != part)
        scores[row_fold == part] = sentence_bags.scores(bag)[row_fold == part]
        bag = article_bags.fit(table.present.astype(np.float32), table.fold != part)
        topics[table.fold == part] = article_bags.scores(bag)[table.fold == part]
    features = _features(table, scores, topics)
    logits = np.zeros(table.labels.shape, np.float32)
    for part in range(PARTS):
        say(f"network, part {part + 1} of {PARTS}")
        network = fit_network(features[row_fold != part], table.labels[row_fold != part], copies=2)
        logits[row_fold == part] = network.logits(features[row_fold == part])
    say("everything on all parts")
    everything = np.ones(len(row_fold), bool)
    scorer = TrainedScorer(
        sentence_bags.fit(table.labels[:, table.first], everything),
        article_bags.fit(table.present.astype(np.float32), np.ones(len(texts), bool)),
        fit_network(features, table.labels),
        _heads(table, logits, topics, perspectives),
    )
    return scorer, logits


def _features(table: Table, scores: Floats, topics: Floats) -> Floats:
    rows = []
    for index, example in enumerate(table.examples):
        own = scores[table.article == index]
        about = np.broadcast_to(topics[index], (len(own), topics.shape[1]))
        rows.append(np.hstack([shapes(example.article), in_context(own), about]))
    return np.vstack(rows).astype(np.float32)


def _heads(
    table: Table, logits: Floats, topics: Floats, perspectives: Sequence[Perspective]
) -> dict[str, Head]:
    framings = [p.name for p in perspectives if not p.whole_article]
    heads = {}
    for perspective in perspectives:
        own = {c.kind: i for i, c in enumerate(table.columns) if c.perspective == perspective}
        relevance = own.get("relevant", own["evidence"])
        presence: tuple[float, ...] = ()
        if perspective.name in framings:
            readings = [Reading(logits[table.article == i], t) for i, t in enumerate(topics)]
            rows = np.stack([presence_features(reading, relevance) for reading in readings])
            presence = fit_presence(rows, table.present[:, framings.index(perspective.name)])
        choice = {column: CHOICE[kind] for kind, column in own.items()}
        heads[perspective.name] = Head(fingerprint(perspective), relevance, choice, presence)
    return heads


def main() -> None:
    """Fit on all but the development part and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.planner")
    parser.add_argument("--data", type=Path, required=True, help="JSONL with gold framings")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder for the weights")
    arguments = parser.parse_args()
    console = Console(stderr=True)
    examples = [example for example in read_examples(arguments.data) if example.fold != 0]
    scorer, _ = fit(examples, built_in(), lambda line: console.log(line))
    path = save_trained(scorer, arguments.output)
    console.log(f"wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
