"""Names: every name of a sentence must be the article's, whole, and with its own title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import (
    ALIASES,
    CALENDAR_DAYS,
    COUNTS,
    DEMONYM_ENDINGS,
    FUNCTION_WORDS,
    GENERIC_WORDS,
    IRREGULAR,
    MONTHS,
    NAME_LINKS,
    ONE_PERSONS_VERBS,
    PARTIAL_NAMES,
    TITLES,
)
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token, stem

_COMMON_ENDINGS = (
    "ers", "ists", "ments", "tions", "ings", "ness", "ment", "tion", "sion", "ing", "ity", "ence",
    "ance", "men", "man", "ents", "ants", "ors", "ly", "ist", "ies", "ed", "ism", "ship", "als",
)  # fmt: skip
_INITIAL = re.compile(
    r"(?<![\w.])(?:[A-Z]|Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev)\.$"
)
"""What a full stop stands after in the middle of a name: an initial, a title."""


@dataclass(frozen=True)
class Name:
    """A run of capitalised words; titles and joining words are not among ``parts``."""

    parts: tuple[Token, ...]
    position: int

    @property
    def text(self) -> str:
        return " ".join(bare(part) for part in self.parts)


def bare(word: Token) -> str:
    """A name without its possessive."""
    for ending in ("'s", "’s", "'", "’"):
        if word.text.endswith(ending):
            return word.text[: -len(ending)]
    return word.text


def names(words: Sequence[Token], text: str, common: frozenset[str]) -> list[Name]:
    """Names of a sentence.

    Args:
        words: the words of the sentence.
        text: the sentence.
        common: lower-case words of the article, by which a capitalised word at the start of a
            sentence is known to be an ordinary one.
    """
    found: list[Name] = []
    run: list[Token] = []
    for position, word in enumerate(words):
        if run and not _joins(text, words[position - 1], word):
            found += _closed(run, position)
            run = []
        if run and word.lower in TITLES:
            found += _closed(run, position)
            run = []
        if word.lower not in TITLES and _is_name(words, position, text, common):
            run.append(word)
        elif not (run and word.lower in NAME_LINKS):
            found += _closed(run, position)
            run = []
    return found + _closed(run, len(words))


def _closed(run: list[Token], position: int) -> list[Name]:
    return [Name(tuple(run), position - 1)] if run else []


def _joins(text: str, left: Token, right: Token) -> bool:
    """``New York`` is one name; ``Paris, London`` and ``Obama's Cuba`` are two."""
    between = text[left.end : right.start]
    return not left.text.endswith(("'s", "’s")) and not between.strip(" -–./&")


def _is_name(words: Sequence[Token], position: int, text: str, common: frozenset[str]) -> bool:
    word = words[position]
    if not word.is_capitalised or word.lower in PARTIAL_NAMES or word.is_number:
        return False
    if is_calendar(word):
        return False
    if len(word.text) == 1 and text[word.end : word.end + 1] == ".":
        return True  # an initial
    if len(word.text) > 1 and word.text.replace(".", "").isupper():
        return word.lower not in common
    if not _opens(text, word):
        return word.stem not in FUNCTION_WORDS
    return not _is_ordinary(words, position, text, common)


def is_calendar(word: Token) -> bool:
    """A weekday or month, which is checked as a date."""
    lower = word.lower.removesuffix("'s").rstrip("'")
    return lower in CALENDAR_DAYS or lower in MONTHS


def _opens(text: str, word: Token) -> bool:
    """Whether the word is capitalised because a sentence, quotation or title starts with it."""
    before = text[: word.start].rstrip()
    joined = text[word.start - 1 : word.start] == "-" and text[word.start - 2].isalnum()
    if joined or _INITIAL.search(before):
        return False
    return not before or before[-1] in ".!?:;\"'“‘«([—–-•…|/*"


def _is_ordinary(words: Sequence[Token], position: int, text: str, common: frozenset[str]) -> bool:
    """Whether a capitalised word at a start would be written small elsewhere."""
    word = words[position]
    lower = word.lower
    if word.stem in FUNCTION_WORDS | GENERIC_WORDS or lower in common or lower in COUNTS:
        return True
    if lower.endswith(_COMMON_ENDINGS):
        return True
    following = words[position + 1] if position + 1 < len(words) else None
    if following and following.is_capitalised and not is_calendar(following):
        return text[word.end : following.start].strip() == ","
    if word.text.endswith(("'s", "’s")):
        return False
    return lower.endswith("s") or following is None or not _is_singular_verb(following.lower)


