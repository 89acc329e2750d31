"""Likelihoods of many summaries, computed once and kept in a file: the slow part of the fit."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.grounding.records import Record, key
from eval.progress import follow
from summarizer.article import Article
from summarizer.grounding.likelihood import likelihoods
from summarizer.models.contract import Seq2Seq

Likelihoods = dict[tuple[str, str], float]
"""Article key and sentence to the feature."""


def read_likelihoods(path: Path) -> Likelihoods:
    """What an earlier run has left; nothing where there was none."""
    if not path.exists():
        return {}
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(line["article"], line["sentence"]): line["likelihood"] for line in lines}


def add_likelihoods(
    records: Sequence[Record], load: Callable[[], Seq2Seq], path: Path, known: Likelihoods
) -> None:
    """Score what is not known yet, one encoder pass an article, writing as it goes."""
    wanted: dict[str, set[str]] = {}
    for record in records:
        texts = {s.text for summary in record.summaries for s in summary.sentences}
        new = {text for text in texts if (key(record.article), text) not in known}
        if new:
            wanted.setdefault(record.article, set()).update(new)
    if not wanted:
        return
    model = load()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for text, sentences in follow(wanted.items(), "likelihoods", len(wanted)):
            ordered = sorted(sentences, key=len)
            memory = model.encode([Article.from_text(text)])[0]
            for sentence, value in zip(ordered, likelihoods(model, memory, ordered), strict=True):
                known[key(text), sentence] = value
                line = {"article": key(text), "sentence": sentence, "likelihood": value}
                file.write(json.dumps(line) + "\n")
            file.flush()
