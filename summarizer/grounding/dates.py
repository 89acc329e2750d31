"""Dates: weekdays, months, and days of a month must stand in the article as they are paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import CALENDAR_DAYS, MONTHS
from summarizer.grounding.words import Token

_LAST_DAY = 31
_MONTH_CUES = frozenset("in on of last next this since until by late early mid from and to".split())
_MODAL_MONTHS = frozenset(("May", "March"))


@dataclass(frozen=True)
class Date:
    """A calendar word; ``day`` where it is a month with a day beside it, ``year`` likewise."""

    name: str
    day: int | None = None
    year: int | None = None

    @property
    def text(self) -> str:
        parts = (self.name, self.day, self.year)
        return " ".join(str(part) for part in parts if part is not None)


def dates(words: Sequence[Token]) -> list[Date]:
    """Weekdays and months among the words."""
    found = []
    for position, word in enumerate(words):
        if not word.is_capitalised:
            continue
        lower = word.lower.removesuffix("'s").rstrip("'")
        if lower in CALENDAR_DAYS and word.text not in ("Sun", "Mon", "Wed", "Sat"):
            found.append(Date(CALENDAR_DAYS[lower]))
        elif lower in MONTHS and _is_month(words, position):
            found.append(_dated(words, position, MONTHS[lower]))
    return found


def _is_month(words: Sequence[Token], position: int) -> bool:
    """``May`` may be a verb, ``Jan`` a first name."""
    if MONTHS[words[position].lower.removesuffix("'s").rstrip("'")] not in _MODAL_MONTHS and len(
        words[position].text
    ) > len("Sept"):
        return True
    beside = [*words[max(0, position - 1) : position], *words[position + 1 : position + 2]]
    if any(word.is_number for word in beside):
        return True
    before = words[position - 1].lower if position else ""
    return before in _MONTH_CUES


def _dated(words: Sequence[Token], position: int, name: str) -> Date:
    before = _integer(words[position - 1]) if position else None
    after = [_integer(word) for word in words[position + 1 : position + 4]]
    skipped = [word.lower for word in words[position + 1 : position + 4]]
    day, year = None, None
    if after and after[0] is not None:
        if after[0] <= _LAST_DAY:
            day = after[0]
            rest = 2 if skipped[1:2] in (["st"], ["nd"], ["rd"], ["th"]) else 1
            year = after[rest] if len(after) > rest and _is_year(after[rest]) else None
        elif _is_year(after[0]):
            year = after[0]
    if day is None and before is not None and 0 < before <= _LAST_DAY:
        day = before
    elif (
        day is None and position > 1 and words[position - 1].lower in ("st", "nd", "rd", "th", "of")
    ):
        day = next(
            (
                value
                for value in (_integer(word) for word in words[max(0, position - 3) : position])
                if value is not None and 0 < value <= _LAST_DAY
            ),
            None,
        )
    return Date(name, day, year)


def _is_year(value: int | None) -> bool:
    return value is not None and 1000 <= value <= 2999


def _integer(word: Token) -> int | None:
    return (
        int(word.text)
        if word.text.isascii() and word.text.isdigit() and len(word.text) < 6
        else None
    )


def is_calendar_number(words: Sequence[Token], position: int) -> bool:
    """Whether a number is the day of a month (checked here) and not a count."""
    value = _integer(words[position])
    if value is None or not 0 < value <= _LAST_DAY:
        return False
    for near in (position - 1, position + 1, position - 2, position + 2, position + 3):
        if not 0 <= near < len(words) or not words[near].is_capitalised:
            continue
        between = words[min(near, position) + 1 : max(near, position)]
        if any(word.lower not in ("st", "nd", "rd", "th", "of", "the") for word in between):
            continue
        month = words[near].lower.removesuffix("'s").rstrip("'")
        if month in MONTHS and _is_month(words, near):
            return _dated(words, near, month).day == value
    return False


def check_dates(sentence: Sequence[Date], article: Sequence[Date]) -> list[Issue]:
    """Calendar words the article lacks, or pairs with another day or year."""
    return [
        Issue(Kind.DATE, _message(date))
        for date in sentence
        if not any(_agrees(date, other) for other in article)
    ]


def _message(date: Date) -> str:
    kind = "day" if date.name in CALENDAR_DAYS.values() else "date"
    return f"the {kind} {date.text} is not in the article"


def _agrees(date: Date, other: Date) -> bool:
    return (
        date.name == other.name
        and (date.day is None or date.day == other.day)
        and (date.year is None or other.year is None or date.year == other.year)
    )