def _is_singular_verb(lower: str) -> bool:
    return lower in ONE_PERSONS_VERBS or lower in IRREGULAR or lower.endswith("ed")


class KnownNames:
    """What the article calls people, places and bodies."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lower = {bare(word).lower() for word in source.flat}
        self.capitalised = {bare(word).lower() for word in source.flat if word.is_capitalised}
        self.letters = {word.replace(".", "") for word in self.lower}
        self.stems = source.stems
        self.acronyms = set(_acronyms(source))

    def knows(self, word: Token) -> bool:
        """Whether the article has this word of a name, in this or a related form."""
        lower = bare(word).lower()
        if lower in self.lower or lower.replace(".", "") in self.letters:
            return True
        if stem(lower) in self.stems and not lower.endswith("e"):
            return True
        if any(lower in group and group & self.lower for group in ALIASES):
            return True
        if lower.replace(".", "") in self.acronyms:
            return True
        return any(_related(lower, other) for other in self.capitalised)


def _related(one: str, other: str) -> bool:
    """``Russia`` and ``Russian``, ``Brazil`` and ``Brazilians``: the same place."""
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    rests = {one[common:], other[common:]}
    if common < 4 or len(one) == common == len(other):
        return False
    ends = ("", "a", "e", "y", *DEMONYM_ENDINGS)
    return (
        rests <= set(ends)
        and bool(rests & set(DEMONYM_ENDINGS))
        and not rests <= {"", "e", "s", "n", "er", "is"}
    )


def _acronyms(source: Source) -> Iterator[str]:
    """First letters of every run of two to six capitalised words."""
    for index in source.indices:
        words = [w for w in source.words[index] if w.lower not in ("of", "the", "and", "for")]
        for start in range(len(words)):
            letters = ""
            for word in words[start : start + 6]:
                if not word.is_capitalised:
                    break
                letters += word.text[0].lower()
                if len(letters) > 1:
                    yield letters


def check_presence(found: Sequence[Name], known: KnownNames, whole: KnownNames) -> list[Issue]:
    """Names that are in the article but not in the sentences a candidate was written from.

    A name that is known there may be given in full (``Anna Lind`` for ``Lind``), with what the
    article says beside it (``Defence Secretary``).
    """
    near = {word.stem for name in found for word in name.parts if known.knows(word)}
    sentences = [{w.stem for w in whole.source.words[i]} for i in whole.source.indices]
    return [
        Issue(Kind.NAME, f'the name "{name.text}" is not in the sentences this rests on')
        for name in found
        if not any(known.knows(part) for part in name.parts)
        and not any(
            stems & near and all(part.stem in stems for part in name.parts) for stems in sentences
        )
    ]


def check_names(found: Sequence[Name], known: KnownNames) -> list[Issue]:
    """Names the article lacks, and first names joined to somebody else's last name."""
    issues = []
    for name in found:
        unknown = [part for part in name.parts if not known.knows(part)]
        if unknown and not _expands(name, known):
            text = name.text if len(unknown) == len(name.parts) else bare(unknown[0])
            issues.append(Issue(Kind.NAME, f'the name "{text}" is not in the article'))
        elif not unknown and not _stands_together(name, known.source):
            issues.append(Issue(Kind.NAME, f'the name "{name.text}" is not in the article'))
    return issues


def _expands(name: Name, known: KnownNames) -> bool:
    """``European Union`` where the article has only ``EU``."""
    letters = "".join(part.text[0].lower() for part in name.parts)
    return len(letters) > 1 and letters in known.letters


def _stands_together(name: Name, source: Source) -> bool:
    """Whether some sentence of the article holds both of any two neighbouring parts."""
    for left, right in zip(name.parts, name.parts[1:], strict=False):
        a, b = stem(bare(left)), stem(bare(right))
        holders_a = {i for i in source.indices if any(w.stem == a for w in source.words[i])}
        holders_b = {i for i in source.indices if any(w.stem == b for w in source.words[i])}
        if holders_a and holders_b and not holders_a & holders_b:
            return False
    return True
