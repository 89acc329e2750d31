"""Labelled articles for the planner."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.training.overlap import ngrams
from summarizer.training.split import part

Floats = NDArray[np.float32]
WRITTEN = Path(__file__).with_name("planner_articles.jsonl")
"""Articles written for this project."""


@dataclass(frozen=True)
class Gold:
    """A gold framing of an article."""

    text: str
    evidence: frozenset[int]
    relevant: frozenset[int]


@dataclass(frozen=True)
class Example:
    """An article with its gold framings; ``None`` where it lacks the angle."""

    article: Article
    gold: dict[str, Gold | None]

    @property
    def fold(self) -> int:
        """0 to 4, by a hash of the id; 0 is the development part."""
        return part(str(self.article.id))


def read_examples(path: Path) -> list[Example]:
    """Read a JSONL file of articles with ``offsets`` and ``gold``."""
    return list(_examples(path))


def _examples(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            article = Article.from_offsets(
                record["text"], record["offsets"], record.get("title"), record["id"]
            )
            yield Example(article, {name: _gold(g) for name, g in record["gold"].items()})


def _gold(record: dict[str, Any] | None) -> Gold | None:
    if record is None:
        return None
    evidence = frozenset(record["evidence"])
    return Gold(record["text"], evidence, frozenset(record.get("relevant", evidence)))


@dataclass(frozen=True)
class Targets:
    """Labels of one perspective for the sentences of many articles, each of shape (sentences,).

    Attributes:
        relevant: 1 where the sentence bears on the perspective.
        evidence: 1 where the gold framing took facts from it.
        wording: share of its words, and of its word pairs, that the gold framing has, too;
            shape (sentences, 2), NaN where there is no gold framing.
    """

    relevant: Floats
    evidence: Floats
    wording: Floats


def targets(examples: Sequence[Example], perspective: Perspective) -> Targets:
    """Collect the labels of one perspective, sentence after sentence."""
    rows = [
        _labels(sentence.index, sentence.text, example.gold.get(perspective.name))
        for example in examples
        for sentence in example.article.sentences
    ]
    table = np.array(rows, np.float32)
    return Targets(table[:, 0], table[:, 1], table[:, 2:])


def _labels(index: int, text: str, gold: Gold | None) -> tuple[float, float, float, float]:
    if gold is None:
        return 0.0, 0.0, np.nan, np.nan
    shared = [_shared(text, gold.text, size) for size in (1, 2)]
    return float(index in gold.relevant), float(index in gold.evidence), shared[0], shared[1]


def _shared(text: str, gold: str, size: int) -> float:
    found, wanted = (Counter(ngrams(t, size)) for t in (text, gold))
    return (found & wanted).total() / max(found.total(), 1)
