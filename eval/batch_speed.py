"""How much faster a batch is than one article at a time, and whether the text is the same.

    python -m eval.batch_speed [--limit N] [--model NAME] [--size N] [--workers N]

Both ways take turns on the repository's examples, from the first again where they are too few.
Models are loaded beforehand.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.batch import Columns, Recipe, Row, article_of, open_rows
from summarizer.batch.engine import Block, Engine
from summarizer.batch.making import LOOK_AHEAD
from summarizer.batch.memory import Limits, free_memory
from summarizer.batch.pool import local_engine
from summarizer.batch.settings import Settings
from summarizer.perspectives import built_in
from summarizer.pipeline import Summarizer

EXAMPLES = Path(__file__).parent.parent / "examples" / "batch.jsonl"
RECIPE = Recipe(Columns(), timing=False)

Records = list[dict[str, Any]]


def one_by_one(summarizer: Summarizer, limit: int) -> Records:
    """What a user's own loop would do."""
    return [
        {**summarizer.summarize(article).to_dict(), "elapsed_s": None}
        for article in _articles(limit)
    ]


def together(engine: Engine, limit: int, size: int | None) -> Records:
    """What the batch command does, without its output."""
    rows = _rows(limit)
    blocks = [
        Block(part, dict.fromkeys(range(len(part)), 1))
        for part in (rows[start : start + LOOK_AHEAD] for start in range(0, limit, LOOK_AHEAD))
    ]
    groups = engine(blocks, RECIPE, Limits(free_memory(), size))
    entries = {entry.number: entry.record for group in groups for entry in group}
    return [dict(entries[number]) for number in sorted(entries)]


def differences(left: Sequence[Any], right: Sequence[Any]) -> tuple[int, int]:
    """How many records differ in their texts, and how many in anything at all."""
    pairs = list(zip(left, right, strict=True))
    texts = [[[s["text"] for s in r["summaries"].values()] for r in pair] for pair in pairs]
    return sum(a != b for a, b in texts), sum(a != b for a, b in pairs)


def _rows(limit: int) -> list[Row]:
    own = open_rows(str(EXAMPLES), RECIPE.columns, ["text"])
    return [replace(row, number=n) for n, row in enumerate(islice(cycle(own), limit), 1)]


def _articles(limit: int) -> list[Article]:
    found = [article_of(row, RECIPE.columns) for row in _rows(limit)]
    return [one for one in found if isinstance(one, Article)]


def _timed(work: Callable[[], Records]) -> tuple[float, Records]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=48, help="articles")
    parser.add_argument("--size", type=int, help="articles at once; 8, on a GPU more")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", help="the built-in one by default")
    parser.add_argument("--workers", type=int, help="processes; as the batch command by default")
    given = parser.parse_args()
    settings = Settings(given.model, built_in(), "medium", 1, 0)
    workers = given.workers or settings.processes(given.limit, given.size)
    summarizer = settings.load()
    with local_engine(settings, workers) as engine:
        _compare(summarizer, engine, workers, given)


def _compare(
    summarizer: Summarizer, engine: Engine, workers: int, given: argparse.Namespace
) -> None:
    one_by_one(summarizer, 1)  # warm up
    together(engine, workers, 1)
    ratios, different = [], (0, 0)
    for number in range(1, given.rounds + 1):
        alone, left = _timed(lambda: one_by_one(summarizer, given.limit))
        batch, right = _timed(lambda: together(engine, given.limit, given.size))
        ratios.append(alone / batch)
        different = differences(left, right)
        print(
            f"round {number}: {60 * len(left) / alone:.2f} articles a minute one by one, "
            f"{60 * len(right) / batch:.2f} in a batch: {ratios[-1]:.2f} times"
        )
    print(
        json.dumps(
            {
                "articles": len(left),
                "workers": workers,
                "times": round(statistics.median(ratios), 2),
                "texts_different": different[0],
                "records_different": different[1],
            }
        )
    )


if __name__ == "__main__":
    main()
