"""Choosing sentences as a set: the one that is expected to share most with a human's text.

ROUGE-1 of a set is twice the shared words over the words of both; its expectation follows from
:class:`.wording.Wording`. Sets are grown by beam search within a number of words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.planning.references import references, unexplained
from summarizer.planning.scores import Scores
from summarizer.planning.shape import showable
from summarizer.planning.standing import Standing
from summarizer.planning.wording import Wording

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Aim:
    """What a good set is; tuned by cross-validation on the training part.

    Attributes:
        short: words of a set per word that is asked for, below which a longer one is looked for.
        most: words of a set per word that is asked for.
        agreement: points (of 100) that one log-odds of the sentences' own worth is worth.
        bearing: points that a set is worth whose every sentence surely bears on the perspective;
            nothing where the perspective is the whole article.
        lacking: points lost by a set of which a reader surely cannot understand any sentence, or
            all are of the page; others in proportion (:mod:`.standing`).
        unexplained: points lost for a reference that needs its sentence most, and that the set
            leaves unexplained; others in proportion (:mod:`.references`).
        least: relevance that a sentence needs, if any has as much.
        full: words from which a sentence says something by itself.
        fragment: log-odds that a sentence without any words would lose; others in proportion.
        candidates: sentences that are looked at.
        width: sets of one size that are kept while they grow.
    """

    short: float = 0.6
    most: float = 1.3
    agreement: float = 0.5
    bearing: float = 25.0
    lacking: float = 10.0
    unexplained: float = 4.0
    least: float = 0.15
    full: int = 14
    fragment: float = 6.0
    candidates: int = 14
    width: int = 6


AIM = Aim()


@dataclass(frozen=True)
class _Set:
    long: bool
    value: float
    chosen: tuple[int, ...]


def best_set(
    article: Article,
    scores: Scores,
    wording: Wording,
    standing: Standing,
    words: int,
    aim: Aim = AIM,
) -> tuple[int, ...]:
    """Choose sentences of about ``words`` words, in reading order, at least one."""
    search = _Search(article, scores, wording.of_length(words), standing, words, aim)
    best = _Set(False, -np.inf, ())
    beam = [best]
    while beam:
        grown = {key: search.weigh(key) for one in beam for key in search.longer(one.chosen)}
        beam = sorted(grown.values(), key=lambda one: -one.value)[: aim.width]
        best = max([best, *beam], key=lambda one: (one.long, one.value))
    return best.chosen


class _Search:
    def __init__(
        self,
        article: Article,
        scores: Scores,
        wording: Wording,
        standing: Standing,
        words: int,
        aim: Aim,
    ) -> None:
        texts = [sentence.text for sentence in article.sentences]
        self.wording, self.standing, self.words, self.aim = wording, standing, words, aim
        self.references = references(article)
        self.sizes = np.array([len(text.split()) for text in texts])
        self.own = showable(scores.choice, texts, article.title, self.sizes, aim.full, aim.fragment)
        bearing = 0.0 if scores.whole_article else aim.bearing
        self.points = aim.agreement * self.own + bearing * scores.relevance
        ranked = np.argsort(-self.own, kind="stable")[: aim.candidates].tolist()
        self.candidates = [one for one in ranked if scores.relevance[one] >= aim.least]
        self.first = self.candidates or ranked  # however little is relevant, one is chosen

    def longer(self, chosen: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The sets of one sentence more that are not too long."""
        if not chosen:
            return [(one,) for one in self.first]
        most = self.words * self.aim.most - self.sizes[list(chosen)].sum()
        more = [one for one in self.candidates if one not in chosen and self.sizes[one] <= most]
        return [tuple(sorted((*chosen, one))) for one in more]

    def weigh(self, chosen: tuple[int, ...]) -> _Set:
        """Expected ROUGE-1 in points, with what else counts."""
        picked = list(chosen)
        counts = self.wording.counts[picked].sum(axis=0)
        rouge = 200 * self.wording.shared(counts) / (counts.sum() + self.words)
        sizes = self.sizes[picked]
        own = float((self.points[picked] * sizes).sum()) / max(1, int(sizes.sum()))
        lost = self.aim.lacking * self.standing.lacking(chosen)
        lost += self.aim.unexplained * unexplained(self.references, chosen)
        long = sizes.sum() >= self.aim.short * self.words
        return _Set(bool(long), rouge + own - lost, chosen)
