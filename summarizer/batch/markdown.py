"""A folder with one readable Markdown file an article."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.batch.journal import sync_folder

LONGEST_NAME = 60
"""Characters of an id that a file's name holds."""

_ENDING = re.compile(r"\.\w{1,5}$")
_UNSAFE = re.compile(r"[^\w.-]+")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|~&-])|(?m:^(\d+)([.)]))")


def write_articles(folder: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write a file for each record; its number comes first, so that names sort and never clash.

    Raises:
        OSError: the disk is full, or fails.
    """
    for number, record in enumerate(records, 1):
        path = folder / file_name(number, record["id"])
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write("\n".join(_article(record)))
            file.flush()
            os.fsync(file.fileno())
    sync_folder(folder)


def file_name(number: int, own: str | None) -> str:
    """``000012-an-id.md``: nothing of an id that a path could take for more than a name."""
    stem = _UNSAFE.sub("-", _ENDING.sub("", own or "")).strip("-.")
    return f"{number:06d}-{stem[:LONGEST_NAME]}".rstrip("-.") + ".md"


def _article(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {escaped(record['title'] or record['id'] or 'Untitled')}"
    yield ""
    if record["error"]:
        yield f"Not summarized: {escaped(record['error']['message'])}"
        yield ""
    if record["notice"]:
        yield f"*{escaped(record['notice'])}*"
        yield ""
    shown: list[int] = []
    for name, summary in record["summaries"].items():
        yield from _summary(name, summary, shown)
    if shown:
        yield from _evidence(record, sorted(set(shown)))


def _summary(name: str, summary: Mapping[str, Any], shown: list[int]) -> Iterator[str]:
    yield f"## {escaped(name.replace('_', ' ').replace('-', ' ').capitalize())}"
    yield ""
    if summary["abstained"]:
        yield f"*{escaped(summary['reason'] or 'Nothing that could be grounded.')}*"
    for sentence in summary["sentences"]:
        shown += sentence["evidence"]
        marks = "".join(f" [{index + 1}]" for index in sentence["evidence"])
        yield f"- {escaped(sentence['text'])}{marks} (support {sentence['support']:.2f})"
    yield ""


def _evidence(record: Mapping[str, Any], indices: Sequence[int]) -> Iterator[str]:
    yield "## Evidence"
    yield ""
    for index in indices:
        yield f"[{index + 1}] {escaped(evidence_text(record, index))}"
        yield ""


def evidence_text(record: Mapping[str, Any], index: int) -> str:
    """A sentence of the article, whose text a record for readers carries along."""
    sentence = record["sentences"][index]
    return " ".join(record["text"][sentence["start"] : sentence["end"]].split())


def escaped(text: str) -> str:
    """Text on one line in which no Markdown and no HTML stands."""
    line = " ".join(str(text).split())
    return _MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
