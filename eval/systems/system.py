"""What a system is: something that writes a text a perspective, or abstains."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from eval.cases import Case
from eval.outputs import Output

Writer = Callable[[Sequence[Case]], Iterator[Output]]
"""Writes the outputs of cases in order; it may work on several at once."""


@dataclass(frozen=True)
class Identity:
    """All that the outputs of a system depend on, besides the article.

    Attributes:
        model: the name of the model; empty where there is none.
        weights: file to SHA-256.
        settings: what else was chosen.
        code: checksum of the code that writes.
    """

    model: str
    weights: Mapping[str, str]
    settings: Mapping[str, Any]
    code: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "weights": dict(self.weights),
            "settings": dict(self.settings),
            "code": self.code,
        }

    @property
    def key(self) -> str:
        """Twelve hex digits that change with any of it."""
        return sha256(json.dumps(self.to_dict(), sort_keys=True).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class System:
    """A row of the comparison.

    Attributes:
        about: what it is, in a line of the report.
        load: makes the writer; slow where there is a model.
        identity: reads the checksums.
        heavy: it gets a process of its own, so that its peak memory is its own.
        knows_gold: it reads the human's text, so it is left out where there is none.
    """

    name: str
    about: str
    load: Callable[[], Writer]
    identity: Callable[[], Identity]
    heavy: bool = False
    knows_gold: bool = False
