"""Evaluation records: articles with gold framings, and the split that nothing is trained on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.article import Article

FILE = "framings.jsonl"
DEV_SHARE = 5  # one article in five


@dataclass(frozen=True)
class Gold:
    """A human framing: its text, and the sentences its facts come from."""

    text: str
    evidence: frozenset[int]


@dataclass(frozen=True)
class Record:
    """An article and its gold framings; ``None`` where it has no such angle."""

    article: Article
    gold: Mapping[str, Gold | None]


def in_dev(id: str) -> bool:
    """Whether an article belongs to the development split: by a hash of its id, never by row."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % DEV_SHARE == 0


def read_records(folder: Path, limit: int | None = None) -> list[Record]:
    """Read the development split, in the order of the ids' hashes.

    Raises:
        FileNotFoundError: the folder does not hold ``framings.jsonl``.
    """
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    stored = [json.loads(line) for line in lines]
    dev = [record for record in stored if in_dev(record["id"])]
    dev.sort(key=lambda record: hashlib.sha256(record["id"].encode()).hexdigest())
    return [_record(record) for record in dev[:limit]]


def _record(stored: dict) -> Record:  # type: ignore[type-arg]
    article = Article.from_offsets(stored["text"], stored["offsets"], id=stored["id"])
    gold = {
        name: Gold(one["text"], frozenset(one["evidence"])) if one else None
        for name, one in stored["gold"].items()
    }
    return Record(article, gold)
