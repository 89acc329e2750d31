"""The figures are what they say: every expected value here is worked out by hand."""

from __future__ import annotations

import pytest

from eval.metrics import copied, distinctness, f1, rouge, unsupported

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


def test_rouge_is_the_librarys():
    assert rouge("the port closed", "the port closed")["rouge1"] == 100
    # one of two words shared: precision 1/2, recall 1/2
    assert rouge("port opened", "port closed")["rouge1"] == pytest.approx(50)


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
