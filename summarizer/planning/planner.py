"""The planner: what each perspective looks at in an article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning.length import MEDIUM, Length
from summarizer.planning.plan import Plan


class Planner:
    """Scores the sentences of an article for each perspective and chooses the focus."""

    @classmethod
    def load(cls) -> Planner:
        """Load the planner that comes with the package."""
        return cls()

    def plan(
        self, article: Article, perspectives: Sequence[Perspective], length: Length = MEDIUM
    ) -> list[Plan]:
        """Plan every perspective on one article, in the order given."""
        return [self._plan(article, perspective, length) for perspective in perspectives]

    def _plan(self, article: Article, perspective: Perspective, length: Length) -> Plan:
        texts = [sentence.text.lower() for sentence in article.sentences]
        if perspective.whole_article:
            relevance = np.exp(-np.arange(len(texts)) / 6)
        else:
            counts = np.array([sum(cue in text for cue in perspective.cues) for text in texts])
            relevance = 1 - 0.6**counts
        presence = float(relevance.max())
        values = tuple(float(value) for value in relevance)
        if presence < 0.5 and not perspective.whole_article:
            about = perspective.definition.rstrip(".")
            reason = (
                f"No sentence of this article bears on {perspective.name}: {about} "
                f"(strongest sentence {presence:.0%})."
            )
            return Plan(values, (), presence, reason)
        chosen: list[int] = []
        words = 0
        for index in np.argsort(-relevance, kind="stable").tolist():
            size = len(texts[index].split())
            if chosen and words + size / 2 > length.words:
                break
            chosen.append(index)
            words += size
        return Plan(values, tuple((index,) for index in sorted(chosen)), presence)
