"""Objectives: what an update makes likelier.

Preference is that of Rafailov et al. (NeurIPS 2023, "Direct Preference Optimization", equation 7):
the text that is preferred becomes likelier than the other one, measured by how both stood at the
start. Alone it may make both less likely, as long as the other falls faster; so the likelihood of
the preferred text is added (Pang et al., NeurIPS 2024, "Iterative Reasoning Preference
Optimization", equation 1). What is preferred is what is faithful to its source, as in Ri, Deas &
McKeown (2025).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor
from torch.nn.functional import logsigmoid

from summarizer.training.config import Objective, TrainingConfig
from summarizer.training.learners import Learner, Likelihoods
from summarizer.training.lessons import Lesson


@dataclass(frozen=True)
class Loss:
    """What an update is to make smaller.

    Attributes:
        total: the sum of the lessons' losses; shape ().
        tokens: how many tokens the preferred texts have.
        right: how many pairs stand as they should, and of how many: the preferred text has gained
            on the other one since the start.
    """

    total: Tensor
    tokens: int
    right: tuple[int, int] = (0, 0)


class LossOf(Protocol):
    """An objective."""

    def __call__(self, lessons: Sequence[Lesson]) -> Loss:
        """The loss of some lessons."""


@dataclass(frozen=True)
class Likelihood:
    """Negative log-likelihood a token."""

    learner: Learner

    def __call__(self, lessons: Sequence[Lesson]) -> Loss:
        found = self.learner.likelihoods(lessons)
        total = torch.stack([-one.sums.sum() / sum(one.tokens) for one in found]).sum()
        return Loss(total, sum(sum(one.tokens) for one in found))


@dataclass(frozen=True)
class Preference:
    """Pairs, and the likelihood a token of all texts that are preferred or stand alone.

    Attributes:
        beta: how far it may lead away from the start; the smaller, the farther.
        likelihood: the weight of the second part.
    """

    learner: Learner
    beta: float
    likelihood: float

    def __call__(self, lessons: Sequence[Lesson]) -> Loss:
        both = [with_rejected(lesson) for lesson in lessons]
        found = self.learner.likelihoods(both)
        losses: list[Tensor] = []
        gains: list[float] = []
        tokens = 0
        for lesson, one in zip(lessons, found, strict=True):
            size = len(lesson.targets)
            count = sum(one.tokens[:size])
            loss = -self.likelihood * one.sums[:size].sum() / count
            gain = margins(lesson, one) - one.sums.new_tensor(
                [target.margin for target in lesson.targets if target.rejected]
            )
            if len(gain):
                loss = loss - logsigmoid(self.beta * gain).mean()
            losses.append(loss)
            gains += gain.tolist()
            tokens += count
        right = sum(gain > 0 for gain in gains), len(gains)
        return Loss(torch.stack(losses).sum(), tokens, right)


def objective(config: TrainingConfig, learner: Learner) -> LossOf:
    """What a configuration asks for."""
    if config.objective is Objective.PREFERENCE:
        return Preference(learner, config.beta, config.likelihood)
    return Likelihood(learner)


def with_rejected(lesson: Lesson) -> Lesson:
    """A lesson whose targets are followed by what they are preferred to."""
    rejected = [replace(one, text=one.rejected) for one in lesson.targets if one.rejected]
    return replace(lesson, targets=(*lesson.targets, *rejected))


def margins(lesson: Lesson, found: Likelihoods) -> Tensor:
    """How much likelier each preferred text is than the other one, in log-likelihood.

    Args:
        lesson: as it was before :func:`with_rejected`.
        found: of the lesson after it.

    Returns:
        Shape (pairs,).
    """
    size = len(lesson.targets)
    places = [place for place, target in enumerate(lesson.targets) if target.rejected]
    return found.sums[places] - found.sums[size:]
