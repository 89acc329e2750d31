"""Counts the passes over the weights that decoding takes, and the time they take."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from torch import Tensor

from summarizer.models.contract import Request, Started


@dataclass
class Meter:
    """What has been decoded so far.

    Attributes:
        steps: passes over the weights.
        seconds: they took.
    """

    steps: int = 0
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        self.steps += 1
        self.seconds += seconds

    def reset(self) -> None:
        self.steps, self.seconds = 0, 0.0


class MeteredEngine:
    """An engine of the seq2seq contract whose decoding steps are counted."""

    def __init__(self, engine: Any, meter: Meter) -> None:
        self._engine, self._meter = engine, meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def start(self, requests: Sequence[Request]) -> Started:
        started: Started = self._engine.start(requests)
        return replace(started, state=_MeteredState(started.state, self._meter))


class _MeteredState:
    def __init__(self, state: Any, meter: Meter) -> None:
        self._state, self._meter = state, meter

    @property
    def length(self) -> int:
        found: int = self._state.length
        return found

    def feed(self, tokens: Tensor, real: Tensor) -> Tensor:
        started = time.perf_counter()
        logits: Tensor = self._state.feed(tokens, real)
        self._meter.add(time.perf_counter() - started)
        return logits

    def forget(self, counts: Tensor) -> None:
        self._state.forget(counts)

    def rows(self, rows: Tensor) -> _MeteredState:
        return _MeteredState(self._state.rows(rows), self._meter)


def meter_forward(model: Any, meter: Meter) -> None:
    """Count the steps of ``generate``: the passes over one new token a row."""
    began: list[float] = []

    def before(_: Any, __: Any, ___: Any) -> None:
        began.append(time.perf_counter())

    def after(_: Any, arguments: Any, options: dict[str, Any], ____: Any) -> None:
        spent = time.perf_counter() - began.pop()
        inputs = options.get("decoder_input_ids", options.get("input_ids"))
        inputs = arguments[0] if inputs is None and arguments else inputs
        if inputs is not None and inputs.shape[1] == 1:
            meter.add(spent)

    model.register_forward_pre_hook(before, with_kwargs=True)
    model.register_forward_hook(after, with_kwargs=True)
