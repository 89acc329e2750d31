"""Context: a name or figure that is the article's own, but that belongs to something else there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer.grounding.names import Name, bare
from summarizer.grounding.numbers import Number
from summarizer.grounding.source import Source, content_stems
from summarizer.grounding.words import Token, stem

NEUTRAL = 0.6  # what a sentence without a figure gets: about the mean of those with one
_REACH = 5  # words around a figure that say what it is a figure of
_JOINED = 3  # words from one part of a name to the next, middle names between
_UNKNOWN_WEIGHT = 3.0

FiguresOf = Mapping[int, Sequence[Number]]
"""Index of a sentence to its figures."""


def number_context(
    words: Sequence[Token], figures: Sequence[Number], source: Source, held: FiguresOf
) -> float:
    """How much of the sentence stands in the best sentence with the figure; the worst figure's."""
    return min(
        (_shared(words, figure, source, held) for figure in figures if not figure.soft),
        default=NEUTRAL,
    )


def _shared(words: Sequence[Token], figure: Number, source: Source, held: FiguresOf) -> float:
    own = {word.stem for word in words[figure.first : figure.last + 1]}
    rest = content_stems(words) - own
    weight = {one: source.weight.get(one, _UNKNOWN_WEIGHT) for one in rest}
    total = sum(weight.values()) or 1.0
    holders = [i for i in source.indices if any(_same(figure, other) for other in held[i])]
    return max(
        (sum(weight[one] for one in rest & source.content[i]) / total for i in holders),
        default=0.0,
    )


def number_near(
    words: Sequence[Token], figures: Sequence[Number], source: Source, held: FiguresOf
) -> float:
    """The same for the words right around the figure."""
    found = []
    for figure in figures:
        if figure.soft:
            continue
        around = _around(words, figure, _REACH - 1, content_only=True)
        near = [
            len(around & _around(source.words[i], other, _REACH, content_only=False))
            for i in source.indices
            for other in held[i]
            if _same(figure, other)
        ]
        found.append(max(near, default=0) / (len(around) or 1))
    return min(found, default=NEUTRAL)


def _around(
    words: Sequence[Token], figure: Number, reach: int, *, content_only: bool
) -> frozenset[str]:
    own = {word.stem for word in words[figure.first : figure.last + 1]}
    near = words[max(0, figure.first - reach) : figure.last + reach + 1]
    kept = (word for word in near if not content_only or word.is_content or word.is_number)
    return frozenset(word.stem for word in kept) - own


def _same(one: Number, other: Number) -> bool:
    return abs(one.value - other.value) < 1e-9


def repeated(words: Sequence[Token]) -> float:
    """How often a name comes a second time: mostly where one has taken another's place."""
    counts = Counter(word.stem for word in words if word.is_content and word.is_capitalised)
    return float(sum(count - 1 for count in counts.values()))


def unjoined(found: Sequence[Name], source: Source) -> float:
    """How many neighbouring parts of names are nowhere neighbours in the article."""
    pairs = [
        (stem(bare(left)), stem(bare(right)))
        for name in found
        for left, right in zip(name.parts, name.parts[1:], strict=False)
    ]
    return float(sum(not _joined(left, right, source) for left, right in pairs))


def _joined(left: str, right: str, source: Source) -> bool:
    for index in source.indices:
        stems = [word.stem for word in source.words[index]]
        starts = (place for place, one in enumerate(stems) if one == left)
        if any(right in stems[place + 1 : place + 1 + _JOINED] for place in starts):
            return True
    return False
