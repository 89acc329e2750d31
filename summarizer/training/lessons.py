"""Lessons: an article and the texts that are learnt from it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.grounding import Grounder
from summarizer.training.config import Source, TargetKind, TrainingError
from summarizer.training.split import in_dev


@dataclass(frozen=True)
class Target:
    """A text to be learnt.

    Attributes:
        perspective: the name of the perspective it was written for.
        text: the text.
        focus: the sentences of the article it is written from; ``None`` for all.
        style: what is added to the perspective's instruction.
    """

    perspective: str
    text: str
    focus: tuple[int, ...] | None
    style: str = ""


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
            for one in KINDS[source.targets](record)
            if _wanted(one, source)
        ]
        _check_focus(article, targets)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise TrainingError(
            f"{path}, line {record['line']}: a training record needs text and gold, and each "
            f"framing of gold close sentences with text and evidence; a pair, text or articles and "
            f"a summary ({error})."
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


def _framings(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, framing) for name, framing in record["gold"].items() if framing)


def _sentences(record: dict[str, Any]) -> Iterator[Target]:
    for name, framing in _framings(record):
        for one in framing.get("close") or []:
            yield Target(name, one["text"], tuple(sorted(one["evidence"])))


def _summaries(record: dict[str, Any]) -> Iterator[Target]:
    parts: dict[str, list[Target]] = {}
    for one in _sentences(record):
        parts.setdefault(one.perspective, []).append(one)
    for name, each in parts.items():
        focus = sorted({index for part in each for index in part.focus or ()})
        yield Target(name, " ".join(part.text for part in each), tuple(focus))


def _free(record: dict[str, Any]) -> Iterator[Target]:
    for name, framing in _framings(record):
        yield Target(name, framing["text"], tuple(sorted(framing["evidence"])))


def _pair(record: dict[str, Any]) -> Iterator[Target]:
    yield Target("neutral", record["summary"], None)


KINDS: dict[TargetKind, Callable[[dict[str, Any]], Iterator[Target]]] = {
    TargetKind.SENTENCE: _sentences,
    TargetKind.SUMMARY: _summaries,
    TargetKind.FREE: _free,
    TargetKind.PAIR: _pair,
}


def _wanted(target: Target, source: Source) -> bool:
    most = source.most_evidence
    small = not most or target.focus is None or len(target.focus) <= most
    return small and (not source.only or target.perspective in source.only)


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
