"""The planner: what each perspective looks at in an article, or why it abstains."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarizer.article import Article
from summarizer.perspectives import Perspective
from summarizer.planning.choice import TASTE, Taste, choose
from summarizer.planning.length import MEDIUM, Length
from summarizer.planning.plan import Plan
from summarizer.planning.scores import Scores
from summarizer.planning.standing import Standing, StandingScorer
from summarizer.planning.trained import Reading, TrainedScorer
from summarizer.planning.untrained import UntrainedScorer
from summarizer.planning.weights import FOLDER, load_scorers, load_standing

PRESENT = 0.44
"""Probability of the angle from which a perspective speaks: half of the F1 that is reached, where
F1 is highest for calibrated probabilities (Lipton, Elkan & Naryanaswamy 2014, "Optimal Thresholding
of Classifiers to Maximize F1 Measure")."""


class Planner:
    """Scores the sentences of an article for each perspective and chooses the focus."""

    def __init__(
        self,
        trained: TrainedScorer,
        untrained: UntrainedScorer,
        standing: StandingScorer,
        taste: Taste = TASTE,
    ) -> None:
        self.trained = trained
        self.untrained = untrained
        self.standing = standing
        self.taste = taste

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Planner:
        """Load the planner that comes with the package, or one trained anew."""
        return cls(*load_scorers(folder), load_standing(folder))

    def plan(
        self, article: Article, perspectives: Sequence[Perspective], length: Length = MEDIUM
    ) -> list[Plan]:
        """Plan every perspective on one article, in the order given."""
        reading, standing = self.trained.read(article), self.standing.read(article)
        return [self._plan(article, reading, standing, one, length) for one in perspectives]

    def score(self, reading: Reading, perspective: Perspective) -> Scores:
        """Score a perspective by its own training where it had some, else by its words."""
        head = self.trained.head(perspective)
        if head is not None:
            return self.trained.score(reading, head)
        general = self.trained.choice(reading, self.trained.general)
        return self.untrained.score(reading.texts, reading.vectors, general, perspective)

    def _plan(
        self,
        article: Article,
        reading: Reading,
        standing: Standing,
        perspective: Perspective,
        length: Length,
    ) -> Plan:
        scores = self.score(reading, perspective)
        relevance = tuple(float(value) for value in scores.relevance)
        if scores.presence < PRESENT:
            return Plan(relevance, (), scores.presence, _reason(perspective, max(relevance)))
        chosen = choose(article, scores, standing, length.words, self.taste)
        return Plan(relevance, tuple((index,) for index in chosen), scores.presence)


def _reason(perspective: Perspective, strongest: float) -> str:
    about = perspective.definition.strip().rstrip(".")
    found = "No sentence" if strongest < PRESENT else "Too little"
    return (
        f"{found} of this article bears on {_spoken(perspective.name)}: {about} "
        f"(strongest sentence {100 * strongest:.0f} %)."
    )


def _spoken(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
