"""A planner's encoder fitted on all articles, and what those say that have not seen an article.

What is fitted on top of the encoder must see what it says of articles that it does not know
(stacking, Wolpert 1992). So it is fitted once without each part of the articles, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from summarizer.planning.reader import Impression, Reader
from summarizer.planning.weights import READER, load_reader, save_reader
from summarizer.training.planner_data import Example
from summarizer.training.planner_reader import (
    SCHEDULE,
    Floats,
    Lesson,
    Say,
    beginning,
    fit_reader,
    lessons,
)
from summarizer.training.planner_table import PARTS, Table


@dataclass(frozen=True)
class Fitted:
    """A reader of all articles, and what readers say of those that they have not seen.

    Attributes:
        reader: fitted on all articles.
        unseen: of each article, by a reader that was fitted without its part.
    """

    reader: Reader
    unseen: list[Impression]


def fit_readers(folder: Path, table: Table, keep: Path, say: Say) -> Fitted:
    """Fit a reader on all articles, and one without each part; finished ones are kept.

    Args:
        folder: the sentence encoder to begin with.
        table: the articles.
        keep: where finished work is put, and that of an interrupted run is taken from.
        say: told how it goes.
    """
    taught = lessons(beginning(folder, table), table)
    digest = _digest(taught)
    keep.mkdir(parents=True, exist_ok=True)

    def fitted(name: str, articles: NDArray[np.bool_]) -> Reader:
        say(f"reader, {name}: about half an hour of one core, a minute of a GPU")
        used = [lesson for index in np.flatnonzero(articles) for lesson in taught[index]]
        return fit_reader(lambda: beginning(folder, table), used, say)

    found: dict[int, Impression] = {}
    for part in range(PARTS):
        path = keep / f"unseen-{part + 1}-{digest}.safetensors"
        inside = table.fold == part
        if not path.exists():
            reader = fitted(f"part {part + 1} of {PARTS}", ~inside)
            _save(
                path, {i: _read(reader, table.examples[i]) for i in np.flatnonzero(inside).tolist()}
            )
        found |= _load(path)
    path = keep / f"{digest}-{READER}"
    if not path.exists():
        save_reader(fitted("all parts", np.ones(len(taught), bool)), path)
    return Fitted(load_reader(path), [found[index] for index in range(len(taught))])


def _read(reader: Reader, example: Example) -> Impression:
    texts = [sentence.text for sentence in example.article.sentences]
    return reader.read(texts, example.article.title)


def _save(path: Path, read: Mapping[int, Impression]) -> None:
    """Write what was read; half-written it never stands under its name."""
    unfinished = path.with_suffix(".part")
    tensors = {f"{i}.{name}": value for i, one in read.items() for name, value in vars(one).items()}
    save_file(tensors, unfinished)
    unfinished.replace(path)


def _load(path: Path) -> dict[int, Impression]:
    fields: dict[int, dict[str, Floats]] = {}
    for key, value in load_file(path).items():
        index, _, name = key.partition(".")
        fields.setdefault(int(index), {})[name] = value
    return {index: Impression(**values) for index, values in fields.items()}


def _digest(taught: Sequence[Sequence[Lesson]]) -> str:
    """Stands for the data and the schedule: nothing is taken from a run with others."""
    found = hashlib.sha256(repr(SCHEDULE).encode())
    for lesson in (one for article in taught for one in article):
        found.update(np.array(lesson.window.tokens).tobytes())
        found.update(lesson.sentences.tobytes() + lesson.words.tobytes())
    return found.hexdigest()[:12]
