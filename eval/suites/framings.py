"""Gold framings of news articles: the suite this project exists for."""

from __future__ import annotations

from eval import measures
from eval.cases import Case, Gold
from eval.data import Records, Row, Source
from eval.suites.suite import WritingSuite
from summarizer.article import Article
from summarizer.perspectives import built_in
from summarizer.training.split import in_dev, place


def cases(records: Records) -> list[Case]:
    """The development split, in the order of the ids' hashes."""
    dev = [row for row in records.rows if in_dev(row["id"])]
    return [_case(row) for row in sorted(dev, key=lambda row: place(row["id"]))]


def _case(row: Row) -> Case:
    article = Article.from_offsets(row["text"], row["offsets"], row.get("title"), row["id"])
    gold = {name: _gold(one) if one else None for name, one in row["gold"].items()}
    return Case(article, built_in(), gold)


def _gold(one: Row) -> Gold:
    evidence = frozenset(one["evidence"])
    return Gold(one["text"], evidence, frozenset(one.get("relevant", evidence)))


SUITE = WritingSuite(
    name="framings",
    about="news articles with human neutral, sovereignty and security summaries",
    source=Source(
        "framings.jsonl",
        ("id", "text", "offsets", "gold"),
        "It holds this project's gold framings, which are not public: ask the maintainers.",
    ),
    read=cases,
    figures=(
        *measures.ROUGE,
        measures.MARGIN,
        measures.PRESENCE,
        *measures.EVIDENCE,
        *measures.UNSUPPORTED,
        measures.CONTEXT,
        measures.COPIED,
        measures.WORDS,
        measures.DISTINCT,
        *measures.ORIGINS,
    ),
    main=("ROUGE-1", "focus margin", "foreign name or number, %"),
)
