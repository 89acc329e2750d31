"""NEWTS: one article, two topics, a human summary of each; a topic is an ad-hoc perspective.

Bahrainian et al. (Findings of ACL 2022).
"""

from __future__ import annotations

from eval import measures
from eval.cases import Case, Gold
from eval.data import Records, Row, Source
from eval.figures import Better, Figure
from eval.suites.suite import WritingSuite
from summarizer.article import Article
from summarizer.perspectives import Perspective


def cases(records: Records) -> list[Case]:
    """All records, in order."""
    return [_case(row) for row in records.rows]


def _case(row: Row) -> Case:
    topics = {f"topic-{number}": topic for number, topic in enumerate(row["topics"], 1)}
    return Case(
        Article.from_text(row["text"], id=row["id"]),
        tuple(Perspective(name, topic["description"]) for name, topic in topics.items()),
        {name: Gold(topic["summary"]) for name, topic in topics.items()},
    )


SUITE = WritingSuite(
    name="newts",
    about="user-written perspectives: two topics an article (NEWTS)",
    source=Source(
        "newts_dev.jsonl",
        ("id", "text", "topics"),
        "Make it from github.com/ali-bahrainian/NEWTS and CNN/DailyMail: id, text, topics "
        "(description, summary).",
    ),
    read=cases,
    figures=(
        *measures.ROUGE,
        Figure(
            "ROUGE-1, wrong topic",
            measures.wrong_topic,
            "ROUGE-1 F against the human's text on the other topic, %",
            Better.NEITHER,
        ),
        measures.MARGIN,
        Figure("angle found, %", measures.said, "topics on which it wrote"),
        *measures.UNSUPPORTED,
        measures.COPIED,
        measures.WORDS,
        measures.DISTINCT,
        *measures.ORIGINS,
    ),
    main=("ROUGE-1", "ROUGE-1, wrong topic", "focus margin"),
    pooled=True,
)
