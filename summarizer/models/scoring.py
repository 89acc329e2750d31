"""Likelihoods of given texts, a few rows at a time: logits over a vocabulary are large."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from summarizer.models.contract import Request

ROWS = 8
"""Rows scored together: 8 rows of 80 tokens over 50,000 words are 128 MB of logits."""

Score = Callable[[Sequence[Request], Sequence[str]], list[Tensor]]


def in_parts(score: Score, requests: Sequence[Request], texts: Sequence[str]) -> list[Tensor]:
    """Score texts of similar length together; give the results in the order asked."""
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    found: list[Tensor] = [torch.empty(0)] * len(texts)
    for start in range(0, len(order), ROWS):
        part = sorted(order[start : start + ROWS], key=lambda index: id(requests[index].memory))
        scores = score([requests[i] for i in part], [texts[i] for i in part])
        for index, values in zip(part, scores, strict=True):
            found[index] = values
    return found


def likelihoods(logits: Tensor, targets: Tensor) -> Tensor:
    """Log-likelihood of each target token.

    Args:
        logits: shape (rows, tokens, vocabulary).
        targets: shape (rows, tokens).

    Returns:
        Shape (rows, tokens).
    """
    chosen = logits.gather(-1, targets[..., None])[..., 0]
    return chosen - logits.logsumexp(-1)
