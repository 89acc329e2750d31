"""What happens in a peer's own process: a cold start, single articles, then many."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from eval.outputs import peak_mb
from eval.speed import workload
from eval.speed.peers import Engine, Peer

PERSPECTIVES = 3
LENGTHS = (200, 600, 1500, 3000, 6000)
ARTICLES = (1, 4, 16, 64)
COUNTS = (1, 2, 3, 4, 5, 6)
Spent = dict[str, Any]


def measure(peer: Peer, began: float, single: int, many: int, skip: int) -> Spent:
    """One round.

    Args:
        began: when the process was started, in seconds of the clock.
        single: articles for latency, after the first one.
        many: articles for throughput.
        skip: examples that earlier rounds have used.
    """
    engine = peer.load()
    perspectives = workload.perspectives(PERSPECTIVES)
    loaded = time.time() - began
    first, *others = workload.articles(1 + single, skip)
    engine.one(first, perspectives)
    cold = time.time() - began
    engine.meter.reset()
    latencies, totals, written = [], [], []
    for article in others:
        started = time.perf_counter()
        seconds, texts = engine.one(article, perspectives)
        latencies.append(seconds)
        totals.append(time.perf_counter() - started)
        written += texts
    started = time.perf_counter()
    engine.many(workload.articles(many, skip), perspectives)
    spent = time.perf_counter() - started
    return {
        "load_s": loaded,
        "cold_start_s": cold,
        "first_summary_s": latencies,
        "all_summaries_s": totals,
        "articles_per_minute": 60 * many / spent,
        "peak_mb": peak_mb(),
        "tokens_per_second": workload.tokens(written) / sum(totals),
        "bytes_per_second": read_a_second(engine),
    }


def read_a_second(engine: Engine) -> float | None:
    """Bytes of weights that were read a second while decoding."""
    meter = engine.meter
    return meter.steps * engine.bytes_per_step / meter.seconds if meter.seconds else None


def grow(peer: Peer) -> Spent:
    """Seconds by length of an article, number of articles and of perspectives, one run each."""
    engine = peer.load()
    three = workload.perspectives(PERSPECTIVES)
    (usual,) = workload.articles(1)
    engine.one(usual, three)  # warm
    counts = [count for count in ARTICLES if count <= peer.most_articles]
    long = {words: workload.article_of(words) for words in LENGTHS}
    many = {count: workload.articles(count) for count in counts}
    asked = {count: workload.perspectives(count) for count in COUNTS}
    return {
        "words": [[n, _timed(engine.one, one, three)] for n, one in long.items()],
        "articles": [[n, _timed(engine.many, group, three)] for n, group in many.items()],
        "perspectives": [[n, _timed(engine.one, usual, some)] for n, some in asked.items()],
    }


def _timed(run: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - started
