"""Quotations: words in quotation marks must stand in the article, from the same speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import SPEECH_VERBS, TITLES
from summarizer.grounding.source import Source, spaced
from summarizer.grounding.words import Token, tokens

_QUOTED = re.compile(
    r"[“„«](?P<curly>[^“”„«»]{2,600})[”»]"
    r'|"(?P<straight>[^"]{2,600})"'
    r"|(?<![\w'’])[‘'](?P<single>(?:[^‘’'\n]|(?<=\w)['’](?=\w)){4,600}?)['’](?!\w)"
)
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\]]*\]|--+")
_SHOWN = 60
_NEAR = 4  # words between a quotation and its speaker
_BEFORE, _AFTER = 3, 2  # sentences around a quotation that may name its speaker


@dataclass(frozen=True)
class Quotation:
    """Quoted words and the range of the text they stand in, marks included."""

    text: str
    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """What stands between quotation marks."""
    return [
        Quotation(next(filter(None, found.groups())), found.start(), found.end())
        for found in _QUOTED.finditer(text)
    ]


def check_quotations(text: str, words: Sequence[Token], source: Source) -> list[Issue]:
    """Quoted words that are not in the article, or that somebody else said."""
    issues = []
    for quotation in quotations(text):
        parts = [spaced(tokens(part)) for part in _LEFT_OUT.split(quotation.text)]
        parts = [part for part in parts if part.strip()]
        missing = [part for part in parts if part not in source.joined]
        if missing:
            issues.append(
                Issue(
                    Kind.QUOTATION, f'the words "{_short(quotation.text)}" are not in the article'
                )
            )
        elif parts:
            issues += _check_speaker(quotation, parts[0], words, source)
    return issues


def _check_speaker(
    quotation: Quotation, part: str, words: Sequence[Token], source: Source
) -> list[Issue]:
    speaker = _speaker(quotation, words)
    if speaker is None or len(part.split()) < 3:
        return []
    holders = [i for i in source.indices if part in spaced(source.words[i])]
    near = {
        token.lower.removesuffix("'s")
        for holder in holders
        for index in range(max(0, holder - _BEFORE), holder + _AFTER + 1)
        if index < len(source.words)
        for token in source.words[index]
    }
    if not holders or speaker.lower.removesuffix("'s") in near:
        return []
    return [
        Issue(Kind.SPEAKER, f"in the article it is not {speaker.text} who says the quoted words")
    ]


def _speaker(quotation: Quotation, words: Sequence[Token]) -> Token | None:
    """The last name of who speaks: a capitalised word beside a verb of saying."""
    before = [word for word in words if word.end <= quotation.start][-_NEAR:]
    after = [word for word in words if word.start >= quotation.end][:_NEAR]
    if before and before[-1].lower in SPEECH_VERBS and len(before) > 1 and _may_speak(before[-2]):
        return before[-2]
    if not after or after[0].lower in ("and", "but", "while", "as"):
        return None
    verb = next((i for i, word in enumerate(after) if word.lower in SPEECH_VERBS), None)
    if verb is None:
        return None
    if verb > 0:
        return after[verb - 1] if _may_speak(after[verb - 1]) else None
    run = list(takewhile(lambda word: word.is_capitalised, after[1:]))
    return run[-1] if run and _may_speak(run[-1]) else None


def _may_speak(word: Token) -> bool:
    return word.is_capitalised and word.is_content and word.lower not in TITLES


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
