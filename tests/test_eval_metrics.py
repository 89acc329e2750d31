"""The figures are what they say: every expected value here is worked out by hand."""

from __future__ import annotations

import pytest

from eval.metrics import (
    copied,
    distinctness,
    evidence_precision,
    f1,
    focus_margin,
    foreign_names,
    foreign_numbers,
    mentions,
    rouge,
    states,
    unsupported,
)

ARTICLE = (
    'Gen. Mira Osten closed 12 ports on Monday. "We decide," she said. Belmark-born crews left.'
)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Osten closed 12 ports.", []),
        ("The ports were closed, said General Osten.", ["General"]),
        ("The ports were closed by Voss.", ["Voss"]),
        ("She closed 14 ports on Monday.", ["14"]),
        ("A crew born in Belmark left.", []),
        ("Osten's crews left Arvenia.", ["Arvenia"]),
        ("Crews left. Nobody stayed.", []),
    ],
)
def test_foreign_names_and_numbers_are_found(text, foreign):
    assert unsupported(text, ARTICLE) == foreign


def test_names_and_numbers_can_be_told_apart():
    text = "She closed 14 ports with Voss."
    assert foreign_numbers(text, ARTICLE) == ["14"]
    assert foreign_names(text, ARTICLE) == ["Voss"]


def test_rouge_is_the_librarys():
    assert rouge("the port closed", "the port closed")["rouge1"] == 100
    # one of two words shared: precision 1/2, recall 1/2
    assert rouge("port opened", "port closed")["rouge1"] == pytest.approx(50)


def test_focus_margin_is_own_minus_the_mean_of_the_others():
    # own: both words, 100; others: one of two words, 50, and none, 0
    assert focus_margin("port closed", "port closed", ["port opened", "crews left"]) == (
        pytest.approx(100 - (50 + 0) / 2)
    )


def test_copied_is_the_share_of_four_word_runs():
    # "closed 12 ports on" is in the article, "12 ports on friday" is not
    assert copied("closed 12 ports on Friday", ARTICLE) == pytest.approx(50)
    assert copied("too short", ARTICLE) == 0


def test_texts_without_a_common_word_are_wholly_distinct():
    assert distinctness("ports closed", "crews left") == 100
    assert distinctness("ports closed", "ports closed") == 0


def test_f1_of_presence():
    # two said, two gold, one hit: 2 * 1 / (2 + 2)
    assert f1([True, True, False], [True, False, True]) == 0.5
    assert f1([False], [False]) == 0


def test_evidence_precision_is_the_share_of_named_sentences_that_are_gold():
    assert evidence_precision([0, 2, 5, 7], frozenset({2, 7, 9})) == 0.5


def test_a_fact_is_mentioned_in_any_case_and_spacing():
    assert mentions("It closed  TWELVE\nports.", "twelve ports")
    assert mentions("the country’s airspace", "country's airspace")
    assert not mentions("It closed ports.", "twelve ports")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Osten closed 14 ports.", True),
        ("On Monday Osten, a general, closed 14 ports at noon.", True),
        ("Osten closed 12 ports.", False),
        ("Osten never closed 14 ports.", False),
        ("Osten didn’t say she closed 14 ports.", False),
        ("Osten spoke. She closed 14 ports.", False),
        ("14 ports closed Osten.", False),
    ],
)
def test_a_statement_is_made_by_its_words_in_their_order_in_one_sentence(text, stated):
    assert states(text, "Osten closed 14 ports.") is stated
