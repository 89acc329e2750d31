"""Mask policies: which sentences of the article a target sees while it is learnt."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning import Planner
from summarizer.training.config import MaskPolicy
from summarizer.training.lessons import Lesson
from summarizer.training.targets import Target

DROPPED = 0.3
"""Share of the targets that see the whole article under ``dropout``."""

Mask = Callable[[Lesson, random.Random], Lesson]


def mask(policy: MaskPolicy, perspectives: Sequence[Perspective]) -> Mask:
    """How a policy sets the focus of a lesson's targets."""
    if policy is MaskPolicy.PLANNER:
        planned = PlannerMask(perspectives)
        return lambda lesson, _: planned(lesson)
    return {
        MaskPolicy.EVIDENCE: lambda lesson, _: lesson,
        MaskPolicy.DROPOUT: _dropped,
        MaskPolicy.NONE: lambda lesson, _: _unmasked(lesson),
    }[policy]


def _unmasked(lesson: Lesson) -> Lesson:
    return replace(lesson, targets=tuple(replace(one, focus=None) for one in lesson.targets))


def _dropped(lesson: Lesson, chance: random.Random) -> Lesson:
    targets = (
        replace(one, focus=None) if chance.random() < DROPPED else one for one in lesson.targets
    )
    return replace(lesson, targets=tuple(targets))


class PlannerMask:
    """The planner's own choice: training meets the mistakes that decoding will meet.

    A target whose evidence the planner missed altogether keeps its evidence: a text cannot be
    learnt from sentences that do not hold it.
    """

    def __init__(self, perspectives: Sequence[Perspective]) -> None:
        self.planner = Planner.load()
        self.perspectives = {one.name: one for one in perspectives}
        self.chosen: dict[str, dict[str, frozenset[int]]] = {}

    def __call__(self, lesson: Lesson) -> Lesson:
        targets = (replace(one, focus=self._focus(lesson.article, one)) for one in lesson.targets)
        return replace(lesson, targets=tuple(targets))

    def _focus(self, article: Article, target: Target) -> tuple[int, ...] | None:
        if target.perspective not in self.perspectives or target.focus is None:
            return target.focus
        chosen = self._chosen(article)[target.perspective]
        return tuple(index for index in target.focus if index in chosen) or target.focus

    def _chosen(self, article: Article) -> dict[str, frozenset[int]]:
        """What each perspective chooses: an article is planned once, however often it is learnt."""
        if article.text not in self.chosen:
            plans = self.planner.plan(article, list(self.perspectives.values()))
            self.chosen[article.text] = {
                name: frozenset(index for group in plan.focus for index in group)
                for name, plan in zip(self.perspectives, plans, strict=True)
            }
        return self.chosen[article.text]
