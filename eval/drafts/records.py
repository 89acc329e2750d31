"""Articles of the development part with their gold framings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.article import Article
from summarizer.training.split import in_dev, place

FILE = "framings.jsonl"


@dataclass(frozen=True)
class Record:
    """An article and its gold framings by perspective."""

    article: Article
    gold: Mapping[str, str | None]


def read_records(folder: Path, limit: int) -> list[Record]:
    """Read the development part, in the order of the ids' hashes."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    stored = [one for one in map(json.loads, lines) if in_dev(one["id"])]
    stored.sort(key=lambda one: place(one["id"]))
    return [
        Record(
            Article.from_offsets(one["text"], one["offsets"], id=one["id"]),
            {name: gold["text"] if gold else None for name, gold in one["gold"].items()},
        )
        for one in stored[:limit]
    ]
