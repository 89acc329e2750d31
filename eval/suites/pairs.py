"""News articles with short human summaries: the neutral summary alone."""

from __future__ import annotations

from eval import measures
from eval.cases import Case, Gold
from eval.data import Hub, Records, Row, Source
from eval.suites.neus import NEUTRAL
from eval.suites.suite import WritingSuite
from summarizer.article import Article


def cases(records: Records) -> list[Case]:
    """All records that hold an article, in order."""
    return [_case(row) for row in records.rows if row["text"].strip()]


def _case(row: Row) -> Case:
    article = Article.from_text(row["text"], id=row["id"])
    return Case(article, NEUTRAL, {one.name: Gold(row["summary"]) for one in NEUTRAL})


SUITE = WritingSuite(
    name="pairs",
    about="news articles with a human's short summary",
    source=Source(
        "news_pairs.jsonl",
        ("id", "text", "summary"),
        "Any news articles with short summaries will do: id, text, summary.",
        Hub(
            "abisee/cnn_dailymail:3.0.0",
            "validation",
            {"text": "article", "summary": "highlights"},
        ),
    ),
    read=cases,
    figures=(
        *measures.ROUGE,
        *measures.UNSUPPORTED,
        measures.COPIED,
        measures.WORDS,
        *measures.ORIGINS,
    ),
    main=("ROUGE-1", "foreign name or number, %", "words"),
)
