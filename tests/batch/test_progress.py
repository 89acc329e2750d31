"""How a run is told: moving on a terminal, lines elsewhere, objects for programs."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from summarizer.batch import Tally
from summarizer.show import progress
from summarizer.show.progress import Style, follow, summary


def told(style: Style, *, terminal: bool, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(progress, "EVERY_SECONDS", 0)
    monkeypatch.setattr(progress, "EVERY_SECONDS_JSON", 0)
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=200, highlight=False)
    tally = Tally("abstained", total=3)
    for number in follow(range(3), tally, console, style):
        tally.add("InputError" if number == 1 else None, "security")
    summary(tally, "out.jsonl", console, style)
    return out.getvalue()


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(Style.AUTO, terminal=False, monkeypatch=monkeypatch).splitlines()
    assert lines[0].startswith("1 done, 0 failed, 1 abstained (security 1), ")
    assert lines[0].endswith(" left")
    assert lines[-1].startswith("out.jsonl: 2 done, 1 failed (InputError 1), 3 abstained")


def test_a_terminal_ends_with_the_same_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(Style.AUTO, terminal=True, monkeypatch=monkeypatch)
    assert shown.splitlines()[-1].rpartition("out.jsonl: ")[2].startswith("2 done, 1 failed")
    assert len(shown) > 200  # what moved before


def test_objects_for_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(Style.JSON, terminal=True, monkeypatch=monkeypatch).splitlines()
    first, *_, last = map(json.loads, lines)
    assert (first["done"], first["failed"], first["total"]) == (1, {}, 3)
    assert first["left_s"] is not None
    assert (last["output"], last["failed"]) == ("out.jsonl", {"InputError": 1})


def test_nothing_when_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Style.NONE, terminal=True, monkeypatch=monkeypatch) == ""


def test_the_rate_is_that_of_this_run(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("summarizer.batch.tally.time.monotonic", lambda: now)
    tally = Tally("abstained", total=1000)
    for _ in range(500):
        tally.add(None)
    tally.start()
    assert tally.left is None
    now += 60
    for _ in range(30):
        tally.add(None)
    assert tally.rate == pytest.approx(0.5)
    assert str(tally) == "530 done, 0 failed, 0 abstained, 30 a minute, 15 min 40 s left"
