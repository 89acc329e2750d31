"""Systems that take sentences of the article as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval import metrics
from eval.cases import Case, Gold
from eval.errors import EvalError
from eval.outputs import Output
from eval.systems.system import Writer
from summarizer.article import Article
from summarizer.planning import Planner

Chooser = Callable[[Case], Mapping[str, Sequence[int]]]
"""Of every perspective, the sentences that are taken; none is an abstention."""


def extracts(choose: Chooser) -> Writer:
    """A writer that takes what the chooser says."""

    def write(cases: Sequence[Case]) -> Iterator[Output]:
        for case in cases:
            yield extract(case.article, choose(case))

    return write


def extract(article: Article, chosen: Mapping[str, Sequence[int]]) -> Output:
    """The chosen sentences as an output."""
    sentences = {
        name: [(article.sentences[i].text, [i]) for i in indices]
        for name, indices in chosen.items()
    }
    return Output(
        texts={
            name: " ".join(text for text, _ in taken) or None for name, taken in sentences.items()
        },
        evidence={name: list(indices) for name, indices in chosen.items()},
        sentences=sentences,
    )


def same(case: Case, indices: Sequence[int]) -> dict[str, Sequence[int]]:
    """The same sentences for every perspective."""
    return {one.name: indices for one in case.perspectives}


def lead(count: int) -> Chooser:
    """The article's first sentences."""
    return lambda case: same(case, range(min(count, len(case.article.sentences))))


def planned(count: int) -> Chooser:
    """The planner's best sentences; it abstains where the planner does."""
    planner = Planner.load()

    def choose(case: Case) -> dict[str, Sequence[int]]:
        plans = planner.plan(case.article, case.perspectives)
        return {
            one.name: best(plan.relevance, count) if plan.focus else []
            for one, plan in zip(case.perspectives, plans, strict=True)
        }

    return choose


def best(scores: Sequence[float], count: int) -> list[int]:
    """The sentences with the highest scores, in reading order; of equals the first."""
    ranked = sorted(range(len(scores)), key=lambda index: -scores[index])
    return sorted(ranked[:count])


def oracle(count: int) -> Chooser:
    """What no system can know: the first gold evidence sentences of each gold summary.

    Where the gold has no evidence, sentences are added one by one as long as ROUGE-1 and ROUGE-2
    against it grow (Nallapati, Zhai & Zhou, AAAI 2017).
    """

    def choose(case: Case) -> dict[str, Sequence[int]]:
        return {
            one.name: _oracle(case.article, case.gold[one.name], count) for one in case.perspectives
        }

    return choose


def _oracle(article: Article, gold: Gold | None, count: int) -> Sequence[int]:
    if gold is None:
        return []
    if gold.evidence:
        return sorted(gold.evidence)[:count]
    return _greedy(article, gold.text, count)


def _greedy(article: Article, gold: str, count: int) -> list[int]:
    chosen: list[int] = []
    reached = 0.0
    while len(chosen) < count:
        rest = [one.index for one in article.sentences if one.index not in chosen]
        scores = {index: _closeness(article, [*chosen, index], gold) for index in rest}
        if not scores or max(scores.values()) <= reached:
            break
        index = max(scores, key=lambda one: scores[one])
        chosen, reached = [*chosen, index], scores[index]
    return sorted(chosen)


def _closeness(article: Article, indices: Sequence[int], gold: str) -> float:
    text = " ".join(article.sentences[index].text for index in sorted(indices))
    found = metrics.rouge(text, gold)
    return found["rouge1"] + found["rouge2"]


@dataclass(frozen=True)
class _Words:
    """sumy's tokenizer without the download that its own would need."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in metrics.words(text) if word.isalpha())


def ranked(method: str, count: int) -> Chooser:
    """LexRank (Erkan & Radev 2004) or TextRank (Mihalcea & Tarau 2004) through sumy.

    Raises:
        EvalError: sumy is not installed.
    """
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
        from sumy.utils import get_stop_words
    except ImportError as error:
        raise EvalError(
            f"{method} needs sumy: pip install 'perspective-summarizer[eval]'"
        ) from error
    kinds: dict[str, Any] = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}
    summarizer = kinds[method](Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    def choose(case: Case) -> dict[str, Sequence[int]]:
        sentences = [Sentence(one.text, _Words()) for one in case.article.sentences]
        places = {id(sentence): index for index, sentence in enumerate(sentences)}
        taken = summarizer(ObjectDocumentModel([Paragraph(sentences)]), count)
        return same(case, sorted(places[id(sentence)] for sentence in taken))

    return choose
