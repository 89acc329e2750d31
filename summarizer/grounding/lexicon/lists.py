"""How a word list is written."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Make a set of a list of words with white space between them."""
    return frozenset(text.split())
