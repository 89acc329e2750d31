"""What the server remembers of calls: those in hand, and no more."""

from __future__ import annotations

from typing import Any

import httpx

from summarizer.page.calls import MOST, Calls


def test_a_session_that_is_over_is_forgotten_and_one_that_waits_is_not() -> None:
    messages: dict[str, Any] = {}
    calls = Calls(messages)
    for number in range(4 * MOST):
        session = f"session {number}"
        messages[session] = ["a message"]
        calls[session] = set()
        calls[session].add("a call")
        if number % 100:  # most are told the end at once
            calls[session].remove("a call")
    waiting = {f"session {number}" for number in range(0, 4 * MOST, 100)}
    assert len(calls) <= MOST + 1
    assert len(messages) <= MOST + 1
    assert waiting <= set(calls)
    assert waiting <= set(messages)


def test_a_forgotten_session_has_no_calls() -> None:
    assert Calls({})["a session"] == set()


def test_many_calls_of_programs_leave_little_behind(served: Any, address: str) -> None:
    for _ in range(2 * MOST):
        at = f"{address}gradio_api/call/models"
        event = httpx.post(at, json={"data": []}).json()["event_id"]
        assert "complete" in httpx.get(f"{at}/{event}").text
    queue = served._queue
    assert len(queue.pending_event_ids_session) <= MOST + 1
    assert len(queue.pending_messages_per_session) <= MOST + 1
    assert len(queue.event_analytics) <= 1
