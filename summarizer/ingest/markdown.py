"""Markdown to running text: the words without the marks."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^#[ \t]+([^\n]+)$", re.MULTILINE)

# In this order: pictures before the links they look like. No part of a pattern can match its own
# beginning again, so that each is linear in the length of the text.
_MARKS = (
    (re.compile(r"<!--(?:(?!<!--).){0,5000}?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+([^\n]+)$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


def text_from_markdown(source: str) -> tuple[str, str | None]:
    """Find the running text of a Markdown document, and its title where it names one."""
    source = source.replace("\r\n", "\n")
    title = None
    front = _FRONT_MATTER.match(source)
    if front:
        source = source[front.end() :]
        named = _FRONT_TITLE.search(front[1])
        title = named[1] if named else None
    heading = _HEADING.search(source)
    if heading and not source[: heading.start()].strip():
        title = title or heading[1]
        source = source[heading.end() :]
    for pattern, replacement in _MARKS:
        source = pattern.sub(replacement, source)
    return source, _plain(title) if title else None


def _plain(title: str) -> str:
    for pattern, replacement in _MARKS:
        title = pattern.sub(replacement, title)
    return title.rstrip("# ").strip()
