"""Summarize a stream of rows: a result for every row, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from summarizer.article import Article
from summarizer.batch.records import Columns, Unreadable, article_of
from summarizer.batch.rows import Row
from summarizer.pipeline import Summarizer
from summarizer.result import Result

SUMMARY_FIELDS: dict[str, type[Any]] = {
    "id": str,
    "title": str,
    "model": str,
    "elapsed_s": float,
    "error": dict,
    "sentences": list,
    "summaries": dict,
}
"""The fields of a record and their types: what a table needs to know beforehand."""


def summarize_rows(
    summarizer: Summarizer, rows: Iterable[Row], columns: Columns, size: int
) -> Iterator[Result]:
    """Summarize rows lazily, ``size`` at a time; those that are no articles keep their place."""
    stream = iter(rows)
    while group := list(islice(stream, size)):
        items = [article_of(row, columns) for row in group]
        articles = [item for item in items if isinstance(item, Article)]
        done = iter(summarizer.batch(articles, size=size))
        for item in items:
            if isinstance(item, Unreadable):
                yield Result(item.id, item.title, summarizer.model.name, error=item.failure)
            else:
                yield next(done)
