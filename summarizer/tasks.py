"""Tasks: a perspective on an article, planned; and who is told how the work on them goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.drafts import Draft
from summarizer.models.contract import Seq2Seq
from summarizer.perspectives import Perspective
from summarizer.planning import Plan
from summarizer.result import Summary

OnStage = Callable[[str], None]
OnSummary = Callable[[Article, Summary], None]


@dataclass(frozen=True)
class Task:
    """One perspective on one article, planned."""

    perspective: Perspective
    plan: Plan
    drafts: tuple[Draft, ...]

    @classmethod
    def of(cls, article: Article, perspective: Perspective, plan: Plan, model: Seq2Seq) -> Task:
        """Make a draft of every group of sentences in focus, as the model wants it."""
        drafts = (
            Draft(article, focus, model.may_reword, begun=model.needs_opening)
            for focus in plan.focus
        )
        return cls(perspective, plan, tuple(drafts))

    @property
    def abstention(self) -> Summary:
        """What stands in place of a summary where there is nothing to draft."""
        return Summary(self.perspective.name, reason=self.plan.reason)


def focused(tasks: Iterable[Task]) -> frozenset[int]:
    """All sentences that any perspective looks at."""
    return frozenset(index for task in tasks for draft in task.drafts for index in draft.focus)


@dataclass(frozen=True)
class Watch:
    """Who wants to know how the work goes on: what is being done, and what is ready."""

    stage: OnStage
    summary: OnSummary

    @classmethod
    def of(cls, on_stage: OnStage | None, on_summary: OnSummary | None) -> Watch:
        """Watch with those who want to know; nobody else is told."""
        return cls(on_stage or _silent, on_summary or _silent)

    def abstentions(self, article: Article, tasks: Iterable[Task]) -> None:
        """Say as soon as it is planned which perspectives have nothing to say."""
        for task in tasks:
            if not task.drafts:
                self.summary(article, task.abstention)


def _silent(*_: object) -> None:
    """Report no progress."""
