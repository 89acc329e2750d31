"""Interleaved rounds of all peers, each in a fresh process; medians, and ratios round by round."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
from rich.console import Console

from eval import identity
from eval.errors import EvalError
from eval.progress import follow
from eval.results import FORMAT, Result
from eval.speed.bandwidth import bytes_per_second
from eval.speed.peers import OURS, Peer
from eval.suites.examples import records

Rounds = Mapping[str, Sequence[dict[str, Any]]]
Start = Callable[[Peer, Sequence[str]], dict[str, Any]]
"""Runs a peer's worker with these options and returns what it measured."""

RATIOS = (
    "articles_per_minute",
    "first_summary_s",
    "all_summaries_s",
    "cold_start_s",
    "peak_mb",
)


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int = 5
    single: int = 2
    many: int = 4
    growth: bool = True


def compare(peers: Sequence[Peer], plan: Plan, start: Start | None = None) -> Result:
    """Measure all peers; one that breaks is left out and said, unless it is ours."""
    start = start or run_worker
    measured: dict[str, list[dict[str, Any]]] = {peer.name: [] for peer in peers}
    identities = {peer.name: peer.identity().to_dict() for peer in peers}  # before a long wait
    bandwidths = []
    console = Console(stderr=True)
    for number in follow(range(plan.rounds), "rounds", plan.rounds):
        bandwidths.append(bytes_per_second())
        options = ["--single", plan.single, "--many", plan.many, "--skip", number * plan.many]
        for peer in list(peers):
            try:
                measured[peer.name].append(start(peer, list(map(str, options))))
            except EvalError as error:
                if peer.name == OURS:
                    raise
                console.print(f"left out: {error}", markup=False, soft_wrap=True)
                peers = [one for one in peers if one != peer]
                del measured[peer.name]
    growth = _growth(peers, start, console) if plan.growth else {}
    bandwidth = median(bandwidths)
    data = records()
    return {
        "format": FORMAT,
        "suite": "speed",
        "about": "time and memory, peers in the same run",
        "created": identity.now(),
        "commit": identity.commit(),
        "data": {"name": data.name, "sha256": data.sha256},
        "machine": identity.machine(),
        "rounds": plan.rounds,
        "bandwidth_gb_s": bandwidth / 1e9,
        "ratios": ratios(measured),
        "peers": {
            peer.name: {
                "about": peer.about,
                "identity": identities[peer.name],
                **medians(measured[peer.name], bandwidth),
            }
            for peer in peers
        },
        "growth": growth,
    }


def _growth(peers: Sequence[Peer], start: Start, console: Console) -> dict[str, dict[str, Any]]:
    """How each peer's cost grows; one that breaks at it keeps its other figures."""
    found: dict[str, dict[str, Any]] = {}
    for peer in peers:
        try:
            found[peer.name] = start(peer, ["--grow"])
        except EvalError as error:
            console.print(f"growth left out: {error}", markup=False, soft_wrap=True)
    return found


def run_worker(peer: Peer, options: Sequence[str]) -> dict[str, Any]:
    """Run a peer in a fresh process."""
    command = [sys.executable, "-m", "eval", "speed-worker", peer.name, *options]
    command += ["--began", str(time.time())]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603 - our own module
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise EvalError(f"The speed of {peer.name} cannot be measured: {lines[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def medians(rounds: Sequence[Mapping[str, Any]], bandwidth: float) -> dict[str, Any]:
    """The medians over rounds; of latencies the percentiles over all articles of all rounds."""
    first = [value for one in rounds for value in one["first_summary_s"]]
    every = [value for one in rounds for value in one["all_summaries_s"]]
    read = _median(rounds, "bytes_per_second")
    return {
        "articles_per_minute": _median(rounds, "articles_per_minute"),
        "first_summary_p50_s": percentile(first, 50),
        "first_summary_p95_s": percentile(first, 95),
        "all_summaries_p50_s": percentile(every, 50),
        "load_s": _median(rounds, "load_s"),
        "cold_start_s": _median(rounds, "cold_start_s"),
        "peak_mb": _median(rounds, "peak_mb"),
        "tokens_per_second": _median(rounds, "tokens_per_second"),
        "share_of_bandwidth": None if read is None else read / bandwidth,
    }


def ratios(measured: Rounds) -> dict[str, dict[str, list[float]]]:
    """Each peer against ours, round by round: median, least and greatest.

    Above 1, ours is that many times faster or smaller.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for name, rounds in measured.items():
        if name == OURS or OURS not in measured:
            continue
        for figure in RATIOS:
            each = [
                _ratio(figure, _one(mine[figure]), _one(theirs[figure]))
                for mine, theirs in zip(measured[OURS], rounds, strict=True)
            ]
            found.setdefault(name, {})[figure] = [median(each), min(each), max(each)]
    return found


def _ratio(figure: str, ours: float, theirs: float) -> float:
    return ours / theirs if figure == "articles_per_minute" else theirs / ours


def _one(value: float | Sequence[float]) -> float:
    return value if isinstance(value, (int, float)) else median(value)


def percentile(values: Sequence[float], at: float) -> float | None:
    """By linear interpolation; ``None`` of nothing."""
    return float(np.percentile(values, at)) if values else None


def _median(rounds: Sequence[Mapping[str, Any]], name: str) -> float | None:
    known = [one[name] for one in rounds if one[name] is not None]
    return median(known) if known else None
