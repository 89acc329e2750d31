"""What a copied page carries besides its article: dates, section heads, buttons, end marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_OF_YEAR = (
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_DATE = _DAY + _DAY_OF_YEAR
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?"
_WHEN = r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?:?\s*)?"
_KIND = r"(?:articles?|stories|news|topics|videos?|coverage|links)"

# Each pattern has to match a whole line, in any case.
_PATTERNS = (
    # When it was written, how long it takes to read
    rf"{_WHEN}{_DATE}(?:,?\s*(?:at |[-–—|•·T]\s*)?{_TIME})?",
    rf"{_WHEN}{_TIME}(?:,?\s*{_DATE})?",
    rf"{_WHEN}\d+ (?:minutes?|mins?|hours?|days?) ago",
    r"\d+[ -]min(?:ute)?s?(?: read)?",
    # Heads of sections
    r"highlights|key (?:points|takeaways)|(?:full |the )?story|opinions?|comments?(?: \(\d+\))?",
    rf"(?:related|more|top|trending|popular|latest|recommended) {_KIND}",
    r"related|read more|see also|most read|trending|recommended(?: for you)?",
    r"you may also like|more from .{1,40}",
    r"you(?:'|’)?ve reached the end\.?|end of (?:article|story)|back to top",
    # Advertising
    r"advertisement|ads?|sponsored(?: content)?|promoted|skip ad(?:vertisement)?",
    r"story continues below(?: (?:this )?ad(?:vertisement)?)?\.?",
    r"(?:article|scroll) (?:continues|to continue).{0,40}",
    # Buttons
    r"share|share (?:this|on|via|with)\b.{0,40}|tweet|print|e-?mail|copy link|save|bookmark",
    r"whatsapp|facebook|twitter|linkedin|follow us\b.{0,60}",
    r"listen to (?:this )?(?:article|story).{0,20}|watch live|live updates",
    r"menu|search|home|close|skip to (?:main )?content|loading\.{0,3}",
    r"(?:show|load) more|continue reading|click here\b.{0,60}",
    # Accounts
    r"subscribe[.!]?|subscribe (?:now|today|to|for)\b.{0,80}|newsletters?",
    r"sign up (?:now|today|here|for|to)\b.{0,80}|sign in|log ?in|register|get the app.{0,40}",
    r"create (?:an )?account|already (?:a subscriber|have an account)\?.{0,30}",
    # Cookies and rights
    r"(?:this (?:site|website|page)|we|our (?:site|website|partners)) uses? cookies\b.{0,160}",
    r"accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences)",
    r"cookie (?:policy|settings|preferences|notice)|privacy policy",
    r"terms (?:of (?:use|service)|and conditions)|all rights reserved\.?",
    r"(?:copyright\b|©|\(c\)\s?\d{4}).{0,100}",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_LONGEST = 200  # characters; a longer line is never furniture
_LINE = re.compile(r"[^\n]*\n?")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Line:
    """A line of a page: its range without white space, its text, and what stands beside it."""

    start: int
    end: int
    text: str
    alone: bool  # nothing, or nothing but furniture, directly above or below


def page_lines(text: str) -> list[Line]:
    """All lines of ``text`` that are not blank, in order."""
    rows = list(_rows(text))
    return [
        Line(start, end, row, not (_joined(rows, index - 1) and _joined(rows, index + 1)))
        for index, (start, end, row) in enumerate(rows)
        if row
    ]


def is_page(text: str) -> bool:
    """Whether ``text`` has more than one block; a single block is prose and is left alone."""
    return bool(_BLANK_LINE.search(text.strip()))


def furniture(lines: list[Line]) -> list[Line]:
    """The lines that are page furniture: a whole line that matches, and stands by itself."""
    return [line for line in lines if line.alone and _matches(line.text)]


def _rows(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LINE.finditer(text):
        row = match.group()
        stripped = row.strip()
        start = match.start() + len(row) - len(row.lstrip())
        if row:
            yield start, start + len(stripped), stripped


def _joined(rows: list[tuple[int, int, str]], index: int) -> bool:
    """Whether the line at ``index`` is text that a neighbouring line may continue."""
    if not 0 <= index < len(rows):
        return False
    row = rows[index][2]
    return bool(row) and not _matches(row)


def _matches(row: str) -> bool:
    return len(row) <= _LONGEST and bool(_FURNITURE.fullmatch(row))
