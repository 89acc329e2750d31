"""A rule of tidying: a pattern, what stands in its place, and when it stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.grounding.quotations import quotations

Guard = Callable[[re.Match[str]], bool]


@dataclass(frozen=True)
class Rule:
    """A replacement that is made wherever it is safe: never inside a quotation.

    Attributes:
        pattern: only its group "cut" is replaced where it has one.
        replacement: as for :meth:`re.Match.expand`.
        stays: whether a place that matches is left as it is.
    """

    pattern: re.Pattern[str]
    replacement: str = ""
    stays: Guard = lambda _: False

    def apply(self, sentence: str) -> str:
        """The sentence with all its safe places replaced."""
        for match in reversed(list(self.pattern.finditer(sentence))):
            start, end = match.span("cut" if "cut" in self.pattern.groupindex else 0)
            if not self.stays(match) and not is_quoted(sentence, start, end):
                sentence = _joined(
                    sentence[:start] + match.expand(self.replacement), sentence[end:]
                )
        return sentence


def rule(pattern: str, replacement: str = "", stays: Guard = lambda _: False) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(re.compile(pattern), replacement, stays)


def _joined(before: str, after: str) -> str:
    """Two parts of a sentence; "p.m." before a full stop has it already."""
    return before + (after[1:] if before.endswith(".") and after.startswith(".") else after)


def quotation_is_open(text: str) -> bool:
    """Whether a quotation begun in ``text`` is not closed there."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def is_quoted(sentence: str, start: int, end: int) -> bool:
    """Whether a range of a sentence holds words of a quotation."""
    inside = any(one.start < end and start < one.end for one in quotations(sentence))
    return inside or quotation_is_open(sentence[:start])
