"""What summaries share and what only one says is told by their evidence."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.page.comparison import compare
from summarizer.result import Result, Summary, SummarySentence

ARTICLE = Article.from_text("One two three four. Five six. Seven eight nine. Ten.")


def result(**evidence: list[tuple[int, ...]]) -> Result:
    """Summaries with a sentence for each tuple of evidence."""
    summaries = {
        name: Summary(name, tuple(SummarySentence(f"{name} {e}", 1.0, e) for e in sentences))
        for name, sentences in evidence.items()
    }
    relevance = dict.fromkeys(evidence, (0.9, 0.1, 0.6, 0.2))
    return Result(None, None, "fake", ARTICLE, summaries, relevance)


@pytest.mark.parametrize(
    ("first", "second", "shared", "only"),
    [([(0,)], [(0,)], [[0]], []),
     ([(0,)], [(1,)], [], [0, 1]),
     ([(0, 1)], [(1, 2)], [[0, 1, 2]], []),
     ([(0,), (3,)], [(0, 1)], [[0, 1]], [3]),
     ([(0,), (0,)], [], [], [0, 0])],
)  # fmt: skip
def test_sentences_on_the_same_evidence_are_shared(
    first: list[tuple[int, ...]],
    second: list[tuple[int, ...]],
    shared: list[list[int]],
    only: list[int],
) -> None:
    found = compare(result(first=first, second=second)).to_dict()
    assert [group["evidence"] for group in found["shared"]] == shared
    assert [one["evidence"][0] for told in found["only"].values() for one in told] == only


def test_coverage_is_in_words() -> None:
    found = compare(result(first=[(0,)], second=[])).coverage
    assert found["first"].used == pytest.approx(4 / 10)
    assert found["first"].relevant == pytest.approx(7 / 10)
    assert found["second"].used == 0


def test_an_abstention_shares_nothing() -> None:
    found = compare(result(first=[(0,)], second=[]))
    assert found.shared == ()
    assert found.only["second"] == ()
