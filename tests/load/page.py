"""Many visitors at once: ``python -m tests.load.page --clients 40 --seconds 120``.

``--memory FILE`` writes the server's memory over time as a table, to plot.

Starts the page with a tiny model in a process of its own and lets clients summarize and check
articles in a loop, over loopback. Prints what became of the requests, how long they took, how the
memory of the server went, and whether the page answered meanwhile. Exit 1 where a request failed
other than by the line's own refusal, where memory grew, or where the page did not answer.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import httpx
import psutil

from summarizer.page.server import SESSIONS

EXAMPLES = Path(__file__).parents[2] / "examples"
GROWTH = 1.10
"""How much more memory the last quarter may use than the second."""

BEGINNING = 700
"""Characters of an article: short ones, so that many are made in the time."""

START_S = 600

EVERY_S = 30
"""Between two lines of the table of memory."""


@dataclass
class Tally:
    """What became of the requests.

    Attributes:
        ends: ``ok``, ``busy`` (refused by the line), or what went wrong.
        seconds: of requests that went well.
        pages: seconds that the page itself took, once a second; ``None`` where it did not answer.
        memory: resident bytes of the server, once a second.
    """

    ends: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    pages: list[float | None] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def main() -> int:
    options = _options()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.load.page_server", folder, str(port)]
        server = subprocess.Popen(command)  # noqa: S603 - our own
        try:
            tally = _run(f"http://127.0.0.1:{port}/", server.pid, options)
        finally:
            server.terminate()
            server.wait()
    return _report(tally, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--memory", type=Path, help="a table of it, a line every 30 s")
    return parser.parse_args()


def _run(address: str, pid: int, options: argparse.Namespace) -> Tally:
    texts = [
        path.read_text(encoding="utf-8")[:BEGINNING] for path in sorted(EXAMPLES.glob("[0-9]*.txt"))
    ]
    _wait_for(address)
    _warm_up(address, texts)
    tally, end = Tally(), time.monotonic() + options.seconds
    clients = [
        threading.Thread(target=_client, args=(address, texts, number, end, tally))
        for number in range(options.clients)
    ]
    for client in clients:
        client.start()
    _watch(tally, address, psutil.Process(pid), end, options)
    for client in clients:
        client.join()
    tally.pages.append(_page(address))
    return tally


def _watch(
    tally: Tally, address: str, process: psutil.Process, end: float, options: argparse.Namespace
) -> None:
    """Note the server's memory and whether the page answers, once a second until the end."""
    started = time.monotonic()
    next_line = 0.0
    _note(options.memory, "seconds,megabytes,done,refused", "w")
    while (now := time.monotonic()) < end:
        tally.memory.append(process.memory_info().rss)
        if now - started >= next_line:
            next_line = now - started + EVERY_S
            ends = f"{tally.ends['ok']},{tally.ends['busy']}"
            _note(options.memory, f"{now - started:.0f},{tally.memory[-1] / 1e6:.0f},{ends}", "a")
        tally.pages.append(_page(address))
        time.sleep(1)


def _note(table: Path | None, line: str, mode: Literal["w", "a"]) -> None:
    if table:
        with table.open(mode, encoding="utf-8") as file:
            file.write(f"{line}\n")


def _warm_up(address: str, texts: list[str]) -> None:
    """Load the model, fill a batch and the sessions: memory is measured from there on."""
    for _ in range(SESSIONS):
        httpx.post(f"{address}gradio_api/call/models", json={"data": []}, timeout=60)
    chance = random.Random(0)
    first = [
        threading.Thread(target=_end, args=(address, *_request(texts, chance))) for _ in range(20)
    ]
    for client in first:
        client.start()
    for client in first:
        client.join()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_S
    while _page(address) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(f"the page did not open within {START_S} s")
        time.sleep(1)


def _page(address: str) -> float | None:
    started = time.monotonic()
    try:
        httpx.get(address, timeout=30).raise_for_status()
    except httpx.HTTPError:
        return None
    return time.monotonic() - started


def _client(address: str, texts: list[str], number: int, end: float, tally: Tally) -> None:
    chance = random.Random(number)
    while time.monotonic() < end:
        started = time.monotonic()
        how = _end(address, *_request(texts, chance))
        tally.ends[how] += 1
        if how == "ok":
            tally.seconds.append(time.monotonic() - started)
        else:
            time.sleep(chance.uniform(0.5, 1.5))  # as a visitor who tries again


def _request(texts: list[str], chance: random.Random) -> tuple[str, list[Any]]:
    """Nine of ten summarize, with a few different settings; one checks."""
    text = chance.choice(texts)
    if chance.random() < 0.1:
        return "check", [text, "The minister resigned. " + text[200:400], True]
    return "summarize", [text, None, chance.choice(["short", "medium"]), "", 0]


def _end(address: str, endpoint: str, values: list[Any]) -> str:
    """Make a request as any program would; how it ended."""
    at = f"{address}gradio_api/call/{endpoint}"
    try:
        with httpx.Client(timeout=300) as client:
            started = client.post(at, json={"data": values})
            if started.status_code != 200:
                return f"HTTP {started.status_code}"
            answer = client.get(f"{at}/{started.json()['event_id']}").text
    except httpx.HTTPError as error:
        return type(error).__name__
    event, _, data = answer.strip().rpartition("\n")
    if not event.endswith("event: complete"):
        return answer.strip()[-200:]
    record = json.loads(data.removeprefix("data: "))[0]
    error = record["error"]
    if error is None:
        return "ok"
    return "busy" if error["type"] == "BusyError" else str(error["message"])


def _report(tally: Tally, options: argparse.Namespace) -> int:
    quarter = max(1, len(tally.memory) // 4)
    early = statistics.median(tally.memory[quarter : 2 * quarter])
    late = statistics.median(tally.memory[-quarter:])
    answered = sorted(one for one in tally.pages if one is not None)
    print(f"{options.clients} clients, {options.seconds:.0f} s: {dict(tally.ends)}")
    if tally.seconds:
        slow = statistics.quantiles(tally.seconds, n=20)[-1] if len(tally.seconds) > 1 else 0
        print(f"a request: median {statistics.median(tally.seconds):.1f} s, p95 {slow:.1f} s, "
              f"{len(tally.seconds) / options.seconds:.2f} a second")  # fmt: skip
    print(f"memory: second quarter {early / 1e6:.0f} MB, last quarter {late / 1e6:.0f} MB; "
          f"by eighths {_eighths(tally.memory)}")  # fmt: skip
    print(f"the page: answered {len(answered)} of {len(tally.pages)} times, "
          f"median {statistics.median(answered or [0]):.2f} s, "
          f"worst {max(answered or [0]):.2f} s")  # fmt: skip
    failed = set(tally.ends) - {"ok", "busy"} or None in tally.pages or not tally.ends["ok"]
    return 1 if failed or late > GROWTH * early else 0


def _eighths(memory: Sequence[int]) -> str:
    """The median of each eighth of the time, in megabytes."""
    size = max(1, len(memory) // 8)
    parts = [memory[start : start + size] for start in range(0, len(memory), size)][:8]
    return " ".join(f"{statistics.median(part) / 1e6:.0f}" for part in parts)


if __name__ == "__main__":
    sys.exit(main())
