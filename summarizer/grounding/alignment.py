"""Which sentences of the article a sentence rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.grounding.source import Source, content_stems, spaced
from summarizer.grounding.words import Token

MOST_EVIDENCE = 3
"""A sentence of a summary seldom joins more sentences than this."""

_WORTH_ADDING = 0.12  # share of the weight a further sentence must explain
_UNKNOWN_WEIGHT = 3.0
_PAIR_BONUS = 0.6  # two words that stand side by side on both sides


@dataclass(frozen=True)
class Alignment:
    """The evidence of a sentence.

    Attributes:
        evidence: indices of source sentences, in reading order.
        coverage: share of the telling words (by weight) that the evidence holds.
        best: the same for the best single sentence.
        pairs: share of adjacent content words that stand in one sentence of the evidence.
        copied: share of words in runs of three that the evidence holds verbatim.
        verbatim: the sentence stands in the evidence word for word, whole or as a run of words.
    """

    evidence: tuple[int, ...]
    coverage: float
    best: float
    pairs: float
    copied: float
    verbatim: bool


def align(words: Sequence[Token], source: Source) -> Alignment:
    """Greedy coverage: the sentence that explains most, then what explains the rest."""
    wanted = content_stems(words)
    whole = spaced(words)
    copies = [i for i in source.indices if words and whole in spaced(source.words[i])]
    if copies:
        shortest = min(copies, key=lambda index: len(source.words[index]))
        return Alignment((shortest,), 1.0, 1.0, 1.0, 1.0, True)
    gains = {stem: source.weight.get(stem, _UNKNOWN_WEIGHT) for stem in wanted}
    total = sum(gains.values()) or 1.0
    chosen = _greedy(wanted, gains, total, source, _bigrams(words))
    covered = [sum(gains[s] for s in wanted & source.content[i]) / total for i in chosen]
    held = wanted & frozenset().union(*(source.content[i] for i in chosen)) if chosen else set()
    evidence = tuple(sorted(chosen))
    return Alignment(
        evidence=evidence,
        coverage=sum(gains[stem] for stem in held) / total if wanted else 0.0,
        best=max(covered, default=0.0),
        pairs=_pairs(words, [source.content[i] for i in evidence]),
        copied=_copied(words, " | ".join(spaced(source.words[i]) for i in evidence)),
        verbatim=False,
    )


def _greedy(
    wanted: frozenset[str],
    gains: dict[str, float],
    total: float,
    source: Source,
    bigrams: frozenset[tuple[str, str]],
) -> list[int]:
    left = set(wanted)
    chosen: list[int] = []
    side_by_side = {i: _bigrams(source.words[i]) & bigrams for i in source.indices}
    while left and len(chosen) < MOST_EVIDENCE:
        rest = [index for index in source.indices if index not in chosen]
        if not rest:
            break
        scores = {
            i: sum(gains[s] for s in left & source.content[i]) + _PAIR_BONUS * len(side_by_side[i])
            for i in rest
        }
        best = max(rest, key=lambda index: (scores[index], -index))
        gain = sum(gains[stem] for stem in left & source.content[best])
        if gain == 0 or (chosen and gain < _WORTH_ADDING * total):
            break
        chosen.append(best)
        left -= source.content[best]
    return chosen


def _bigrams(words: Sequence[Token]) -> frozenset[tuple[str, str]]:
    stems = [word.stem for word in words]
    return frozenset(pairwise(stems))


def _pairs(words: Sequence[Token], sentences: Sequence[frozenset[str]]) -> float:
    stems = [word.stem for word in words if word.is_content or word.is_number]
    pairs = list(pairwise(stems))
    if not pairs:
        return 1.0
    return sum(any(a in s and b in s for s in sentences) for a, b in pairs) / len(pairs)


def _copied(words: Sequence[Token], held: str) -> float:
    if len(words) < 3:
        return float(bool(words) and spaced(words) in held)
    inside = [False] * len(words)
    for start in range(len(words) - 2):
        if spaced(words[start : start + 3]) in held:
            inside[start : start + 3] = [True] * 3
    return sum(inside) / len(inside)
