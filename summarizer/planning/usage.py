"""How often human framings use a word that their article has, as counted in many articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Usage:
    """What is known of words without their endings.

    Attributes:
        stems: the known words.
        table: of each the log-odds of its use by each perspective and the logarithm of its
            articles; last a row for words that are not known; shape (stems + 1, perspectives + 1).
    """

    stems: tuple[str, ...]
    table: Floats
    _index: Mapping[str, int] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {stem: i for i, stem in enumerate(self.stems)})

    def places(self, stems: Sequence[str]) -> NDArray[np.int64]:
        """The rows of words in the table; shape (stems,)."""
        unknown = len(self.stems)
        return np.array([self._index.get(stem, unknown) for stem in stems], np.int64)

    def of(self, stems: Sequence[str]) -> Floats:
        """What is known of words; shape (stems, perspectives + 1)."""
        return self.table[self.places(stems)]

    def tensors(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """Everything that is stored."""
        text = np.frombuffer("\n".join(self.stems).encode(), np.uint8)
        return {f"{prefix}.stems": text, f"{prefix}.table": self.table.astype(np.float16)}

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, NDArray[np.generic]], prefix: str) -> Usage:
        text = tensors[f"{prefix}.stems"].tobytes().decode()
        return cls(
            tuple(text.split("\n")) if text else (),
            tensors[f"{prefix}.table"].astype(np.float32),
        )
