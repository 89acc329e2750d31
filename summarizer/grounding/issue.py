"""What can be wrong with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of issue; the first four are never forgiven."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"
    ROLE = "role"
    SPEAKER = "speaker"
    NEGATION = "negation"
    HEDGE = "hedge"
    RELATION = "relation"
    WORD = "word"
    LIKELIHOOD = "likelihood"


@dataclass(frozen=True)
class Issue:
    """One thing the article does not support, in words a reader understands."""

    kind: Kind
    message: str
