"""Scores of the perspectives that the planner was trained on.

A sentence is read three times, as in stacked generalization (Wolpert 1992): by itself, as a bag of
hashed words and letter groups; by a small encoder that was fine-tuned for it (:mod:`.reader`); then
by a small network that sees the scores of both among those of its neighbours and of the whole
article, and the sentence's own features (:mod:`.features`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning.features import dense_features, own_features
from summarizer.planning.linear import BagOfWords
from summarizer.planning.matching import Query
from summarizer.planning.network import Network, sigmoid
from summarizer.planning.parts import parts
from summarizer.planning.reader import Reader
from summarizer.planning.scores import Scores, presence_features, probability
from summarizer.planning.usage import Usage
from summarizer.planning.vectors import WordVectors
from summarizer.planning.wording import Wording, Words, word_features

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """What was trained for one perspective.

    Attributes:
        fingerprint: of the definition that its labels were made by.
        words: column of the bag of words that says which sentences bear on it.
        relevance: column of the network's output that says so.
        choice: weight of each column of the output in the choice of sentences.
        wording: column of the words' network that says which its text would share.
        presence: weights of the presence of the angle and, last, a bias; empty where the
            perspective covers every article.
    """

    fingerprint: str
    words: int
    relevance: int
    choice: Mapping[int, float]
    wording: int
    presence: tuple[float, ...]


@dataclass(frozen=True)
class Reading:
    """Everything that the trained model says about one article; all perspectives share it.

    Attributes:
        texts: the sentences.
        vectors: of the sentences' meanings, shape (sentences, dimensions).
        logits: the network's output, shape (sentences, targets).
        parts: the article's parts; one unless it is long.
        topics: log-odds of each part as a whole, shape (parts, framings).
        words: of the sentences.
        shared: probability of each use of a word in a human's text, shape (uses, perspectives).
    """

    texts: tuple[str, ...]
    vectors: Floats
    logits: Floats
    parts: tuple[slice, ...]
    topics: Floats
    words: Words
    shared: Floats


@dataclass(frozen=True)
class TrainedScorer:
    """Stacked scores for perspectives with labels.

    Attributes:
        queries: what each framing looks for, as it was when the network was trained.
    """

    sentences: BagOfWords
    articles: BagOfWords
    reader: Reader
    network: Network
    wording: Network
    usage: Usage
    vectors: WordVectors
    queries: tuple[Query, ...]
    heads: Mapping[str, Head]

    def head(self, perspective: Perspective) -> Head | None:
        """Find what was trained for this very perspective, not only for one of the same name.

        One that covers the whole article is served by any head that does.
        """
        head = self.heads.get(perspective.name)
        if head is not None and head.fingerprint == fingerprint(perspective):
            return head
        return self.general if perspective.whole_article else None

    @property
    def general(self) -> Head:
        """The head that says what matters in an article as a whole."""
        return next(head for head in self.heads.values() if not head.presence)

    def read(self, article: Article) -> Reading:
        """Score all targets at once."""
        texts = tuple(sentence.text for sentence in article.sentences)
        vectors = self.vectors.of(texts)
        pieces = tuple(parts(len(texts)))
        read = [self.reader.read(texts[piece], article.title) for piece in pieces]
        topics = np.hstack(
            [
                self.articles.scores([" ".join(texts[piece]) for piece in pieces]),
                np.stack([one.topics for one in read]),
            ]
        )
        scores = np.hstack(
            [self.sentences.scores(texts), np.vstack([one.sentences for one in read])]
        )
        own = own_features(article, vectors, self.queries, self.vectors)
        features = [
            dense_features(own[piece], scores[piece], topic)
            for piece, topic in zip(pieces, topics, strict=True)
        ]
        logits = self.network.logits(np.vstack(features))
        words = Words.of(texts, article.title)
        known = self.usage.of(words.stems)
        meanings = self.vectors.of(words.stems)
        heard = np.vstack([one.words for one in read])
        features_of_words = word_features(words, logits, known, meanings, heard)
        shared = sigmoid(self.wording.logits(features_of_words))
        return Reading(texts, vectors, logits, pieces, topics, words, shared)

    def score(self, reading: Reading, head: Head) -> Scores:
        """Pick one perspective's scores out of a reading."""
        presence = 1.0
        if head.presence:
            # An angle that one part of a long article has is an angle of the article.
            presence = max(
                probability(
                    presence_features(reading.logits[piece, head.relevance], topics), head.presence
                )
                for piece, topics in zip(reading.parts, reading.topics, strict=True)
            )
        relevance = sigmoid(reading.logits[:, head.relevance])
        wording = Wording.of(reading.words, reading.shared[:, head.wording])
        return Scores(relevance, self.choice(reading, head), presence, not head.presence, wording)

    @staticmethod
    def choice(reading: Reading, head: Head) -> Floats:
        """How good each sentence would be in a summary, on a log-odds scale."""
        columns = list(head.choice)
        weights = np.array([head.choice[column] for column in columns], np.float32)
        chosen: Floats = reading.logits[:, columns] @ weights
        return chosen


def fingerprint(perspective: Perspective) -> str:
    """Identify a perspective by what it asks: its name and definition."""
    meaning = f"{perspective.name}\n{perspective.definition}"
    return hashlib.sha256(meaning.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def heads_to_json(heads: Mapping[str, Head]) -> str:
    """The heads, as they are stored."""
    return json.dumps({name: vars(head) for name, head in heads.items()})


def heads_from_json(text: str) -> dict[str, Head]:
    """Read what :func:`heads_to_json` wrote."""
    return {
        name: Head(
            fingerprint=head["fingerprint"],
            words=head["words"],
            relevance=head["relevance"],
            wording=head["wording"],
            choice={int(column): weight for column, weight in head["choice"].items()},
            presence=tuple(head["presence"]),
        )
        for name, head in json.loads(text).items()
    }
