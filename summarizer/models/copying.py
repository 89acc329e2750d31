"""Copying: names, numbers and rare words are written only where they stand in the source.

A word is followed piece by piece: one that the source lacks cannot be begun, and one that it has
can neither be bent nor broken off ("Tsarnaev" never becomes "Tsarnaeve"). Only the commonest words
of the vocabulary are free. It is the copy mechanism of See, Liu & Manning (ACL 2017) as a
constraint on what is decoded (Hokamp & Liu, ACL 2017).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

COMMON = 6000
"""Tokens of the vocabulary among which the free words are: it is in the order of frequency."""

OFFERED = 50
"""The likeliest tokens among which a permitted one is looked for."""

_SPACE = re.compile("[ĠĊĉ▁]")
"""How vocabularies spell spaces: byte-level ones, and those of SentencePiece."""

_WORD = re.compile(r"[^\W_]+")


class Copying:
    """What may be written next. Words are compared as the vocabulary spells them."""

    def __init__(self, tokenizer: Any, source: Sequence[int]) -> None:
        self._tokenizer = tokenizer
        text = "".join(_spelled(tokenizer, token) for token in source)
        self._whole = {word.casefold() for word in _WORD.findall(text)}
        self._begun = {word[:end] for word in self._whole for end in range(1, len(word) + 1)}
        self._free = free_words(tokenizer)
        self._open = ""
        self._empty = True

    def permits(self, token: int) -> bool:
        """Whether a token may follow: it ends no word too soon, and begins none that is foreign."""
        *whole, last = self._words(token)
        return all(map(self._known, whole)) and (
            not last or last.casefold() in self._begun or self._is_free(last)
        )

    @property
    def permits_end(self) -> bool:
        """Whether the text may end here."""
        return not self._open or self._known(self._open)

    def write(self, token: int) -> None:
        """Follow what was written."""
        self._open = self._words(token)[-1]
        self._empty = False

    def _words(self, token: int) -> list[str]:
        """The words that a token ends, and the one that it leaves open; empty where it does not."""
        text = self._open + _spelled(self._tokenizer, token)
        words = _WORD.findall(text)
        return words if words and text.endswith(words[-1]) else [*words, ""]

    def _known(self, word: str) -> bool:
        return word.casefold() in self._whole or self._is_free(word)

    def _is_free(self, word: str) -> bool:
        """Free words are in lower case, but for the first of the text."""
        return (word.casefold() if self._empty else word) in self._free


@lru_cache(maxsize=4)
def free_words(tokenizer: Any) -> frozenset[str]:
    """The words in lower case that are among the commonest tokens."""
    found = (_spelled(tokenizer, token) for token in range(min(COMMON, len(tokenizer))))
    words = (text[1:] for text in found if text.startswith(" "))
    return frozenset(word for word in words if word.isalpha() and word == word.casefold())


def _spelled(tokenizer: Any, token: int) -> str:
    return _SPACE.sub(" ", tokenizer.convert_ids_to_tokens(token) or "")
