"""Training a row and measuring it; what is there already is not done again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from eval.ablation.rows import Row
from eval.drafts import Record, Writer, Written, figures
from summarizer.models.contract import Request, Seq2Seq
from summarizer.models.scoring import score
from summarizer.perspectives import Perspective
from summarizer.training.config import Source
from summarizer.training.fine_tune import CARD, FineTune
from summarizer.training.lessons import Lesson, cropped, read_lessons
from summarizer.training.split import place

COMPARED = Source("framings.jsonl", checked=False, most_evidence=1)
"""The targets whose loss is compared, whatever was trained: sentences cut out of one sentence."""

LOSS_WORDS = 180

Say = Callable[[str], None]


def train(row: Row, data: Path, models: Path, say: Say) -> None:
    """Train what a row trains, unless that is done."""
    folder = models / row.name
    if row.config is None or (folder / CARD).is_file():
        return
    config = replace(row.config, start=str(models / row.after)) if row.after else row.config
    started = time.process_time()
    run = FineTune(config, data, folder, say)
    run.train(lambda _: None)
    say(f"{row.name}: {run.finish()}, {time.process_time() - started:.0f} s of processor time")


def measure(row: Row, records: Sequence[Record], data: Path, models: Path, results: Path) -> None:
    """Measure a row, unless that is done; keep its figures and its drafts."""
    path = results / f"{row.name}.json"
    if path.is_file():
        return
    writer = Writer(row.folder(models) or None, row.manner)
    lessons = sorted(
        read_lessons(data, [COMPARED], dev=True), key=lambda one: place(str(one.article.id))
    )
    loss = target_loss(writer.summarizer.model, lessons[: len(records)])
    started = time.process_time()
    written = list(writer(records))
    found: dict[str, float | None] = {
        "loss": loss,
        "articles": len(records),
        "writing, s of processor time": time.process_time() - started,
        **figures(records, written),
    }
    results.mkdir(parents=True, exist_ok=True)
    (results / f"{row.name}.drafts.jsonl").write_text(_lines(written), encoding="utf-8")
    path.write_text(json.dumps(found, indent=1), encoding="utf-8")


def target_loss(model: Seq2Seq, lessons: Sequence[Lesson]) -> float:
    """Negative log-likelihood a token of the targets, each seen through its own focus."""
    total, tokens = 0.0, 0
    for lesson in (cropped(one, LOSS_WORDS) for one in lessons):
        [memory] = model.encode([lesson.article])
        requests = [
            Request(memory, Perspective.instruction, target.focus) for target in lesson.targets
        ]
        for found in score(model, requests, [target.text for target in lesson.targets]):
            total -= float(found.sum())
            tokens += len(found)
    return total / tokens


def _lines(written: Sequence[Written]) -> str:
    return "".join(f"{json.dumps(asdict(one))}\n" for one in written)
