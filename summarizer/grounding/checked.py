"""What the check says of one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Checked:
    """A sentence checked against an article.

    Attributes:
        support: 0..1, how well the article supports the sentence.
        evidence: indices of the article's sentences it rests on, in reading order.
        issues: what is wrong with it, each in words a reader understands.
    """

    text: str
    support: float
    evidence: tuple[int, ...]
    issues: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "support": round(self.support, 3),
            "evidence": list(self.evidence),
            "issues": list(self.issues),
        }
