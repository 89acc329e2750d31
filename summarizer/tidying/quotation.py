"""The closing mark of a quotation that goes on in the next sentence of its article."""

from __future__ import annotations

import re

from summarizer.tidying.rule import quotation_is_open

FAR = 3000
"""Characters behind a sentence in which its quotation is closed: only long ones are split."""

_UNCLOSED = re.compile(r"(?P<mark>(?<![^\s(\[—–-])\"|“)(?=[^\s\"“”])[^\"“”]*[.!?…]$")
_WHOLE = re.compile(r"(?:^|[:,] )[\"“][^\"“”]*$")
"""All of the sentence from a mark on is quoted: of "a deal and left" it may be a part."""
_ENDED = re.compile(r"[,.!?]['’»]|»|, (?:[\w.'’-]+ ){0,4}(?:said|says|added|adds|told|wrote)\b")
"""A quotation that ended before, without its mark."""
_CLOSES = re.compile(r"[^\"“”]*(?:(?<=\S)\"(?!\w)|”)")


def closed(sentence: str, after: str) -> str:
    """The sentence with the mark that closes its quotation, where it surely goes on.

    Args:
        sentence: as it is shown.
        after: what follows it in the article, up to ``FAR`` characters.
    """
    surely = _WHOLE.search(sentence) or _CLOSES.match(after)
    return sentence + closing_mark(sentence) if surely else sentence


def closing_mark(sentence: str) -> str:
    """The mark that a sentence lacks at its end; empty where it lacks none."""
    found = _UNCLOSED.search(sentence)
    if not found or not quotation_is_open(sentence) or _ENDED.search(found.group()):
        return ""
    return "”" if found["mark"] == "“" else '"'
