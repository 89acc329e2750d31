"""Likelihood: how much the article makes a model expect the sentence.

BARTScore (Yuan, Neubig & Liu 2021, "BARTScore: Evaluating Generated Text as Text Generation") is
the mean log-likelihood of a summary given its article. A sentence that is likely anyway scores
well there whatever the article says, so part of its likelihood without the article is taken off,
as in pointwise mutual information.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor

from summarizer.models.contract import Memory, Request, Seq2Seq
from summarizer.models.scoring import score

INSTRUCTION = "Summarize the news above in one sentence."
UNCONDITIONAL_SHARE = 0.5  # how much of the likelihood without the article is taken off
_UNIT = 20.0  # about the tokens of a sentence, to keep the feature near 1


def likelihoods(model: Seq2Seq, memory: Memory, sentences: Sequence[str]) -> list[float]:
    """One feature a sentence: its log-likelihood given the article, less half of that without."""
    given, blind = Request(memory, INSTRUCTION), Request(memory, INSTRUCTION, focus=())
    requests = [given] * len(sentences) + [blind] * len(sentences)
    scores = score(model, requests, [*sentences, *sentences])
    pairs = zip(scores[: len(sentences)], scores[len(sentences) :], strict=True)
    return [_feature(with_article, without) for with_article, without in pairs]


def _feature(with_article: Tensor, without: Tensor) -> float:
    return float(with_article.sum() - UNCONDITIONAL_SHARE * without.sum()) / _UNIT
