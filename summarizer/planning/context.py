"""A sentence's scores among those of its article: neighbours, lead, best, average, rank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NO_NEIGHBOUR = -2.0  # log-odds: before the first and after the last sentence


def in_context(scores: Floats) -> Floats:
    """Put each sentence's scores among the others.

    Args:
        scores: log-odds, shape (sentences, targets).

    Returns:
        Shape (sentences, 10 * targets).
    """
    ordered = -np.sort(-scores, axis=0)
    whole = (scores.mean(axis=0), ordered[0], ordered[:3].mean(axis=0), scores[:3].mean(axis=0))
    around = [_shifted(scores, by) for by in (-1, 1, -2, 2)]
    repeated = [np.broadcast_to(row, scores.shape) for row in whole]
    rank = np.argsort(np.argsort(-scores, axis=0, kind="stable"), axis=0) / len(scores)
    return np.hstack([scores, *around, *repeated, rank]).astype(np.float32)


def _shifted(scores: Floats, by: int) -> Floats:
    padding = np.full((abs(by), scores.shape[1]), _NO_NEIGHBOUR, np.float32)
    if by < 0:
        return np.vstack([padding, scores])[: len(scores)]
    return np.vstack([scores, padding])[by:]
