"""Intervals and comparisons: what the bootstrap says, and what it does not let us say."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from eval.figures import Better
from eval.results import verdict_of
from eval.statistics import (
    Estimate,
    auc,
    balanced_accuracy,
    difference,
    draw,
    estimate,
    ratio,
)

ONCE = np.ones((1, 4))


def test_a_ratio_is_a_sum_over_a_sum_so_what_has_no_value_is_left_out():
    # (10 + 20) / (1 + 1); the third and fourth item have nothing to say
    assert ratio([10, 20, 0, 0], [1, 1, 0, 0])(ONCE) == [15]
    assert np.isnan(ratio([0, 0, 0, 0], [0, 0, 0, 0])(ONCE)).all()


def test_f1_is_such_a_ratio():
    # said and true of four articles: (1,1) (1,0) (0,1) (0,0) -> 2 * 1 / (2 + 1 + 1 + 0)... = 1/2
    assert ratio([2, 0, 0, 0], [2, 1, 1, 0])(ONCE) == [0.5]


def test_balanced_accuracy_is_the_mean_of_both_shares():
    said = np.array([True, False, False, False])
    true = np.array([True, True, False, False])
    # of the true one of two, of the others both
    assert balanced_accuracy(said, true)(ONCE) == [0.75]


def test_auc_counts_pairs_in_order():
    scores, true = np.array([0.9, 0.4, 0.5, 0.1]), np.array([True, True, False, False])
    # (0.9 > 0.5), (0.9 > 0.1), (0.4 > 0.1) of four pairs
    assert auc(scores, true)(ONCE) == [0.75]
    assert np.isnan(auc(scores, true)(np.array([[1.0, 1, 0, 0]]))[0])


def test_auc_is_that_of_the_library_on_every_resample():
    generator = np.random.default_rng(0)
    scores = generator.integers(0, 9, size=60).astype(float)  # with ties
    true = generator.random(60) < 0.4
    weights = draw(list(map(str, range(60))), 0, resamples=50)
    expected = [roc_auc_score(true, scores, sample_weight=row) for row in weights]
    assert auc(scores, true)(weights) == pytest.approx(expected)


def test_items_of_one_article_are_drawn_together():
    weights = draw(["a", "b", "a", "c"], seed=0)
    assert (weights[:, 0] == weights[:, 2]).all()
    # three articles are drawn each time
    assert (weights[:, [0, 1, 3]].sum(axis=1) == 3).all()


def test_the_same_seed_draws_the_same():
    assert (draw(["a", "b"], 3) == draw(["a", "b"], 3)).all()
    assert (draw(["a", "b"], 3) != draw(["a", "b"], 4)).any()


def test_the_interval_is_that_of_theory():
    """100 articles of which half score 1: the standard error of the mean is 0.05."""
    values = np.array([0.0, 1.0] * 50)
    found = estimate(ratio(values, np.ones(100)), draw(list(map(str, range(100))), 0))
    assert found.value == 0.5
    assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_a_paired_difference_is_sharper_than_its_parts():
    """Systems that differ by one point on every article differ for certain."""
    generator = np.random.default_rng(0)
    hard = generator.normal(40, 15, size=50)
    weights = draw(list(map(str, range(50))), 0)
    ours, other = ratio(hard + 1, np.ones(50)), ratio(hard, np.ones(50))
    assert estimate(ours, weights).low < estimate(other, weights).high
    found = difference(ours, other, weights)
    assert found.low == pytest.approx(1)
    assert found.differs


@pytest.mark.parametrize(
    ("low", "high", "better", "verdict"),
    [
        (0.5, 2.0, Better.HIGHER, "better"),
        (-2.0, -0.5, Better.HIGHER, "worse"),
        (0.5, 2.0, Better.LOWER, "worse"),
        (-2.0, -0.5, Better.LOWER, "better"),
        (0.5, 2.0, Better.NEITHER, "different"),
        (-0.1, 2.0, Better.HIGHER, "open"),
        (0.0, 2.0, Better.HIGHER, "open"),
        (None, None, Better.HIGHER, "open"),
    ],
)
def test_nothing_inside_its_interval_is_a_win(low, high, better, verdict):
    value = None if low is None else (low + high) / 2
    assert verdict_of(Estimate(value, low, high, items=50), better) == verdict


def test_few_articles_that_happen_to_agree_are_no_win():
    nine, ten = np.ones(9), np.ones(10)
    for ones, differs in ((nine, False), (ten, True)):
        weights = draw(list(map(str, range(len(ones)))), 0)
        found = difference(ratio(2 * ones, ones), ratio(ones, ones), weights)
        assert found.low == found.value == 1
        assert found.differs is differs


def test_only_articles_that_have_the_figure_are_counted():
    weights = draw(list("abcdefghijkl"), 0)
    most = ratio([10] * 12, [1] * 12)
    few = ratio([10, 20] + [0] * 10, [1, 1] + [0] * 10)
    assert estimate(few, weights).items == 2
    assert difference(most, few, weights).items == 2


def test_one_article_has_no_interval():
    found = estimate(ratio([10, 0, 0, 0], [1, 0, 0, 0]), draw(list("abcd"), 0))
    assert (found.value, found.low, found.high) == (10, None, None)
