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
from summarizer.planning.standing import LOST, Standing
from summarizer.planning.wording import Wording

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Aim:
    """What a good set is.

    Tuned by cross-validation on the training part; what is paid for a reader who does not
    understand, and how long a set may be, on the development part.

    Attributes:
        short: words of a set per word that is asked for, below which a longer one is looked for.
        most: words of a set per word that is asked for.
        agreement: points (of 100) that one log-odds of the sentences' own worth is worth.
        bearing: points that a set is worth whose every sentence surely bears on the perspective;
            nothing where the perspective is the whole article.
        lacking: points lost by a set of which a reader surely cannot understand any sentence, or
            all are of the page; others in proportion (:mod:`.standing`).
        misleading: points lost by a set whose every sentence surely makes its reader believe what
            the article does not say.
        pointing: points lost for a sentence that surely refers to what the set does not tell
            (:mod:`.references`).
        unclear: probability that a chosen sentence is lost from which the one before it in the
            article is looked at, too, whatever it is about.
        telling: probability that it tells what is lacking, from which it is.
        room: words more per word that is asked for, for a sentence that explains another one.
        least: relevance that a sentence needs, if any has as much.
        full: words from which a sentence says something by itself.
        fragment: log-odds that a sentence without any words would lose; others in proportion.
        candidates: sentences that are looked at.
        width: sets of one size that are kept while they grow.
    """

    short: float = 0.6
    most: float = 1.4
    agreement: float = 0.5
    bearing: float = 20.0
    lacking: float = 12.0
    misleading: float = 120.0
    pointing: float = 8.0
    unclear: float = 0.1
    telling: float = 0.4
    room: float = 0.15
    least: float = 0.15
    full: int = 14
    fragment: float = 6.0
    candidates: int = 20
    width: int = 8


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
        used = self.sizes[list(chosen)].sum()
        return [
            tuple(sorted((*chosen, one)))
            for more, most in (
                (self.candidates, self.aim.most),
                (self._explaining(chosen), self.aim.most + self.aim.room),
            )
            for one in more
            if one not in chosen and used + self.sizes[one] <= self.words * most
        ]

    def _explaining(self, chosen: tuple[int, ...]) -> list[int]:
        """The sentences before those that a reader of the chosen ones may not understand."""
        return [
            index - 1
            for before, index in zip((None, *chosen), chosen, strict=False)
            if index
            and self.standing.judged(index, before)[LOST] > self.aim.unclear
            and self.standing.told(index, index - 1) > self.aim.telling
        ]

    def weigh(self, chosen: tuple[int, ...]) -> _Set:
        """Expected ROUGE-1 in points, with what else counts."""
        picked = list(chosen)
        counts = self.wording.counts[picked].sum(axis=0)
        rouge = 200 * self.wording.shared(counts) / (counts.sum() + self.words)
        sizes = self.sizes[picked]
        own = float((self.points[picked] * sizes).sum()) / max(1, int(sizes.sum()))
        lacking, misleading = self.standing.expected(chosen)
        lost = self.aim.lacking * lacking + self.aim.misleading * misleading
        lost += self.aim.pointing * unexplained(self.references, chosen)
        long = sizes.sum() >= self.aim.short * self.words
        return _Set(bool(long), rouge + own - lost, chosen)
