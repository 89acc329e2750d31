"""What ties a sentence to its place in the article, where it no longer stands."""

from __future__ import annotations

import re

from summarizer.tidying.rule import rule

# A place in capitals, an agency in brackets, or the authors' names before the place.
DATELINES = tuple(
    rule(pattern)
    for pattern in (
        r"^[A-Z][A-Z .,'’/-]{2,}(?:, [A-Z][\w. ]+)?(?: \([\w .]+\))? ?[—–-]+ (?=[A-Z\"“])",
        r"^By [A-Z][\w ,.&’'/-]{3,90}\([A-Z][\w ]{1,19}\) ?[—–-]+ (?=[A-Z\"“])",
        r"^(?:[A-Z][\w ,.&’'/-]{0,50})?\([A-Z][\w ]{1,19}\) ?[—–-]+ (?=[A-Z\"“])",
        r"^(?:(?:[A-Z][\w.'’-]+|and) ){4,8}[A-Z]{4,}(?: [A-Z]{4,})? ?[—–-]+ (?=[A-Z\"“])",
        r"^[A-Za-z][\w ]{2,24}(?:,| [—–-]) \d{1,2} [A-Z][a-z]+(?: \d{4})?(?::| ?[—–-]) "
        r"(?=[A-Z\"“])",
        r"^[A-Z][\w ]{2,24} \([A-Z][a-z]+ \d{1,2}, \d{4}\)(?::| ?[—–-]) (?=[A-Z\"“])",
        r"^[A-Z][a-z]{3,15}[—–-]+ (?=(?:The|A|An|In|On|At)\b)",
    )
)

_LOOSE = (
    "However|Meanwhile|Moreover|Furthermore|Further|In addition|Additionally|Also|Still|Yet|So|Then"
    "|Nevertheless|Nonetheless|Of course|Indeed|Separately|In fact|As a result|At the same time"
    "|On the other hand|For example|For instance|In turn|In the meantime|After all"
    "|Similarly|Likewise|Therefore|Thus|Hence|Besides|That said|In short|Finally"
    "|For (?:his|her|its|their) part|Well|Above all|First|Second|Secondly|Third|Thirdly|Lastly"
)
"""What connects only with a comma after it: "Still, it rose", but "Still waters"."""
_BEGINS = r"(?:the|he|she|it|they|we|there|this|these|that|those|his|her|its|their)\b"
_NO_SPEAKER = (
    r"(?! (?:said|says) )"
    r"(?! (?:[\w.’'-]+ ){1,5}(?:[a-z]+ed|said|says|adds|argues|notes|wrote|writes|thinks),)"
)
"""Of "Besides, the minister insisted, it works" the opening comma would be left."""
CONNECTIVES = (
    rule(r"^And yet,? (?=\S)"),
    rule(rf"^But(?:,{_NO_SPEAKER})? (?!for\b)(?=\S)"),
    rule(rf"^And(?:,{_NO_SPEAKER})? (?!so (?:on|forth)\b)(?=\S)"),
    rule(rf"^(?:{_LOOSE}),{_NO_SPEAKER} (?!and\b)(?=\S)"),  # not "Second, and as important, ..."
    rule(rf"^(?:However|Meanwhile|So|Yet|Thus|Therefore) (?={_BEGINS})"),
)

_AFTER_NOUN = (
    r"(?:is|are|was|were|has|had|have|will|would|could|can|may|might|must|should|did|does)"
)
_LINK = (
    "(?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|indeed|in addition|in fact"
    "|of course|for example|for instance|in turn|for (?:his|her|its|their) part|likewise|similarly"
    "|after all|by the way)"
)
_INTRODUCTION = (
    r"(?:At|In|On|After|Before|During|For|From|By|Under|Since|As|When|While|If|Although|Despite|With"
    r"|Given|Because|Once|Until)\b"
)
_FIRST_HALF = re.compile(r"\b(?:not only|not just|not merely|not simply|as well as)\b", re.I)
_JOINED = re.compile(r"\b(?:but|not|n[’']t|or|nor|whether|than)$")

_GOES_ON = (
    "known|called|named|nicknamed|spelled|dubbed|referred"
    "|focus(?:e[sd])?|discuss(?:e[sd])?|includ(?:es?|ed)|cover(?:s|ed)?|address(?:e[sd])?"
    "|concern(?:s|ed)?|affect(?:s|ed)?|involv(?:es?|ed)|rais(?:es?|ed)|contain(?:s|ed)?"
)
"""What "also" is needed for: another name, or one more of several; without it the only one."""


def _is_half(match: re.Match[str]) -> bool:
    """Whether "also" is half of "not only ... but also", or denied, or compared."""
    before = match.string[: match.start()]
    return bool(_FIRST_HALF.search(before) or _JOINED.search(before))


LINK_WORDS = (
    # "The port, however, was closed"; "After the storm, however, the port was closed"
    rule(rf"^[A-Z][\w’' -]{{1,60}}(?P<cut>, {_LINK},)(?= {_AFTER_NOUN}\b)"),
    rule(rf"^(?:[A-Z][\w.’'-]+ ){{0,3}}[A-Z][\w.’'-]+(?P<cut>, {_LINK},)(?= [a-z]+(?:ed|s)\b)"),
    rule(
        rf"^{_INTRODUCTION}[^,]{{3,100}}(?P<cut>, {_LINK})"
        r"(?=, (?:the|a|an|he|she|it|they|we|I|there|this|that|these|those|his|her)\b)"
    ),
    rule(r"(?P<cut>, too,) (?=[a-z]+(?:ed|s)?\b)|, too(?=\.$)"),
    rule(r",? as well(?=\.$)"),
    rule(r"\b(?:[A-Z][\w’-]*[a-z]|he|she|they|it)(?P<cut> then)(?= [a-z]{2,}ed\b)"),
    rule(
        rf" also(?= [a-z\d$€£\"“])(?! (?:{_GOES_ON})\b)",
        stays=_is_half,
    ),
)
