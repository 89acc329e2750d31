"""What the planner learns beside the labels of sentences: words, and sentences of our own."""

from __future__ import annotations

import numpy as np

from summarizer.article import Article
from summarizer.perspectives import built_in
from summarizer.planning.weights import load_vectors
from summarizer.training.planner_data import Example, Gold
from summarizer.training.planner_extra import extra_sentences
from summarizer.training.planner_table import Column
from summarizer.training.planner_wording import fit_wording

NEUTRAL, SOVEREIGNTY, SECURITY = built_in()


def test_our_own_sentences_are_labelled_for_the_perspective_they_were_written_for():
    columns = [Column(SOVEREIGNTY, "relevant"), Column(SECURITY, "relevant")]
    texts, labels = extra_sentences(columns)
    assert len(texts) == len(labels) == len(set(texts))
    assert 10 < labels[:, 0].sum() < len(texts) - 10
    assert not labels[:, 1].any()


def _example(number: int) -> Example:
    """The human's text always has the harbour, never the weather."""
    text = f"The harbour closed in month {number}. The weather was fine. People waited."
    gold = Gold("The harbour closed.", frozenset({0}), frozenset({0}))
    return Example(Article.from_text(text, id=str(number)), {NEUTRAL.name: gold, "security": None})


def test_words_that_humans_use_are_known_and_so_are_those_that_they_do_not():
    examples = [_example(number) for number in range(12)]
    logits = [np.zeros((3, 2), np.float32)] * len(examples)
    _, usage = fit_wording(examples, [NEUTRAL], logits, load_vectors())
    harbour, weather, never_seen = usage.of(["harbour", "weather", "quasar"])[:, 0]
    assert harbour > never_seen > weather


def test_a_perspective_that_no_article_has_is_no_error():
    examples = [_example(number) for number in range(2)]
    logits = [np.zeros((3, 2), np.float32)] * 2
    _, usage = fit_wording(examples, [NEUTRAL, SECURITY], logits, load_vectors())
    assert np.isfinite(usage.table).all()
