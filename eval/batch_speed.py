"""How much faster a batch is than one article at a time, and whether the text is the same.

    python -m eval.batch_speed [--limit N] [--model NAME] [--size N]

Both ways run in this process, in turns, on the repository's own examples.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.batch import Columns, Recipe, article_of, open_rows
from summarizer.batch.engine import Block, LocalEngine
from summarizer.batch.memory import MOST, Limits, free_memory
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


def together(summarizer: Summarizer, limit: int, size: int) -> Records:
    """What the batch command does, without its output."""
    rows = list(open_rows(str(EXAMPLES), RECIPE.columns, ["text"]))[:limit]
    block = Block(rows, dict.fromkeys(range(len(rows)), 1))
    groups = LocalEngine(summarizer).block(block, RECIPE, Limits(free_memory(), size))
    entries = {entry.number: entry.record for group in groups for entry in group}
    return [dict(entries[number]) for number in sorted(entries)]


def differences(left: Sequence[Any], right: Sequence[Any]) -> tuple[int, int]:
    """How many records differ in their texts, and how many in anything at all."""
    pairs = list(zip(left, right, strict=True))
    texts = [[[s["text"] for s in r["summaries"].values()] for r in pair] for pair in pairs]
    return sum(a != b for a, b in texts), sum(a != b for a, b in pairs)


def _articles(limit: int) -> list[Article]:
    rows = list(open_rows(str(EXAMPLES), RECIPE.columns, ["text"]))[:limit]
    found = [article_of(row, RECIPE.columns) for row in rows]
    return [one for one in found if isinstance(one, Article)]


def _timed(work: Callable[[], Records]) -> tuple[float, Records]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=12, help="articles")
    parser.add_argument("--size", type=int, default=MOST, help="articles at once")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", help="the built-in one by default")
    given = parser.parse_args()
    summarizer = Summarizer(given.model)
    one_by_one(summarizer, 1)  # warm up
    ratios, different = [], (0, 0)
    for number in range(1, given.rounds + 1):
        alone, left = _timed(lambda: one_by_one(summarizer, given.limit))
        batch, right = _timed(lambda: together(summarizer, given.limit, given.size))
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
                "times": round(statistics.median(ratios), 2),
                "texts_different": different[0],
                "records_different": different[1],
            }
        )
    )


if __name__ == "__main__":
    main()
