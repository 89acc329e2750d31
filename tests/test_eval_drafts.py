"""The figures of drafts, counted by hand."""

from __future__ import annotations

from eval.drafts import Record, Written, figures
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
    assert found["the source as it stands, %"] == "25.0"
    assert found["foreign name or number, %"] == "25.0"
    assert found["the check finds a fault, %"] == "25.0"
    assert found["differs and passes the check, %"] == "50.0"
    assert found["differs, passes and is a cut, %"] == "25.0"


def test_the_source_stands_in_for_what_the_gates_hold_back():
    drafts = [written("Oslo closed the quay.", cut=False, grounded=False)]
    found = figures(RECORDS, drafts)
    held = found["ROUGE-1 with the source where the check fails"]
    assert held == found["ROUGE-1 of the sources"]
    assert held != found["ROUGE-1 of all drafts joined"]
    assert held.startswith("83.3 (7 words")  # 5 of 7 words, and all 5 of the gold


def test_a_perspective_without_gold_has_no_score():
    found = figures(RECORDS, [written(SOURCE)])
    assert found["ROUGE-1 of the sources"].endswith("0.0 (0 words, 0 % copied)")
