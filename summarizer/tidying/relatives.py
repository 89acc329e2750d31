"""What only adds to the subject that it follows, before its verb."""

from __future__ import annotations

import re

from summarizer.cut_words import IRREGULAR
from summarizer.cutting import is_guard
from summarizer.tidying.rule import rule

_AUXILIARY = "is|are|was|were|has|had|have|will|would|could|can|may|might|must|should|did|does|do"
_IRREGULAR = "|".join(sorted(IRREGULAR))
VERB = (
    rf"(?:(?:recently|later|never|already|now|repeatedly|previously|reportedly|allegedly) )?"
    rf"(?:(?:{_AUXILIARY}|{_IRREGULAR})\b"
    r"|[a-z]{2,}ed\b(?! (?:by|in|on|at|to|with|from|as|for)\b))"
)
"""What can only be the verb of the subject before it: no "led by", "accused of"."""
_NO_SUBJECT = (
    r"(?!(?:[A-Z]?[a-z]+(?:ing|ed|ly)|At|In|On|After|Before|During|For|From|By|Under|Since|As|When"
    r"|While|If|Although|Despite|And|But|Or|Here|There|One|Not|According|Like|Unlike|Though|Because"
    r"|Among|Amid|Between|Without|With|Within|Once|Last|Next|This|Earlier|Later|Across|About|Given"
    r"|Instead|Along|Besides|Beyond|Over|Out|Inside|Outside|Until|Upon|To|That|What|Whether|Where"
    r"|How|Why|Who|It)\b)"
)
_INSIDE = r"[^,;:—–()\"“”]"
_WORD = re.compile(r"[\w’']+")
_SAID = re.compile(r" (?:said|says|wrote|writes)\b")
_FINITE = re.compile(rf"\b(?:{_AUXILIARY}|{_IRREGULAR}|[a-z]{{2,}}ed)\b")
_DEFINITE = re.compile(r"(?:The|This|That|These|Those|Another|Other|His|Her|Its|Their|Both)\b")
_NAME = re.compile(r"\b[A-Z]")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their)\b")
_JOINED = re.compile(r"\b(?:and|or|between)\b")


def _turns(match: re.Match[str]) -> bool:
    """Whether what adds holds a word that turns a fact."""
    return any(map(is_guard, _WORD.findall(match["cut"].lower())))


def _is_needed(match: re.Match[str]) -> bool:
    """Whether it does, or says which bill "the bill" is, or stands in one of several subjects."""
    subject, rest = match["subject"], match.string[match.end() :]
    is_bare = _DEFINITE.match(subject) and not _NAME.search(subject, 1)
    is_quoted = _SAID.match(rest) and _FINITE.search(subject)
    is_meant = _NAME.search(match["cut"]) and _PRONOUN.search(rest)
    return bool(_turns(match) or is_bare or is_quoted or is_meant or _JOINED.search(subject))


_ADDS = (
    r"(?:which|whose|where|who (?!(?:is|was) (?:an?|the|with|from|in)\b)"
    r"|including|such as|notably|along with|together with"
    r"|(?:speaking|posting|writing|appearing|meeting|testifying|tweeting|traveling|travelling)"
    r"|(?!even|then|when|often|open|seven|ten\b|quoted|cited|described|known)[a-z]{2,}(?:ed|en)"
    r" (?:by|in|on|at|to|with|from|as|for|of|after|during))"
)
_DASHES = (" —", " –", " --", " -")
_ONE_PAIR = r"^(?!(?:.*[^-]--? |.*[—–]){3})[^;]*?[\w”\"%.]"
"""Dashes that are no list: one pair of them."""
_ENDS = r"(?= [a-z])"


def _aside(dash: str) -> str:
    """What adds between two dashes; a name there would say what is meant."""
    return (
        rf"{dash} ?(?:who|which|whose|where|including|like|such as|mostly|especially|an?|one of"
        r"|some of|several of|many of|dating|home to|itself|himself|herself)\b"
        rf"[^—–.!?;\"“”]{{3,140}}?{dash}"
    )


RELATIVES = (
    rule(
        rf"^{_NO_SUBJECT}(?P<subject>{_INSIDE}{{2,80}}?[\w.’'%-]+)"
        rf"(?P<cut>, {_ADDS}\b{_INSIDE}{{3,110}},)(?= {VERB})",
        stays=_is_needed,
    ),
    *(rule(rf"{_ONE_PAIR}(?P<cut>{_aside(dash)}){_ENDS}", stays=_turns) for dash in _DASHES),
    rule(rf"(?P<cut> \((?:who|which|whose|where) {_INSIDE}{{3,120}}\))", stays=_turns),
)
