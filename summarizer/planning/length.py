"""How long a summary is to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """A target in words; the planner chooses whole sentences around it."""

    name: str
    words: int


SHORT, MEDIUM, LONG = Length("short", 38), Length("medium", 64), Length("long", 110)
LENGTHS = {length.name: length for length in (SHORT, MEDIUM, LONG)}
