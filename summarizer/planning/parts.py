"""Parts of a long article: averages over hundreds of sentences would drown an angle in a few."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

LONG = 48
"""Sentences from which an article is long: nearly all the planner was trained on are shorter."""

USUAL = 24
"""Sentences of a part: about as many as those articles have."""


def parts(sentences: int) -> list[slice]:
    """Cut a long article into parts of about equal size; any other is one part.

    Args:
        sentences: how many there are, at least one.
    """
    count = 1 if sentences <= LONG else ceil(sentences / USUAL)
    borders = [round(index * sentences / count) for index in range(count + 1)]
    return [slice(start, end) for start, end in pairwise(borders)]
