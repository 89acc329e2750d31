"""Memory: how many articles can be written about at once."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.exits import UsageError

if TYPE_CHECKING:
    from summarizer.device import Capacity

CHARACTERS_A_TOKEN = 3.0
"""Fewer than in most English text, so that the estimate lies on the safe side."""

TOKENS_A_ROW = 160
"""Of its focus, the instruction and what is written."""

COPIES = 6
"""Of the rows: those that have read their instruction, those that write and those that come next;
and as much again for logits and what lies between the layers. Measured with the default model:
8 articles of 400 words took 460 MB (reckoned 650), one of 3,000 words 630 (650), 4 980 (1030)."""

A_WORKER = 2 * 10**9
"""Bytes for each of many workers, of which nobody knows what is free where they run."""

SHARE = 0.5
"""Of the free memory that is used where nobody says how much."""

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?", re.IGNORECASE)


@dataclass(frozen=True)
class Room:
    """A bounded number of articles at once.

    Attributes:
        budget: bytes that they may take together.
        bytes_a_token: what a position of the model's memory takes, in all layers.
        most: articles at once, however small.
        rows: that are decoded together, of however many articles.
    """

    budget: int
    bytes_a_token: int
    most: int
    rows: int

    def articles(self, characters: int) -> int:
        """How many articles of this length fit; one always does."""
        left = self.budget - self.needs(0)
        return max(1, min(self.most, int(left / (self.needs(characters) - self.needs(0) or 1))))

    def needs(self, *characters: int) -> int:
        """Bytes for articles of these lengths: what is read of each, and rows that are written."""
        tokens = sum(characters) / CHARACTERS_A_TOKEN + COPIES * self.rows * TOKENS_A_ROW
        return int(tokens * self.bytes_a_token)


@dataclass(frozen=True)
class Limits:
    """How much is done at once. It changes the speed, not the text.

    Attributes:
        memory: bytes that the articles at work may take, beside the model.
        most: articles at once, however small; as many as the model works on at once where it is
            ``None``.
    """

    memory: int
    most: int | None = None

    def room(self, bytes_a_token: int, capacity: Capacity) -> Room:
        """How many articles this comes to with a model."""
        return Room(self.memory, bytes_a_token, self.most or capacity.articles, capacity.rows)


def parse_memory(amount: str) -> int:
    """``4GB``, ``500m`` or plain bytes.

    Raises:
        UsageError: it is no amount.
    """
    match = _AMOUNT.fullmatch(amount.strip())
    if match is None or float(match[1]) == 0:
        raise UsageError(f"The amount of memory {amount!r} is not known: write, for example, 4GB.")
    return int(float(match[1]) * _UNITS[match[2].lower()])


def free_memory() -> int:
    """Bytes that may be used where nobody says how much: of the GPU where there is one."""
    import psutil
    import torch

    if torch.cuda.is_available():
        return int(SHARE * torch.cuda.mem_get_info()[0])
    return int(SHARE * psutil.virtual_memory().available)


def room_for(size: int) -> int:
    """How many times as many bytes are available as these."""
    import psutil

    return int(psutil.virtual_memory().available / size)


def resident() -> int:
    """Bytes of memory that this process takes."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def give_back() -> None:
    """Let the system have memory that is free: glibc keeps it in pieces, and a long run grows."""
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)


def share_arenas() -> None:
    """Let all threads share two of glibc's pools of memory; to be called before they start.

    Else each of many threads has one of its own, and none shrinks to what it needs.
    """
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 2)


def bytes_a_token(model: Any) -> int:
    """Keys and values of a position in all layers, as far as the model's configuration tells."""
    config = getattr(getattr(model, "model", None), "config", None)
    text = getattr(config, "decoder", None) if config is not None else None
    found = _first(text if text is not None and not isinstance(text, dict) else config)
    layers = found("num_hidden_layers", "decoder_layers", "num_layers") or 1
    heads = found("num_attention_heads", "decoder_attention_heads", "num_heads") or 1
    size = found("head_dim", "d_kv") or (found("hidden_size", "d_model") or 1024) // heads
    bytes_a_value = getattr(getattr(getattr(model, "model", None), "dtype", None), "itemsize", 4)
    return layers * 2 * (found("num_key_value_heads") or heads) * size * bytes_a_value


def _first(config: Any) -> Callable[..., int]:
    def value(*names: str) -> int:
        for name in names:
            number = getattr(config, name, None)
            if isinstance(number, int) and number > 0:
                return number
        return 0

    return value
