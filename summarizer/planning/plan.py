"""A plan: what of an article a perspective is about, or why there is nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """What one perspective looks at in one article.

    Attributes:
        relevance: one value in 0..1 per sentence of the article.
        focus: the sentences to write about, in reading order, grouped: each group is the focus of
            one draft. Empty where the perspective abstains.
        presence: 0..1, how sure the planner is that the article has this angle.
        reason: why it abstains, in words a reader understands; ``None`` where it does not.
    """

    relevance: tuple[float, ...]
    focus: tuple[tuple[int, ...], ...]
    presence: float
    reason: str | None = None
