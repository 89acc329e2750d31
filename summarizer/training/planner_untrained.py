"""Fitting the scores of perspectives without labels on those that have some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from summarizer.perspectives import Perspective
from summarizer.planning.matching import Query, matches
from summarizer.planning.scores import presence_features
from summarizer.planning.untrained import UntrainedScorer, features
from summarizer.planning.vectors import WordVectors
from summarizer.training.planner_data import Example, targets
from summarizer.training.planner_fit import fit_network, fit_presence

Floats = NDArray[np.float32]


def fit_untrained(
    examples: Sequence[Example], perspectives: Sequence[Perspective], vectors: WordVectors
) -> UntrainedScorer:
    """Learn how far matches can be relied on, from each framing with and without its cues."""
    framings = [p for p in perspectives if not p.whole_article]
    variants = [replace(p, cues=cues) for p in framings for cues in (p.cues, ())]
    inputs = [[_features(example, p, vectors) for example in examples] for p in variants]
    labels = [targets(examples, p).relevant for p in variants]
    network = fit_network(
        np.vstack([rows for variant in inputs for rows in variant]),
        np.concatenate(labels)[:, None],
        copies=3,
        units=8,
        epochs=4,
    )
    summaries = [
        presence_features(network.logits(rows)[:, 0]) for variant in inputs for rows in variant
    ]
    present = [example.gold.get(p.name) is not None for p in variants for example in examples]
    return UntrainedScorer(vectors, network, fit_presence(np.stack(summaries), np.array(present)))


def _features(example: Example, perspective: Perspective, vectors: WordVectors) -> Floats:
    texts = [sentence.text for sentence in example.article.sentences]
    return features(matches(texts, vectors.of(texts), Query.of(perspective), vectors))
