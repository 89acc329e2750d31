"""A small network on dense features: one hidden layer, several copies averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_FURTHEST = 5.0  # standard deviations; odd text must not push the network where it never was


@dataclass(frozen=True)
class Network:
    """Standardize, one hidden layer with ReLU, logits; the mean over copies.

    Attributes:
        mean: of the features, shape (features,).
        scale: 1 / standard deviation, shape (features,).
        hidden: shape (copies, features, units).
        hidden_bias: shape (copies, 1, units).
        output: shape (copies, units, targets).
        output_bias: shape (copies, 1, targets).
    """

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats

    def logits(self, features: Floats) -> Floats:
        """Log-odds of shape (rows, targets) for features of shape (rows, features)."""
        inputs = np.clip((features - self.mean) * self.scale, -_FURTHEST, _FURTHEST)
        units = np.maximum(inputs @ self.hidden + self.hidden_bias, 0)
        mean: Floats = (units @ self.output + self.output_bias).mean(axis=0)
        return mean

    def tensors(self, prefix: str) -> dict[str, Floats]:
        """Everything that is stored."""
        return {f"{prefix}.{f.name}": getattr(self, f.name) for f in fields(self)}

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, NDArray[np.generic]], prefix: str) -> Network:
        return cls(*(tensors[f"{prefix}.{f.name}"].astype(np.float32) for f in fields(cls)))


def sigmoid(logits: Floats) -> Floats:
    """Log-odds to probability."""
    result: Floats = (0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32)
    return result
