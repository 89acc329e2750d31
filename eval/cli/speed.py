"""``speed``: time and memory of this project and its peers."""

from __future__ import annotations

import json
import time
from typing import Annotated

import typer
from rich.console import Console

from eval.cli.options import OUT, Out, writable
from eval.report import write_report
from eval.report.markdown import speed_tables
from eval.results import result_path, write
from eval.speed.comparison import Plan, compare
from eval.speed.peers import PEERS, chosen


def speed(
    system: Annotated[
        list[str] | None,
        typer.Option(
            "--system",
            metavar="PEER",
            help=f"Only this peer: {', '.join(PEERS)} (repeatable).",
        ),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Interleaved rounds; 5 or more count.")] = 5,
    single: Annotated[int, typer.Option(min=1, help="Articles a round for latency.")] = 2,
    many: Annotated[int, typer.Option(min=1, help="Articles a round for throughput.")] = 4,
    growth: Annotated[
        bool, typer.Option(help="Also how cost grows with length, articles and perspectives.")
    ] = True,
    out: Out = OUT,
) -> None:
    """Measure speed: ratios first, medians of interleaved rounds, memory bandwidth beside them."""
    writable(out)
    result = compare(chosen(system or []), Plan(rounds, single, many, growth))
    write(result_path(out, "speed"), result)
    print(speed_tables(result))
    for path in write_report(out):
        Console(stderr=True, soft_wrap=True).print(f"wrote {path}")


def worker(
    peer: str,
    began: Annotated[float, typer.Option()] = 0.0,
    single: Annotated[int, typer.Option()] = 2,
    many: Annotated[int, typer.Option()] = 4,
    skip: Annotated[int, typer.Option()] = 0,
    grow: Annotated[bool, typer.Option("--grow")] = False,
) -> None:
    """One round of one peer, in this process."""
    from eval.speed import worker as work

    one = PEERS[peer]
    found = work.grow(one) if grow else work.measure(one, began or time.time(), single, many, skip)
    print(json.dumps(found))
