"""The check of a summary against its article, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from summarizer.article import Article
from summarizer.grounding.checked import Checked
from summarizer.grounding.findings import Facts, Findings, examine
from summarizer.grounding.likelihood import likelihoods
from summarizer.grounding.source import read
from summarizer.grounding.support import is_copy, support
from summarizer.models.contract import Memory, Seq2Seq


class Grounder:
    """Checks sentences against an article; a model makes it better but is not needed."""

    def __init__(self, model: Seq2Seq | None = None) -> None:
        self.model = model

    def check(
        self, article: Article, sentences: Sequence[str], memory: Memory | None = None
    ) -> list[Checked]:
        """Check every sentence of a summary, whoever wrote it.

        Args:
            article: what the summary is of.
            sentences: the sentences of the summary, in order.
            memory: the article as the model encoded it; encoded here where it is ``None``.
        """
        return self.check_all(article, [sentences], memory)[0]

    def check_all(
        self, article: Article, summaries: Sequence[Sequence[str]], memory: Memory | None = None
    ) -> list[list[Checked]]:
        """Check several summaries of an article; the model is asked about all of them at once."""
        facts = _facts(article, None)
        found = [
            examine(text, facts, earlier=" ".join(sentences[:position]))
            for sentences in summaries
            for position, text in enumerate(sentences)
        ]
        texts = [text for sentences in summaries for text in sentences]
        likely = self._likelihoods(article, texts, found, memory)
        checked = iter([_checked(*one) for one in zip(texts, found, likely, strict=True)])
        return [list(islice(checked, len(sentences))) for sentences in summaries]

    def _likelihoods(
        self,
        article: Article,
        sentences: Sequence[str],
        findings: Sequence[Findings],
        memory: Memory | None,
    ) -> list[float | None]:
        """One a sentence; ``None`` where there is no model, or nothing for it to say."""
        likely: list[float | None] = [None] * len(sentences)
        open_to = [
            position
            for position, (text, found) in enumerate(zip(sentences, findings, strict=True))
            if any(map(str.isalnum, text)) and not is_copy(found)
        ]
        if self.model is None or not open_to:
            return likely
        memory = memory or self.model.encode([article])[0]
        scores = likelihoods(self.model, memory, [sentences[i] for i in open_to])
        for position, score in zip(open_to, scores, strict=True):
            likely[position] = score
        return likely

    def quick(
        self, article: Article, sentence: str, within: Sequence[int] | None = None
    ) -> Checked:
        """Check one sentence without the model.

        Args:
            article: what the sentence is about.
            sentence: the sentence.
            within: the sentences of the article it was written from, which must then hold all
                its facts; ``None`` for the whole article.
        """
        return _checked(sentence, examine(sentence, _facts(article, _key(within))))


def _key(within: Sequence[int] | None) -> tuple[int, ...] | None:
    return None if within is None else tuple(sorted(set(within)))


@lru_cache(maxsize=64)
def _facts(article: Article, within: tuple[int, ...] | None) -> Facts:
    source = read(article)
    return Facts(source) if within is None else Facts(source.within(within), _facts(article, None))


def _checked(text: str, findings: Findings, likelihood: float | None = None) -> Checked:
    return Checked(
        text=text,
        support=support(findings, likelihood),
        evidence=findings.alignment.evidence,
        issues=tuple(issue.message for issue in findings.issues),
    )
