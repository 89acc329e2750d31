"""The device that works: a GPU where there is one; and how much it works on at once."""

from __future__ import annotations

from dataclasses import dataclass

import torch

A_SHARE = 4 * 10**9
"""Bytes of a GPU for which it does as much at once as a processor: the default model's rows need a
quarter of it, one of a thousand million weights leaves it half."""

MOST_SHARES = 16
"""More at once gain nothing: passes of 8,000 tokens keep any GPU busy."""


@dataclass(frozen=True)
class Capacity:
    """What is worked on at once. It changes the speed, and what is rounded, not what is asked.

    Attributes:
        articles: that are planned, encoded and written about together.
        rows: drafts that are decoded together.
        fed: tokens of all rows that are fed, or of all articles that are encoded, in one pass.
        held: positions of the memory that are copied for the texts scored together.
    """

    articles: int
    rows: int
    fed: int
    held: int

    def times(self, shares: int) -> Capacity:
        """As many times as much of everything."""
        return Capacity(*(shares * one for one in (self.articles, self.rows, self.fed, self.held)))


PROCESSOR = Capacity(articles=8, rows=24, fed=512, held=4096)
"""More gain nothing on a processor, and each row takes the keys and values of its focus with it.
Over 50,000 words the logits of 512 tokens are 50 to 100 MB."""


def capacity(device: torch.device) -> Capacity:
    """What a device works on at once: a GPU by its memory."""
    if device.type != "cuda":
        return PROCESSOR
    return shared(torch.cuda.get_device_properties(device).total_memory)


def shared(memory: int) -> Capacity:
    """What a GPU with so many bytes works on at once."""
    return PROCESSOR.times(max(1, min(MOST_SHARES, memory // A_SHARE)))


def best_device() -> torch.device:
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
