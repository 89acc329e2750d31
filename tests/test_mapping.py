"""Summaries as columns of a data set: ``Dataset.map(summarizer.as_map())``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import datasets
import pytest

from summarizer import Article, Perspective, Result, Summarizer
from summarizer.mapping import mapping
from summarizer.models.decoding import DecodingSettings
from summarizer.planning import SHORT
from tests.batch.work import TEXT, Echo

ROWS = [
    {"nr": 1, "body": TEXT, "seen": 1.5},
    {"nr": 2, "body": TEXT.upper(), "seen": None},
    {"nr": 3, "body": None, "seen": 2.5},
    {"nr": 4, "body": "Too short.", "seen": 0.5},
]


def mapped(**options: Any) -> list[dict[str, Any]]:
    add = mapping(Echo().batch, ["neutral", "security"], "body", "title", "nr")
    return list(datasets.Dataset.from_list(ROWS).map(add, load_from_cache_file=False, **options))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"batched": True},
        {"batched": True, "batch_size": 1, "writer_batch_size": 1},
        {"batched": True, "batch_size": 3},
    ],
)
def test_columns_are_added_in_order_whatever_the_batches(options: dict[str, Any]) -> None:
    rows = mapped(**options)
    assert [one["nr"] for one in rows] == [1, 2, 3, 4]
    assert [one["seen"] for one in rows] == [1.5, None, 2.5, 0.5]
    assert [bool(one["neutral"]) for one in rows] == [True, True, False, False]
    assert [one["security"] for one in rows] == [""] * 4
    assert rows[0]["summary_error"] == ""
    assert [one["summary_notice"] for one in rows] == [""] * 4
    assert "missing" in rows[2]["summary_error"]
    assert "too short" in rows[3]["summary_error"]
    records = [json.loads(one["record"]) for one in rows]
    assert [one["id"] for one in records] == ["1", "2", "3", "4"]
    first = records[0]["sentences"][0]
    assert ROWS[0]["body"][first["start"] : first["end"]] == rows[0]["neutral"]  # type: ignore[index]


def test_a_column_says_what_is_no_report() -> None:
    def opinions(articles: Sequence[Article]) -> Iterator[Result]:
        return (replace(one, notice="An opinion.") for one in Echo().batch(articles))

    add = mapping(opinions, ["neutral"], "body", "title", "nr")
    assert add({"body": TEXT})["summary_notice"] == "An opinion."


def test_a_summarizer_maps_a_data_set(tiny_model: str) -> None:
    water = Perspective(name="water", definition="who controls the harbour's water")
    brief = DecodingSettings(candidates=1, max_tokens=20)
    summarizer = Summarizer(tiny_model, [water], length=SHORT, settings=brief)
    [row] = datasets.Dataset.from_list([{"text": TEXT}]).map(summarizer.as_map(), batched=True)
    assert json.loads(row["record"])["summaries"]["water"]["text"] == (row["water"] or None)


def test_a_stream_is_mapped_too() -> None:
    add = mapping(Echo().batch, ["neutral"], "body", "title", "nr")
    stream = datasets.Dataset.from_list(ROWS).to_iterable_dataset()
    rows = list(stream.map(add, batched=True, batch_size=2))
    assert [bool(one["neutral"]) for one in rows] == [True, True, False, False]
