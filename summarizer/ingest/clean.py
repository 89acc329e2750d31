"""Characters that are no part of what an article says."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Soft hyphens, zero-width spaces, byte order marks, and marks that turn the reading direction.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_DROPPED = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
_BLANKED = re.compile(f"[{_CONTROLS}]")


def clean_text(text: str) -> str:
    r"""Make line ends ``\n``, odd spaces plain, and drop what cannot be seen."""
    text = _LINE_ENDS.sub("\n", text)
    return _DROPPED.sub("", _same_length(text)).strip()


def clean_in_place(text: str) -> str:
    """Clean without moving any character: offsets into the result hold for ``text`` too."""
    return _BLANKED.sub(" ", _same_length(text))


def one_line(text: str, limit: int = 200) -> str:
    """``text`` on one line, cut at ``limit`` characters, for titles and messages."""
    line = " ".join(clean_text(text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _same_length(text: str) -> str:
    return _SURROGATES.sub("\ufffd", _SPACES.sub(" ", text))
