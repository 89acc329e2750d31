"""Lessons: an article and the texts that are learnt from it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.grounding import Grounder
from summarizer.training.config import Source, TrainingError
from summarizer.training.split import in_dev
from summarizer.training.targets import Target, parsed, wanted


@dataclass(frozen=True)
class Lesson:
    """An article with all its targets, which are learnt together."""

    article: Article
    targets: tuple[Target, ...]


def read_lessons(folder: Path, sources: Sequence[Source], dev: bool = False) -> list[Lesson]:
    """Read the lessons of a data mix: those to train on, or the development part.

    Raises:
        TrainingError: a file is missing or a line of it is no record, or nothing is left.
    """
    lessons = [
        lesson
        for source in sources
        for lesson in _lessons(folder / source.file, _changed(folder / source.file), source)
        if in_dev(str(lesson.article.id)) == dev
    ]
    if not lessons and not dev:
        names = ", ".join(source.file for source in sources)
        raise TrainingError(f"{names} in {folder} hold nothing to train on.")
    return lessons


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=8)
def _lessons(path: Path, changed: int, source: Source) -> tuple[Lesson, ...]:  # noqa: ARG001
    """All lessons of a source, read once as long as the file is the same: checking is slow."""
    grounder = Grounder() if source.checked else None
    chance = random.Random(source.file)  # noqa: S311 - a sample of articles, not a secret
    found = []
    for record in _records(path):
        if chance.random() >= source.share:
            continue
        article, targets = _parsed(path, record, source)
        kept = [one for one in targets if grounder is None or _holds(grounder, article, one)]
        if kept:
            found.append(Lesson(article, tuple(dict.fromkeys(kept))))
    return tuple(found)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        reason = error.strerror or error
        raise TrainingError(f"{path} cannot be read ({reason}): check --data.") from error
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise TrainingError(f"{path}, line {number}: not JSON ({error}).") from None
        if not isinstance(record, dict):
            raise TrainingError(f"{path}, line {number}: a record must be an object.")
        yield {"id": f"{path.stem}-{number}", **record, "line": number}


def _parsed(path: Path, record: dict[str, Any], source: Source) -> tuple[Article, list[Target]]:
    try:
        text, offsets = _text(record), record.get("offsets")
        article = (
            Article.from_offsets(text, offsets, record.get("title"), str(record["id"]))
            if offsets
            else Article.from_text(text, record.get("title"), str(record["id"]))
        )
        targets = [
            replace(one, style=source.style)
            for one in parsed(source.targets, record)
            if wanted(one, article, source)
        ]
        _check_focus(article, targets)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise TrainingError(
            f"{path}, line {record['line']}: a training record needs text and gold, and each "
            f"framing of gold close sentences with text and evidence; a pair, text or articles and "
            f"a summary; a correction, text, summary and corrected ({error})."
        ) from None
    return article, targets


def _text(record: dict[str, Any]) -> str:
    """The article, or the articles on one event one after the other."""
    parts = record.get("articles") or [record]
    return "\n\n".join(part["text"] for part in parts)


def _check_focus(article: Article, targets: Sequence[Target]) -> None:
    for target in targets:
        for index in target.focus or ():
            if not 0 <= index < len(article.sentences):
                raise IndexError(f"evidence {index} is no sentence of the article")


def _holds(grounder: Grounder, article: Article, target: Target) -> bool:
    """Whether the check finds every fact of a target in its focus."""
    return not grounder.quick(article, target.text, within=target.focus).issues


def cropped(lesson: Lesson, words: int) -> Lesson:
    """Keep what the targets need of an article, and as much around it as fits.

    Args:
        words: how many words the article may have; evidence is kept whatever its length.
    """
    article = lesson.article
    if any(target.focus is None for target in lesson.targets):
        return lesson
    kept = {index for target in lesson.targets for index in target.focus or ()}
    room = words - sum(_words(article, index) for index in kept)
    # The sentence before one in focus says who "he" is; those after leave no trace on it.
    wanted = [index - 1 for index in sorted(kept)] + list(range(len(article.sentences)))
    for index in wanted:
        if index >= 0 and index not in kept and _words(article, index) <= room:
            kept.add(index)
            room -= _words(article, index)
    order = sorted(kept)
    place = {index: position for position, index in enumerate(order)}
    targets = tuple(
        replace(one, focus=tuple(place[index] for index in one.focus or ()))
        for one in lesson.targets
    )
    return Lesson(_part(article, order), targets)


def _words(article: Article, index: int) -> int:
    return len(article.sentences[index].text.split())


def _part(article: Article, indices: Sequence[int]) -> Article:
    """An article of these sentences only."""
    text, offsets = "", []
    for index in indices:
        text += " " if text else ""
        offsets.append((len(text), len(text) + len(article.sentences[index].text)))
        text += article.sentences[index].text
    return Article.from_offsets(text, offsets, article.title, article.id)
