"""Words: tokens with their place in the text, and the stem by which two words are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from summarizer.grounding.lexicon import ALIASES, FUNCTION_WORDS, IRREGULAR, TENS, UNITS

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*"  # 2,645,000  10:30
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # words, Falcao's, didn't
)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_stemmer = snowballstemmer.stemmer("english")


_SAME = {form: min(group) for group in ALIASES for form in group if "." not in form}
_SAME |= {word: f"{value:.0f}" for word, value in (UNITS | TENS).items() if value > 1}


@dataclass(frozen=True)
class Token:
    """A word or number: ``text[start:end]`` of the text it was found in."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_content(self) -> bool:
        """Whether it carries a fact: neither a function word nor a number."""
        return not self.is_number and self.stem not in FUNCTION_WORDS


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of ``text``, in order."""
    return tuple(
        Token(found.group(), found.start(), found.end(), stem(found.group()))
        for found in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for all forms of a word: ``killed`` and ``kill``, ``two`` and ``2``."""
    lower = _POSSESSIVE.sub("", word).lower().replace("’", "'")
    if word[0].isdigit():
        return lower.replace(",", "")
    lower = lower.replace(".", "")
    if lower in FUNCTION_WORDS and not word.isupper():
        return lower
    if lower in _SAME:
        return _SAME[lower]
    lower = IRREGULAR.get(lower, lower)
    found: str = _stemmer.stemWord(_american(lower))
    return found


def _american(word: str) -> str:
    """One spelling: ``organised`` as ``organized``, ``centre`` as ``center``."""
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ising", "izing")):
        for ending in ("", "d", "s"):
            if word.endswith(british + ending) and len(word) > len(british) + 4:
                return word[: len(word) - len(british + ending)] + american + ending
    if word.endswith("our") and len(word) > 5:
        return word[:-3] + "or"
    return word
