"""Summarize a stream of rows: a result for every row, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.batch.records import SUMMARY_FIELDS, Columns, Unreadable, article_of
from summarizer.batch.rows import Row
from summarizer.result import Result

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

__all__ = ["SUMMARY_FIELDS", "summarize_items", "summarize_rows"]


def summarize_rows(
    summarizer: Summarizer, rows: Iterable[Row], columns: Columns, size: int
) -> Iterator[Result]:
    """Summarize rows lazily, ``size`` at a time; those that are no articles keep their place."""
    stream = iter(rows)
    while group := list(islice(stream, size)):
        yield from summarize_items(summarizer, [article_of(row, columns) for row in group])


def summarize_items(
    summarizer: Summarizer, items: Sequence[Article | Unreadable]
) -> Iterator[Result]:
    """A result for every item, in order; all articles are written about at once."""
    articles = [item for item in items if isinstance(item, Article)]
    done = iter(summarizer.batch(articles, size=max(1, len(articles))))
    for item in items:
        if isinstance(item, Unreadable):
            yield Result(item.id, item.title, summarizer.model.name, error=item.failure)
        else:
            yield next(done)
