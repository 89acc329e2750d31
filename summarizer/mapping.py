"""Summaries as new columns of a ``datasets`` data set."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.ingest import article_from_record
from summarizer.result import Failure, Result

RECORD, ERROR, NOTICE = "record", "summary_error", "summary_notice"

Summarize = Callable[[list[Article]], Iterator[Result]]


def mapping(
    summarize: Summarize, perspectives: Sequence[str], text: str, title: str, id: str
) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    """A function for ``Dataset.map``, batched or not.

    Args:
        summarize: articles to results, in order.
        perspectives: each gets a column of text, empty where it abstains or the article fails:
            a column that begins with ``None`` for a thousand rows has no type to go on with.
        text: the column of articles; ``title`` and ``id`` may be missing.
    """

    def added(examples: Mapping[str, Any]) -> Mapping[str, Any]:
        batched = isinstance(examples[text], list)
        rows = _rows(examples) if batched else [dict(examples)]
        made = _columns([*_results(summarize, rows, text, title, id)], perspectives)
        return made if batched else {name: values[0] for name, values in made.items()}

    return added


def _rows(examples: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    names = list(examples)
    return [
        dict(zip(names, values, strict=True))
        for values in zip(*(examples[name] for name in names), strict=True)
    ]


def _results(
    summarize: Summarize, rows: Sequence[Mapping[str, Any]], text: str, title: str, id: str
) -> Iterator[Result]:
    ready = [_article(row.get(text), row.get(title), row.get(id)) for row in rows]
    done = summarize([one for one in ready if isinstance(one, Article)])
    for one in ready:
        yield next(done) if isinstance(one, Article) else one


def _article(text: object, title: object, id: object) -> Article | Result:
    own, name = (None if one is None else str(one) for one in (id, title))
    try:
        if not isinstance(text, str):
            raise InputError("The article is missing: there is no text to summarize.")
        return article_from_record(text, title=name, id=own)
    except InputError as error:
        return Result(own, name, "", error=Failure(type(error).__name__, str(error)))


def _columns(results: Sequence[Result], perspectives: Sequence[str]) -> dict[str, list[str]]:
    columns = {
        name: ["" if one.error else one.summaries[name].text or "" for one in results]
        for name in perspectives
    }
    columns[ERROR] = [one.error.message if one.error else "" for one in results]
    columns[NOTICE] = [one.notice or "" for one in results]
    columns[RECORD] = [json.dumps(one.to_dict()) for one in results]
    return columns
