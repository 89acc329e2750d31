"""Guesses of what a text goes on with, looked up in its source.

A summary that copies can be decoded several tokens at a time: the source says what comes next, and
one pass of the model says how much of that it would have written itself. The text is the same as
without (Yang et al. 2023, "Inference with Reference: Lossless Acceleration of Large Language
Models"; Leviathan et al., ICML 2023, "Fast Inference from Transformers via Speculative Decoding").
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_MATCH = 4
"""Tokens that are compared; more hardly ever decide."""


class Lookup:
    """A source, and how far a text has followed it."""

    def __init__(self, source: Sequence[int]) -> None:
        self._source = list(source)
        self._followed = 0

    def after(self, written: Sequence[int], most: int) -> list[int]:
        """What follows in the source on the place where the text is; empty where it is nowhere.

        That place is where the longest end of the text stands; of several, the next one that it
        has not passed.
        """
        last = written[-1]
        places = [place + 1 for place, token in enumerate(self._source) if token == last]
        if not places or not most:
            return []
        self._followed = max(
            places,
            key=lambda place: (self._match(written, place), place >= self._followed, -place),
        )
        return self._source[self._followed : self._followed + most]

    def _match(self, written: Sequence[int], place: int) -> int:
        """How many tokens before a place are the last of the text."""
        most = min(LONGEST_MATCH, place, len(written))
        for size in range(1, most + 1):
            if self._source[place - size] != written[-size]:
                return size - 1
        return most
