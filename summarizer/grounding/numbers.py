"""Numbers: every figure of a sentence must stand in the article, counting the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.dates import is_calendar_number
from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    CURRENCIES,
    EXACT_WORDS,
    ORDINALS,
    SCALES,
    TENS,
    UNIT_CLASSES,
    UNITS,
    VAGUE_NUMBERS,
)
from summarizer.grounding.words import Token

_PERCENT_SIGN = "%"
_VAGUE = 50  # "dozens" is less than so many times 24
_LOOSE_UNITS = frozenset("years months weeks days hours minutes seconds".split())
_ROUNDING = 0.15  # how far "about" reaches


@dataclass(frozen=True)
class Number:
    """A figure.

    Attributes:
        text: as it is written, for the reader.
        value: what it amounts to; "dozens" is its least value, 24.
        unit: class of what it counts where that can be told ("years", "percent", "dollars").
        counted: stem of the word right after it (or after "of").
        first, last: positions among the words.
        hedge: words right before it that make it a bound or a round figure.
        vague: "dozens", "thousands".
        soft: a word that may hold a number but need not ("double", "half").
    """

    text: str
    value: float
    unit: str | None
    counted: str | None
    first: int
    last: int
    hedge: frozenset[str] = frozenset()
    vague: bool = False
    soft: bool = False


def numbers(text: str, words: Sequence[Token]) -> list[Number]:
    """All figures of a text, except days of a month and "one" (which is rarely a count)."""
    return list(_numbers(text, words))


def _numbers(text: str, words: Sequence[Token]) -> Iterator[Number]:
    position = 0
    while position < len(words):
        found = _read(text, words, position)
        if found is None:
            position += 1
            continue
        yield found
        position = found.last + 1


def _read(text: str, words: Sequence[Token], first: int) -> Number | None:
    word = words[first].lower
    if word in VAGUE_NUMBERS:
        return _number(text, words, first, first, VAGUE_NUMBERS[word], vague=True)
    if word in EXACT_WORDS:
        return _number(text, words, first, first, EXACT_WORDS[word], soft=True)
    if word in ORDINALS:
        return _number(text, words, first, first, ORDINALS[word])
    if words[first].is_number:
        if is_calendar_number(words, first):
            return None
        value = _digits(words[first].text)
        value, last = _scaled(words, first, value)
        return _number(text, words, first, last, value)
    if word in UNITS or word in TENS:
        return _spelled(text, words, first)
    return None


def _spelled(text: str, words: Sequence[Token], first: int) -> Number | None:
    """``twenty-five``, ``three hundred and ten``, ``two million``."""
    value, last = 0.0, first
    part = TENS.get(words[first].lower)
    if part is not None:
        value = part
        if first + 1 < len(words) and 0 < UNITS.get(words[first + 1].lower, 0) < 10:
            value, last = value + UNITS[words[first + 1].lower], first + 1
    else:
        value = UNITS[words[first].lower]
    value, last = _scaled(words, last, value)
    if value <= 1 and last == first:
        return None
    return _number(text, words, first, last, value)


def _scaled(words: Sequence[Token], last: int, value: float) -> tuple[float, int]:
    while last + 1 < len(words):
        following = words[last + 1]
        scale = SCALES.get(following.lower)
        if scale is None or (len(following.text) == 1 and following.start > words[last].end):
            break
        value, last = value * scale, last + 1
    return value, last


def _digits(text: str) -> float:
    """``2,645,000``, ``9.15``, ``10:30`` (as 10.3, the way others write it: 10.30)."""
    plain = text.replace(",", "") if text.count(",") and len(text.split(",")[-1]) == 3 else text
    plain = plain.replace(",", ".").replace(":", ".")
    head, *rest = plain.split(".")
    try:
        return float(head + ("." + "".join(rest) if rest else ""))
    except ValueError:
        return float("nan")


def _number(
    text: str,
    words: Sequence[Token],
    first: int,
    last: int,
    value: float,
    *,
    vague: bool = False,
    soft: bool = False,
) -> Number:
    shown = text[words[first].start : words[last].end]
    before = frozenset(word.lower for word in words[max(0, first - 3) : first])
    unit = _unit(text, words, first, last)
    counted = _counted(words, last)
    return Number(shown, value, unit, counted, first, last, before, vague, soft)


def _unit(text: str, words: Sequence[Token], first: int, last: int) -> str | None:
    sign = text[words[first].start - 1 : words[first].start] if words[first].start else ""
    if sign in CURRENCIES:
        return CURRENCIES[sign]
    if text[words[last].end : words[last].end + 1] == _PERCENT_SIGN:
        return "percent"
    following = [word.lower for word in words[last + 1 : last + 3]]
    if following[:2] == ["per", "cent"]:
        return "percent"
    return UNIT_CLASSES.get(following[0]) if following else None


def _counted(words: Sequence[Token], last: int) -> str | None:
    following = [word.stem for word in words[last + 1 : last + 3] if word.lower != "of"]
    return following[0] if following else None


def check_numbers(
    sentence: Sequence[Number], article: Sequence[Number], lowers: frozenset[str]
) -> list[Issue]:
    """Figures that the article lacks, and figures that count something else there."""
    return [issue for number in sentence for issue in _check(number, article, lowers)]


def _check(number: Number, article: Sequence[Number], lowers: frozenset[str]) -> list[Issue]:
    if number.text.lower() in lowers and (number.soft or number.vague):
        return []
    same = [other for other in article if agrees(number, other)]
    if not same:
        if number.soft:
            return []
        return [Issue(Kind.NUMBER, f"the number {number.text} is not in the article")]
    units = {other.unit for other in same}
    if number.unit in _LOOSE_UNITS and None in units:
        return []
    if number.unit and number.unit not in units:
        return [
            Issue(Kind.NUMBER, f"in the article the number {number.text} is not in {number.unit}")
        ]
    return []


def agrees(number: Number, other: Number) -> bool:
    """Whether ``other`` (in the article) bears out ``number``."""
    if number.vague:
        if other.vague:
            return number.value == other.value
        return number.counted == other.counted and number.value <= other.value < _VAGUE * (
            number.value
        )
    if other.vague:
        return False
    if _equal(number.value, other.value):
        return True
    return _rounded(number, other.value)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))


def _rounded(number: Number, exact: float) -> bool:
    """``2.6 million`` for 2,645,000; ``more than 100`` for 104; ``nearly 50`` for 48."""
    value = number.value
    if not value or abs(value - exact) > _ROUNDING * abs(exact):
        return False
    if number.hedge & AT_LEAST and number.hedge & {"than", "over", "above", "least"}:
        wanted = "less" in number.hedge or "fewer" in number.hedge
        return exact <= value if wanted else exact >= value
    if number.hedge & AT_MOST:
        return exact <= value
    if number.hedge & ABOUT:
        return True
    significant = len(f"{value:.0f}".rstrip("0")) if value >= 1000 else 0
    return (
        bool(significant)
        and _equal(float(f"{exact:.{significant - 1}e}"), value)
        and (significant >= 2)
    )
