"""The day on which something was reported: its reader does not see when the article was written."""

from __future__ import annotations

import re

from summarizer.tidying.rule import rule

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
_ON = rf"(?:late |early )?on {DAY}(?! (?:and|or|to)\b)"
_WITHIN = (
    rf"(?:(?:late |early )?{DAY}|yesterday|today|this (?:morning|afternoon|evening)"
    r"|(?:earlier )?this week)"
)
_NO_DATE = rf"(?!,? (?:local|{MONTHS}|[A-Z][a-z]{{2,3}}\.? \d|\d|the \d)|['’-])"
_GOES_ON = r"(?=[.,]| [a-z\"“])"
_SAID = (
    r"(?<!\bbe )\b(?:said|says|told (?:[\w.’-]+ ){0,3}[\w’-]+|added|announced|confirmed|explained"
    r"|tweeted|warned|wrote|acknowledged|argued|insisted|stated|reported)(?<!\bon)(?<!\blate)(?<!\bearly)"
)
_DONE = (
    r"(?:[a-z]{2,}ed|said|told|met|made|began|took|gave|sent|held|won|left|struck|fell|rose|led|ran"
    r"|broke|came|went|shot|put|withdrew|spoke|sought|swore|laid|found|got|lost|saw|drew|threw)\b"
    r"(?! by\b)"
)
_NO_SUBJECT = r"(?! (?:is|was|will|would|has|had|marks|as|and|or|to|at|[a-z]+s\b))"
_NO_AFTERTHOUGHT = r"(?!(?:though|however|when|which|where|and|or|as|after|before|but)\b)"
_ANOTHER_TIME = re.compile(
    rf"\b(?:days?|nights?|mornings?|evenings?|hours?|weekend|tomorrow|yesterday|today|next|later"
    rf"|earlier|first|last|only|until|since|both|{DAY})\b"
)
_COMING = re.compile(
    r"\b(?:will|would|could|should|may|might|if|unless|scheduled|due|deadline|set|plans?|planned"
    r"|expected|not|never|no|nobody|by|is|are)\b|n[’']t\b"
)


def _rest(match: re.Match[str]) -> str:
    """The sentence without the day."""
    start, end = match.span("cut")
    return match.string[:start] + match.string[end:]


def _is_counted_from(match: re.Match[str]) -> bool:
    """Whether another time counts from the day, or the sentence is true of that day alone."""
    return bool(_ANOTHER_TIME.search(_rest(match)))


def _is_coming(match: re.Match[str]) -> bool:
    """Whether what happens on the day may lie ahead."""
    return _is_counted_from(match) or bool(_COMING.search(_rest(match)))


DAYS = (
    rule(rf"{_SAID}(?P<cut> {_ON}){_NO_DATE}{_GOES_ON}", stays=_is_counted_from),
    rule(rf"{_SAID}(?P<cut> {_WITHIN}){_NO_DATE}{_NO_SUBJECT}{_GOES_ON}", stays=_is_counted_from),
    rule(rf"\w(?P<cut> {_ON})(?= {_DONE})", stays=_is_counted_from),
    rule(
        r"(?<!\bbe )\b(?:met|decided|signed|approved|issued|released|arrested|voted|launched)"
        rf"(?P<cut> (?:today|yesterday)){_NO_DATE}{_GOES_ON}",
        stays=_is_counted_from,
    ),
    rule(
        rf"^(?P<cut>(?:(?:Late |Early )?[Oo]n {DAY}|Yesterday), ){_NO_AFTERTHOUGHT}(?=\w)",
        stays=_is_coming,
    ),
)
