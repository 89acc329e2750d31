"""How, where and to which reporters something was said; who said it stays."""

from __future__ import annotations

import re

from summarizer.tidying.press import PRESS
from summarizer.tidying.rule import rule

_DAY = r"(?: (?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_TALE = r"(?!(?:\w+ )?(?:story|stories|truth|news|tale|lies?|same|opposite|names?)\b)"
_GOES_ON = (
    rf"(?=[.,]$|, | that\b| [\"“]|{_DAY}\b"
    rf"| (?:he|she|it|they|there|in|on|at|before|after|during|outside)\b"
    rf"| (?:the|a|an|its|their) {_TALE})"
)
"""What can follow "said" as well as "told reporters"; nobody says "a different story"."""
_UNNAMED = re.compile(
    r"\b(?:sources?|persons?|people|officials?|aides?|insiders?|witness(?:es)?)\b[^,.;]*$", re.I
)
_TOLD_SOMEBODY = re.compile(
    r"\b(?:was|were|been|being|be|is|are|not|never|n[’']t|who|having)(?: \w+)? $"
)


def _is_told(match: re.Match[str]) -> bool:
    """Whether somebody is told, or only the paper vouches for a source without a name."""
    before = match.string[: match.start()]
    paper = not re.search(r"reporters|journalists|press|media", match.group())
    return bool(_TOLD_SOMEBODY.search(before) or (paper and _UNNAMED.search(before)))


_FORM = (
    r"(?:statements?|interviews?|speech|tweets?|letter|e-?mail|(?:news|press) conference|call|post"
    r"|message|briefing|memo|video|release|op-ed|remarks)"
)
_KIND = (
    r"(?:(?!recent|earlier|last|previous|leaked|private|secret|internal|confidential|sworn|draft"
    r"|farewell|final|first|second|separate|same|later|taped|court)[A-Za-z][\w-]* ){0,3}"
)
"""What kind of statement it was; not one that says when, or that it was not for the public."""
_SAY = r"\b(?:said|says|saying|added|announced|confirmed|explained|stated|warned|argued|insisted)"
_ANONYMOUS = (
    r"(?:speaking|spoke|speaks|(?:requested|insisted on|asked for|requesting)(?= anonymity))"
    r"(?: on)?(?: the)?(?: condition of)? anonymity(?: (?:because|to|in order to) [^,.]+)?"
)

_WHEN = re.compile(
    r"\d|\b(?:last|ago|earlier|weeks?|month|years?|previous|then|former|first)\b", re.I
)
_SAID_IN_IT = (
    r" that (?:the|a|an|there|[A-Z]\w+)\b(?! (?:[\w’'-]+ ){0,6}(?:released|posted|issued|published"
    r"|sent|read|aired|obtained|shared|gave|wrote|made)\b)"
)
"""What follows is said in the statement, not of it: "a statement that the envoy released"."""

SAYING = (
    rule(rf"\btold {PRESS}{_GOES_ON}", "said", stays=_is_told),
    rule(rf"\btells {PRESS}{_GOES_ON}", "says", stays=_is_told),
    rule(rf"\btelling {PRESS}{_GOES_ON}", "saying", stays=_is_told),
    rule(
        rf"{_SAY}{_DAY}?"
        rf"(?P<cut>,? (?:in|during|on|via) (?:an?|his|her|their|its) {_KIND}{_FORM}"
        rf"(?: (?:to|with) {PRESS})?| on (?:Twitter|Facebook|social media))"
        rf"(?=[.,](?: |$)| [\"“]|{_SAID_IN_IT}|{_DAY}\b(?! (?:with|to|in|on|at|for|about|from)\b))"
    ),
    rule(
        rf"^[^,]+(?P<cut>, (?:in|during|at) (?:an?|his|her|their|its) {_KIND}{_FORM}"
        r"(?: (?!that\b)[^,\"“]{2,70})?,)"
        r"(?= (?:said|says|called|told|warned|urged|announced|accused|described|vowed|blamed)\b)",
        stays=lambda match: bool(_WHEN.search(match.group())),
    ),
    rule(rf"^[^,]*(?P<cut>, (?:who )?{_ANONYMOUS},)(?= [a-z])"),
    rule(rf"(?:, (?:who )?| who | and ){_ANONYMOUS}(?=\.$)"),
    rule(r"\bwent on to say\b", "said"),
    rule(r"\bgoes on to say\b", "says"),
    rule(r"\bwent on to (?=explain|add)"),
)

_THEY = re.compile(r"\b(?:they|them|their)\b")


def _is_needed(match: re.Match[str]) -> bool:
    """Whether an opening says when it was, or may say who "they" are."""
    return bool(_WHEN.search(match.group()) or _THEY.search(match.string, match.end()))


_WHERE = rf"(?:In|During|At) (?:an?|his|her|their|its) (?:[\w-]+ ){{0,3}}{_FORM}"
_REMARKS = r"In (?:[\w-]+ ){1,3}(?:remarks|comments)"
_IS_SAID = (
    r"(?=[^,\"“]{3,80}\b(?:said|says|called|accused|warned|described|urged|announced|told|vowed"
    r"|blamed)\b)"
)
OPENINGS = (
    rule(rf"^(?:{_WHERE}|{_REMARKS})(?: [^,\"“]{{2,70}})?, {_IS_SAID}", stays=_is_needed),
    rule(rf"^Speaking (?!of\b|about\b)[^,\"“]{{3,90}}, {_IS_SAID}", stays=_is_needed),
    rule(rf"^Fresh (?:from|off) [^,\"“]{{3,90}}, {_IS_SAID}", stays=_is_needed),
)
