"""Fitting the planner's parts: bags of words, the network, the presence of an angle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from torch.nn.functional import binary_cross_entropy_with_logits

from summarizer.planning.linear import BagOfWords, weighted
from summarizer.planning.network import Network
from summarizer.planning.words import BUCKETS, Grams, grams

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
_RAREST = 3  # texts that a gram must be in to count


class BagFitter:
    """Counts texts once; fits bags of words on any part of them."""

    def __init__(self, texts: Sequence[str], letters: bool, strength: float) -> None:
        self.letters = letters
        self.strength = strength
        self.counted = grams(texts, letters)

    def fit(self, labels: Floats, part: Mask) -> BagOfWords:
        """Fit every column of ``labels``, shape (texts, targets), on the texts in ``part``."""
        idf = self._idf(part)
        used = np.flatnonzero(idf)
        inputs = self._matrix(self.counted, idf)[part][:, used]
        weight = np.zeros((2 * BUCKETS, labels.shape[1]), np.float32)
        bias = np.zeros(labels.shape[1], np.float32)
        for target, column in enumerate(labels.T):
            model = LogisticRegression(C=self.strength, max_iter=80, tol=1e-3)
            model.fit(inputs, column[part] > 0.5)
            weight[used, target], bias[target] = model.coef_[0], model.intercept_[0]
        return BagOfWords(idf, weight, bias, self.letters)

    def scores(self, bag: BagOfWords) -> Floats:
        """Score all texts; shape (texts, targets)."""
        scored: Floats = self._matrix(self.counted, bag.idf) @ bag.weight + bag.bias
        return scored

    def _idf(self, part: Mask) -> Floats:
        inside = part[self.counted.rows]
        found = np.bincount(self.counted.columns[inside], minlength=2 * BUCKETS)
        idf = np.log((1 + part.sum()) / (1 + found)) + 1
        return np.where(found < _RAREST, 0, idf).astype(np.float32)

    @staticmethod
    def _matrix(counted: Grams, idf: Floats) -> csr_matrix:
        shape = (counted.texts, 2 * BUCKETS)
        return csr_matrix((weighted(counted, idf), (counted.rows, counted.columns)), shape=shape)


def fit_network(
    features: Floats, labels: Floats, copies: int = 5, units: int = 48, epochs: int = 12
) -> Network:
    """Train ``copies`` networks that differ in their random start.

    Args:
        features: shape (rows, features).
        labels: probabilities, NaN where unknown; shape (rows, targets).
        copies: how many networks are averaged.
        units: size of the hidden layer.
        epochs: passes over the data.
    """
    mean, scale = features.mean(axis=0), 1 / (features.std(axis=0) + 1e-3)
    inputs = torch.from_numpy(np.clip((features - mean) * scale, -5, 5))
    trained = [_train(inputs, torch.from_numpy(labels), units, epochs, s) for s in range(copies)]
    hidden, hidden_bias, output, output_bias = (np.stack(p) for p in zip(*trained, strict=True))
    return Network(mean, scale, hidden, hidden_bias[:, None], output, output_bias[:, None])


def _train(
    inputs: torch.Tensor, labels: torch.Tensor, units: int, epochs: int, seed: int
) -> list[Floats]:
    torch.manual_seed(seed)
    first = torch.nn.Linear(inputs.shape[1], units)
    second = torch.nn.Linear(units, labels.shape[1])
    model = torch.nn.Sequential(first, torch.nn.ReLU(), torch.nn.Dropout(0.3), second)
    batch = min(256, len(inputs))
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.01)
    steps = epochs * (len(inputs) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, steps)
    for _ in range(epochs):
        shuffled = torch.randperm(len(inputs))
        for rows in shuffled[: len(inputs) // batch * batch].view(-1, batch):
            known = ~labels[rows].isnan()
            wanted = labels[rows].nan_to_num()
            loss = binary_cross_entropy_with_logits(model(inputs[rows]), wanted, known.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    parameters = (first.weight.T, first.bias, second.weight.T, second.bias)
    return [parameter.detach().numpy().astype(np.float32) for parameter in parameters]


def fit_presence(features: Floats, present: Mask) -> tuple[float, ...]:
    """Calibrate the presence of an angle; weights and, last, the bias."""
    scale = features.std(axis=0) + 1e-3
    model = LogisticRegression(C=0.1, max_iter=500).fit(features / scale, present)
    return (*(model.coef_[0] / scale).tolist(), float(model.intercept_[0]))
