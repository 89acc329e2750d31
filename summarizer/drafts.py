"""Drafts: what the model is asked to write, and which of its candidates may be shown.

A draft is one sentence (or a few) of a summary, written from its own focus: the source sentences
that its facts must come from. What the model wrote is shown only where the check finds every fact
of it in that focus; else the source sentence stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article
from summarizer.grounding import Checked, Grounder
from summarizer.models.decoding import Candidate
from summarizer.result import Origin, SummarySentence
from summarizer.sentences import split_sentences

ACCEPTED_SUPPORT = 0.7
"""Least support of a sentence the model wrote. Chosen on the development split, see docs."""

OPENING_WORDS = 3
"""How many words of its focus a draft opens with: a small model goes on in the source's words."""

SHORTEST, LONGEST = 0.3, 1.1
"""Length of a draft's text as a share of its focus: less loses facts, more adds some."""

REPETITION = 0.8
"""A sentence is a repetition if this share of its content words stands in an earlier one."""

_CHAT = re.compile(
    r"^(here('s| is| are)|sure|certainly|of course|the (text|article|news|passage|summary|author|above)"
    r"|this (text|article|news|summary|passage)|in (summary|conclusion)|to summari[sz]e|summary)\b"
    r"|\b(the|this) (text|article|passage|summary|news above) "
    r"(concludes?|discusses|describes|highlights|mentions|states|provides|is about)\b"
    r"|as an ai\b|i (hope|cannot|can't|am)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。][\"'”’)\]]*$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Draft:
    """One focus of a perspective: these sentences of the article are to be put in words."""

    article: Article
    focus: tuple[int, ...]

    @property
    def source(self) -> str:
        """The focused sentences as running text."""
        return " ".join(plain(self.article.sentences[index].text) for index in self.focus)

    @property
    def opening(self) -> str:
        """The words that the model's text begins with."""
        return " ".join(self.source.split()[:OPENING_WORDS])

    def choose(self, candidates: Iterable[Candidate], grounder: Grounder) -> list[SummarySentence]:
        """Pick the best candidate that is grounded; the source's own sentences where none is."""
        best: list[Checked] = []
        best_score = -1.0
        for candidate in candidates:
            checked = self._check(candidate.text, grounder)
            score = self._score(checked, candidate)
            if checked and score > best_score:
                best, best_score = checked, score
        return [self._written(checked) for checked in best] or self.from_source()

    def _check(self, text: str, grounder: Grounder) -> list[Checked]:
        """The sentences of a candidate, checked; none where the candidate may not be shown."""
        sentences = complete_sentences(text)
        share = len(" ".join(sentences).split()) / len(self.source.split())
        if not sentences or not SHORTEST <= share <= LONGEST:
            return []
        if any(_CHAT.search(sentence) for sentence in sentences):
            return []
        checked = [
            grounder.quick(self.article, sentence, within=self.focus) for sentence in sentences
        ]
        grounded = all(not one.issues and one.support >= ACCEPTED_SUPPORT for one in checked)
        return checked if grounded else []

    def _score(self, checked: Sequence[Checked], candidate: Candidate) -> float:
        """Rank by grounding, by how much of the focus is covered, and by fluency (0..3)."""
        if not checked:
            return -1.0
        said = _content(" ".join(one.text for one in checked))
        wanted = _content(self.source)
        coverage = len(said & wanted) / max(1, len(wanted))
        return min(one.support for one in checked) + coverage + 2.0**candidate.fluency

    def _written(self, checked: Checked) -> SummarySentence:
        evidence = tuple(index for index in checked.evidence if index in self.focus) or self.focus
        return SummarySentence(checked.text, checked.support, evidence, Origin.MODEL)

    def from_source(self) -> list[SummarySentence]:
        """The focused sentences as they stand in the article."""
        return [as_it_stands(self.article, index) for index in self.focus]


def as_it_stands(article: Article, index: int) -> SummarySentence:
    """A sentence of the article, shown as its own evidence."""
    text = plain(article.sentences[index].text)
    return SummarySentence(text, 1.0, (index,), Origin.SOURCE)


def settle(sentence: SummarySentence, verdict: Checked, article: Article) -> list[SummarySentence]:
    """Show a sentence as it is, or its nearest source sentence where the last check fails."""
    if sentence.origin is Origin.SOURCE:
        return [sentence]
    if not verdict.issues and verdict.support >= ACCEPTED_SUPPORT:
        return [replace(sentence, support=verdict.support)]
    return [as_it_stands(article, index) for index in sentence.evidence[:1]]


def without_repetition(sentences: Sequence[SummarySentence]) -> list[SummarySentence]:
    """Drop sentences whose words an earlier one has said already."""
    kept: list[SummarySentence] = []
    for sentence in sentences:
        words = _content(sentence.text)
        if not any(len(words & _content(one.text)) >= REPETITION * len(words) for one in kept):
            kept.append(sentence)
    return kept


def _content(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text) if len(word) > 3}


def plain(text: str) -> str:
    """A sentence on one line: hard-wrapped text holds line ends."""
    return " ".join(text.split())


def complete_sentences(text: str) -> list[str]:
    """The sentences of a model's text without repetitions and without a cut-off last one."""
    found: list[str] = []
    for start, end in split_sentences(text):
        sentence = plain(text[start:end])
        if _ENDS.search(sentence) and sentence not in found:
            found.append(sentence)
    return found
