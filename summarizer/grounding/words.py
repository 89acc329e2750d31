"""Words: tokens with their place in the text, and the stem by which two words are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from summarizer.grounding.lexicon import FUNCTION_WORDS, IRREGULAR

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*"  # 2,645,000  10:30
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # words, Falcao's, didn't
)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_stemmer = snowballstemmer.stemmer("english")


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
    """``Killings``, ``killed`` and ``kill`` are one word; so are ``won`` and ``wins``."""
    lower = _POSSESSIVE.sub("", word).lower().replace("’", "'")
    if "." in lower:
        return lower.replace(".", "")
    if lower in FUNCTION_WORDS:
        return lower
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
