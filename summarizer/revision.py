"""Revision: the last look at a summary as a whole, before it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.article import Article
from summarizer.drafts import ACCEPTED_SUPPORT, as_it_stands
from summarizer.grounding import Checked
from summarizer.result import Origin, SummarySentence
from summarizer.tidying import without_unused_abbreviations

REPETITION = 0.8
"""A sentence is a repetition if this share of its content words stands in an earlier one."""

_WORD = re.compile(r"\w{4,}")


def revise(
    sentences: Sequence[SummarySentence], verdicts: Sequence[Checked], article: Article
) -> tuple[SummarySentence, ...]:
    """Replace what the check of the whole does not support; drop what was said already."""
    settled = [
        _settle(sentence, verdict, article)
        for sentence, verdict in zip(sentences, verdicts, strict=True)
    ]
    return _abbreviated(without_repetition(settled))


def _settle(sentence: SummarySentence, verdict: Checked, article: Article) -> SummarySentence:
    """Keep a sentence that is supported; put its nearest source sentence in place of another."""
    if sentence.origin is Origin.SOURCE:
        return sentence
    if verdict.issues or verdict.support < ACCEPTED_SUPPORT:
        return as_it_stands(article, sentence.evidence[0])
    return SummarySentence(sentence.text, verdict.support, sentence.evidence, sentence.origin)


def _abbreviated(sentences: Sequence[SummarySentence]) -> tuple[SummarySentence, ...]:
    """Strike the abbreviations that are introduced and never used."""
    texts = without_unused_abbreviations([sentence.text for sentence in sentences])
    return tuple(
        sentence
        if text == sentence.text
        else replace(sentence, text=text, origin=sentence.origin.edited)
        for sentence, text in zip(sentences, texts, strict=True)
    )


def without_repetition(sentences: Sequence[SummarySentence]) -> list[SummarySentence]:
    """Drop sentences whose words an earlier one has said already."""
    kept: list[SummarySentence] = []
    for sentence in sentences:
        words = _content(sentence.text)
        if not any(_repeats(words, _content(one.text)) for one in kept):
            kept.append(sentence)
    return kept


def _repeats(words: set[str], earlier: set[str]) -> bool:
    return len(words & earlier) >= REPETITION * max(1, len(words))


def _content(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
