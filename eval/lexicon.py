"""The framing-polarity metric of NeuS, from a lexicon that the user supplies.

Lee et al. (NAACL 2022), "NeuS: Neutral Multi-News Summarization for Mitigating Framing Bias",
section 4: words that the neutral reference also has are left out; of the others those with a
clear valence are kept, and their arousal is summed. Less is more neutral, and so is shorter: a
figure of this metric means nothing without the length beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError

POSITIVE, NEGATIVE = 0.65, 0.35
"""Valence above the first is positive, below the second negative."""

VARIABLE = "SUMMARIZER_EVAL_LEXICON"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@dataclass(frozen=True)
class Lexicon:
    """Word to valence and arousal, both in 0..1."""

    words: dict[str, tuple[float, float]]

    def arousal(self, text: str, reference: str) -> tuple[float, float]:
        """Summed arousal of the text's positive and of its negative words."""
        known = set(_WORD.findall(reference.lower()))
        positive = negative = 0.0
        for word in _WORD.findall(text.lower()):
            valence, arousal = self.words.get(word, (0.5, 0.0))
            if word in known:
                continue
            positive += arousal * (valence > POSITIVE)
            negative += arousal * (valence < NEGATIVE)
        return positive, negative


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
