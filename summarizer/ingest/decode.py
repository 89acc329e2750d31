"""Bytes to text, whatever their encoding."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from summarizer.errors import InputError

_SAMPLE = 200_000  # bytes looked at to guess an encoding
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02  # share of the bytes; more than that is no text


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode ``data``.

    Args:
        data: the whole file or page.
        where: what the bytes are called in messages.
        declared: the encoding that a web page or server names, tried before guessing.

    Returns:
        The text, and notes for the user: empty for plain UTF-8, or where a mark or a
        declaration says what the encoding is.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, errors="replace"), (f"Read as {wide.upper()}, without a mark.",)
    sample = data[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise InputError(f"{where} is a binary file, not text: give text, HTML, PDF or DOCX.")
    for known in ("utf-8", declared):
        text = _try(data, known)
        if text is not None:
            return text, ()
    return _guess(data)


def _try(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, ValueError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every other byte."""
    sample = data[:2000]
    half = len(sample) // 2
    if half >= 8:
        for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
            others = len(sample.replace(b"\0", b""))
            if zeros.count(0) > 0.7 * half and others > 0.9 * half:
                return encoding
    return None


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Guess, preferring windows-1252 where it explains the bytes as well as the best guess."""
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    matches = charset_normalizer.from_bytes(sample)
    best = matches.best()
    western = _try(sample, "cp1252")
    encoding = best.encoding if best else "cp1252"
    unsure = best is None or best.coherence == 0 or best.encoding.startswith("mac")
    as_clean = best and any(m.encoding == "cp1252" and m.chaos <= best.chaos for m in matches)
    if western is not None and (unsure or as_clean or western == str(best)):
        encoding = "cp1252"
    text = data.decode(encoding, errors="replace")
    name = encoding.replace("cp125", "windows-125")
    lost = text.count("\ufffd")
    note = f"Not UTF-8: read as {name}. Names with accents may be wrong."
    if lost:
        note = f"Not UTF-8: read as {name}, with {lost} unreadable characters."
    return text, (note,)
