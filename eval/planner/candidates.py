"""Ways to plan that were compared; each scores an article for a perspective."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning import Planner
from summarizer.planning.matching import Query, matches
from summarizer.planning.network import sigmoid
from summarizer.planning.scores import Scores, presence_features, probability
from summarizer.training.planner_data import Example
from summarizer.training.planner_fit import fit_presence
from summarizer.training.planner_untrained import fit_untrained

Floats = NDArray[np.float32]
Candidate = Callable[[Article], Scores]
Plain = Callable[[Article], Floats]


def lead(article: Article) -> Scores:
    """The first sentences, and every angle."""
    order = -np.arange(len(article.sentences), dtype=np.float32)
    return Scores(np.exp(order / 8).astype(np.float32), order, 1.0)


def cue_phrases(planner: Planner, perspective: Perspective) -> Plain:
    """Count cue phrases."""
    return lambda article: 2 * _matches(planner, article, perspective)[:, 0] - 2


def static_vectors(planner: Planner, perspective: Perspective) -> Plain:
    """Nearness of static vectors to the definition and the five nearest cues."""

    def score(article: Article) -> Floats:
        found = _matches(planner, article, perspective)
        return ((found[:, 2] + found[:, 5]) / 2 - 1).astype(np.float32)

    return score


def bag_of_words(planner: Planner, perspective: Perspective) -> Plain:
    """Each sentence's words and letter groups alone: the first stage of the planner."""
    column = planner.trained.heads[perspective.name].words
    bag = planner.trained.sentences
    return lambda article: bag.scores([s.text for s in article.sentences])[:, column]


def sentence_encoder(planner: Planner, perspective: Perspective) -> Plain:
    """Nearness to the definition and the five nearest cues in a sentence encoder's space."""
    from eval.planner.encoder import embed  # needs a wheel that the project does not

    queries = embed([perspective.definition, *Query.of(perspective).cues])

    def score(article: Article) -> Floats:
        near = embed([s.text for s in article.sentences]) @ queries.T
        cues = -np.sort(-near[:, 1:], axis=1)[:, :5].mean(axis=1)
        found = _matches(planner, article, perspective)[:, 0]
        scores: Floats = 4 * (near[:, 0] + cues) + found - 4
        return scores

    return score


def calibrated(plain: Plain, perspective: Perspective, examples: Sequence[Example]) -> Candidate:
    """Give plain scores the presence that fits them best on training articles."""
    weights: tuple[float, ...] = ()
    if not perspective.whole_article:
        found = [presence_features(plain(example.article)) for example in examples]
        present = np.array([e.gold[perspective.name] is not None for e in examples])
        weights = fit_presence(np.stack(found), present)

    def score(article: Article) -> Scores:
        logits = plain(article)
        presence = probability(presence_features(logits), weights) if weights else 1.0
        return Scores(sigmoid(logits), logits, presence)

    return score


def untrained(
    planner: Planner,
    perspective: Perspective,
    others: Sequence[Perspective],
    examples: Sequence[Example],
) -> Candidate:
    """What a user's perspective gets: fitted without the labels of the one that is measured."""
    rest = [other for other in others if other.name != perspective.name]
    scorer = fit_untrained(examples, rest, planner.trained.vectors)

    def score(article: Article) -> Scores:
        reading = planner.trained.read(article)
        general = planner.trained.choice(reading, planner.trained.general)
        return scorer.score(reading.texts, reading.vectors, general, perspective)

    return score


def shipped(planner: Planner, perspective: Perspective) -> Candidate:
    """The planner as it is."""
    return lambda article: planner.score(planner.trained.read(article), perspective)


def _matches(planner: Planner, article: Article, perspective: Perspective) -> Floats:
    texts = [sentence.text for sentence in article.sentences]
    vectors = planner.trained.vectors
    return matches(texts, vectors.of(texts), Query.of(perspective), vectors)
