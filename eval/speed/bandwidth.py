"""How fast this machine reads memory: what bounds decoding, since a step reads every weight."""

from __future__ import annotations

import time
from statistics import median

import torch

SIZE = 512 * 2**20
"""Bytes: more than any cache holds."""


def bytes_per_second(size: int = SIZE, repeats: int = 5) -> float:
    """Median speed of reading a large array once with all threads."""
    array = torch.ones(size // 4, dtype=torch.float32)
    return median(_once(array) for _ in range(repeats))


def _once(array: torch.Tensor) -> float:
    started = time.perf_counter()
    array.sum()
    return array.nbytes / (time.perf_counter() - started)
