"""The figures of drafts, counted by hand."""

from __future__ import annotations

import pytest

from eval.drafts import Record, Written, figures
from eval.drafts.writer import best
from summarizer.article import Article

SOURCE = "The council closed the quay on Monday."
ARTICLE = Article.from_text(f"{SOURCE} Nobody was hurt.", id="a")
RECORDS = [
    Record(
        ARTICLE, {"neutral": "The council closed the quay.", "sovereignty": None, "security": None}
    )
]


def written(text: str, cut: bool = True, grounded: bool = True, foreign: tuple[str, ...] = ()):
    return Written("a", "neutral", (0,), SOURCE, text, cut, grounded, (), foreign)


def test_shares_are_of_all_drafts():
    drafts = [
        written(SOURCE),
        written("The council closed the quay."),
        written("The quay was closed.", cut=False),
        written("Oslo closed the quay.", cut=False, grounded=False, foreign=("Oslo",)),
    ]
    found = figures(RECORDS, drafts)
    assert found["the source as it stands, %"] == 25
    assert found["foreign name or number, %"] == 25
    assert found["the check finds a fault, %"] == 25
    assert found["differs and passes the check, %"] == 50
    assert found["differs, passes and is a cut, %"] == 25


def test_the_source_stands_in_for_what_the_gates_hold_back():
    found = figures(RECORDS, [written("Oslo closed the quay.", cut=False, grounded=False)])
    held = found["source where the check fails: ROUGE-1, neutral"]
    assert held == found["sources: ROUGE-1, neutral"]
    assert held != found["as written: ROUGE-1, neutral"]
    assert held == pytest.approx(83.3, abs=0.1)  # 5 of 7 words, and all 5 of the gold
    assert found["source where the check fails: words"] == 7


def test_foreign_names_and_copies_are_counted_over_summaries():
    parts = [written("The council closed the quay on Monday."), written("It is in Oslo now.")]
    found = figures(RECORDS, parts)  # one summary of twelve words
    assert found["as written: foreign name or number, % of summaries"] == 100
    assert found["as written: copied 4-grams, %"] == pytest.approx(100 * 4 / 9)


def test_the_focus_margin_is_against_the_other_framings_gold():
    gold = {"neutral": None, "sovereignty": "Nobody was hurt.", "security": SOURCE}
    draft = Written("a", "security", (0,), SOURCE, SOURCE, True, True, (), ())
    found = figures([Record(ARTICLE, gold)], [draft])
    assert found["as written: focus margin, security"] == pytest.approx(100)
    assert found["as written: focus margin, sovereignty"] is None


def test_a_perspective_without_gold_has_no_score():
    assert figures(RECORDS, [written(SOURCE)])["sources: ROUGE-1, security"] is None


def test_the_first_of_equals_is_chosen():
    assert best([(False, 0.9), (True, 0.8), (True, 0.8)]) == 1
