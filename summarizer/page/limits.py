"""What the page allows one request, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much work is taken on.

    Attributes:
        waiting: requests that may wait for the model; the next one is told to come back.
        together: requests that the model works on at once.
        seconds: from the start of a request to its end, waiting included.
        characters: of a text that is summarized or checked.
        records: of a batch; larger ones belong on the command line.
        batch_seconds: from the start of a batch to its end.
    """

    waiting: int = 24
    together: int = 8
    seconds: float = 600.0
    characters: int = 200_000
    records: int = 1_000
    batch_seconds: float = 6 * 3600.0


LIMITS = Limits()
