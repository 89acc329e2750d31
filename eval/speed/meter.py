"""Counts decoding steps and the time they take."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from torch import Tensor


@dataclass
class Meter:
    """What has been decoded so far.

    Attributes:
        steps: passes over the weights.
        tokens: tokens they gave, one a row.
        seconds: they took.
    """

    steps: int = 0
    tokens: int = 0
    seconds: float = 0.0

    def add(self, tokens: int, seconds: float) -> None:
        self.steps += 1
        self.tokens += tokens
        self.seconds += seconds

    def reset(self) -> None:
        self.steps, self.tokens, self.seconds = 0, 0, 0.0


class MeteredEngine:
    """An engine of the seq2seq contract whose decoding steps are counted."""

    def __init__(self, engine: Any, meter: Meter) -> None:
        self._engine, self._meter = engine, meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def start(self, requests: Any) -> tuple[Any, Tensor]:
        state, logits = self._engine.start(requests)
        return _MeteredState(state, self._meter), logits


class _MeteredState:
    def __init__(self, state: Any, meter: Meter) -> None:
        self._state, self._meter = state, meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._state, name)

    def step(self, tokens: Tensor) -> Tensor:
        started = time.perf_counter()
        logits: Tensor = self._state.step(tokens)
        self._meter.add(len(tokens), time.perf_counter() - started)
        return logits


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
            meter.add(len(inputs), spent)

    model.register_forward_pre_hook(before, with_kwargs=True)
    model.register_forward_hook(after, with_kwargs=True)
