"""Ages, parties, conversions and abbreviations beside what they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.tidying.rule import is_quoted, rule

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAME = rf"(?!{_MONTHS})[A-Z][\w.’'-]*[a-z]"
_PARTY = r"[RDI]-[A-Z][\w.]*(?: [A-Z][\w.]+)?"
_VERB = r"(?:[a-z]+(?:ed|s)|said|told|wrote|began|became|met|won|took)\b"
_MORE = r"(?=, (?:an?|the|who|whose|from|formerly|his|her)\b)"
_NUMBER = r"(?:~?\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_LENGTH = r"(?:km|kph|km/h|mph|miles?|kilomet\w+|met(?:re|er)s?|feet|ft|m|kg|pounds)\b"
_MONEY = r"(?:[A-Z]{0,3}[$£€¥][\d.,]+ ?(?:bn|m|million|billion|trillion)?)"
BESIDE_NAMES = (
    # an age or a party: the comma after it stays where another addition follows
    rule(
        rf"^[^,]*{_NAME}(?P<cut>, \d\d,)"
        rf"(?= (?:{_VERB}|and (?!.*, \d\d\b)))"
    ),
    rule(rf"\b{_NAME}(?P<cut>, \d\d){_MORE}"),
    rule(rf"^[^,]*(?P<cut>, {_PARTY},)(?= {_VERB})"),
    rule(rf"^[^,]*(?P<cut>, (?:[A-Z][a-z]+ ){{1,2}}(?:Republican|Democrat),)(?= {_VERB})"),
    rule(rf", {_PARTY}{_MORE}"),
    rule(rf", \([RDI]\.?[-–,] ?[A-Z][\w. ]*\){_MORE}"),
    rule(
        r"(?<!,) \((?:[RDI]\.?[-–,] ?[A-Z][\w. ]*|\d{3,4} ?(?:UTC|GMT)[^()]*|@\w+"
        rf"|{_NUMBER}(?: to {_NUMBER})?[ -]?(?:square )?{_LENGTH}[^()]{{0,12}}"
        rf"|{_MONEY}(?:; {_MONEY})?"
        r"|[^\x00-\u024f()]{1,20})\)"
    ),
)
_ABBREVIATION = re.compile(r" \((?:the )?[\"“]?([A-Z][\w&.-]*[A-Z][\w&.]*)[\"”]?\)")


_WORD = re.compile(r"\w+")


def without_unused_abbreviations(sentences: Sequence[str]) -> list[str]:
    """Strike "(HSB)" after a name where the summary does not use it again."""
    done: list[str] = []
    for place, sentence in enumerate(sentences):
        others = " ".join([*sentences[:place], *sentences[place + 1 :]])
        shown = sentence
        for match in reversed(list(_ABBREVIATION.finditer(sentence))):
            before, after = sentence[: match.start()], sentence[match.end() :]
            used = re.search(rf"\b{re.escape(match[1])}\b", f"{others} {before} {after}")
            quoted = is_quoted(sentence, *match.span())
            if not used and not quoted and _stands_for(match[1], before):
                shown = shown[: match.start()] + shown[match.end() :]
        done.append(shown)
    return done


def _stands_for(abbreviation: str, name: str) -> bool:
    """Whether its letters are first letters of the words before it, in order."""
    letters = [letter for letter in abbreviation.lower() if letter.isalpha()]
    initials = iter([word[0].lower() for word in _WORD.findall(name)[-2 * len(letters) - 2 :]])
    return all(letter in initials for letter in letters)
