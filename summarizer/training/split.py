"""The split of the data by article: one part in five is for development, never trained on."""

from __future__ import annotations

import hashlib

PARTS = 5
DEVELOPMENT = 0


def place(id: str) -> int:
    """A large number that stands for an article, whatever its row in a file."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16)


def part(id: str) -> int:
    """The part of an article, 0 to 4."""
    return place(id) % PARTS


def in_dev(id: str) -> bool:
    """Whether an article belongs to the development part."""
    return part(id) == DEVELOPMENT
