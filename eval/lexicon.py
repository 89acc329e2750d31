"""The framing-polarity metric of NeuS, from a lexicon that the user supplies.

Lee et al. (NAACL 2022), "NeuS: Neutral Multi-News Summarization for Mitigating Framing Bias"; the
thresholds and the counting are those of the authors' ``metric_code.ipynb``
(github.com/HLTCHKUST/framing-bias-metric): of a summary's distinct words, those that the neutral
reference also has are left out; of the others those with a clear valence are kept, and their
arousal is summed. Less is more neutral, and so is shorter: a figure of this metric means nothing
without the length beside it.

One step differs. The authors reduce words to WordNet's noun lemmas, which would be a download; here
an inflected noun that the lexicon lacks becomes the form that it has, by WordNet's own endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError

POSITIVE, NEGATIVE = 0.65, 0.35
"""Valence above the first is positive, below the second negative."""

VARIABLE = "SUMMARIZER_EVAL_LEXICON"
_NOT_A_WORD = re.compile(r"[^\w\s]")
_ENDINGS = (
    ("s", ""),
    ("ses", "s"),
    ("ves", "f"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("ies", "y"),
)
"""WordNet's endings of plural nouns (morphy(7WN)) and what stands in their place."""


@dataclass(frozen=True)
class Lexicon:
    """Word to valence and arousal, both in 0..1."""

    words: dict[str, tuple[float, float]]

    def arousal(self, text: str, reference: str) -> tuple[float, float]:
        """Summed arousal of the text's distinct positive and of its distinct negative words."""
        own = self._distinct(text) - self._distinct(reference)
        known = [self.words[word] for word in sorted(own) if word in self.words]
        positive = sum(arousal for valence, arousal in known if valence > POSITIVE)
        negative = sum(arousal for valence, arousal in known if valence < NEGATIVE)
        return positive, negative

    def _distinct(self, text: str) -> set[str]:
        plain = _NOT_A_WORD.sub("", text.replace("U.S.", "USA").lower())
        return {self._lemma(word) for word in plain.split()}

    def _lemma(self, word: str) -> str:
        if word in self.words:
            return word
        return next((form for form in _singulars(word) if form in self.words), word)


def _singulars(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead


def read_lexicon(path: Path) -> Lexicon:
    """Read tab-separated ``word, valence, arousal, dominance``, with or without a heading.

    Values may lie in 0..1 (NRC VAD 1) or in -1..1 (NRC VAD 2).

    Raises:
        EvalError: the file cannot be read or holds no such lines.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"The lexicon {path} cannot be read: {error}") from error
    found = dict(filter(None, map(_entry, lines)))
    if not found:
        raise EvalError(
            f"The lexicon {path} has no line of word, valence, arousal and dominance with tabs "
            "between them (the form of the NRC VAD lexicon)."
        )
    if min(valence for valence, _ in found.values()) < 0:
        found = {word: ((v + 1) / 2, (a + 1) / 2) for word, (v, a) in found.items()}
    return Lexicon(found)


def _entry(line: str) -> tuple[str, tuple[float, float]] | None:
    word, *values = line.split("\t")
    try:
        return word.strip().lower(), (float(values[0]), float(values[1]))
    except (IndexError, ValueError):
        return None
