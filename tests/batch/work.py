"""A cheap batch for processes that are killed: no model, no slow import."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from summarizer.article import Article
from summarizer.batch import Columns, Recipe, location, make, open_job, open_rows
from summarizer.batch.engine import Engine, LocalEngine
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits
from summarizer.errors import SummarizerError
from summarizer.result import Result, Summary, SummarySentence

TEXT = (
    "The harbour of Port Orla was closed for nine hours on Monday. "
    "Three ships waited outside the mole, the coast guard said."
)

CAPACITY = SimpleNamespace(articles=8, rows=24)


@dataclass
class Echo:
    """A summarizer that says the first sentence; it needs no model."""

    pause: float = 0.0
    model: Any = field(default_factory=lambda: SimpleNamespace(name="echo", capacity=CAPACITY))

    def batch(self, articles: Sequence[Article], **_: int) -> Iterator[Result]:
        time.sleep(self.pause)
        for article in articles:
            sentence = SummarySentence(article.sentences[0].text, 1.0, (0,))
            summaries = {
                "neutral": Summary("neutral", (sentence,)),
                "security": Summary("security", reason="Nothing on <security>."),
            }
            yield Result(article.id, article.title, "echo", article, summaries)


def write_input(path: Path, count: int = 150) -> Path:
    """Records of different lengths, every seventh of them no article."""
    records = (
        {"id": f"a{n % 11}", "title": f"Ørlå {n}", "text": TEXT + f" It was day {n}." * (n * 7 % 5)}
        if n % 7
        else {"id": n, "text": None}
        for n in range(count)
    )
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def entries(
    source: Path | str,
    output: Path | str,
    format: str | None = None,
    pause: float = 0.0,
    engine: Engine | None = None,
    memory: int = 10**9,
    **options: Any,
) -> Iterator[Entry]:
    """Run the job; the records as they are made, by default in this process."""
    recipe = Recipe(Columns(), timing=False, text=format in ("html", "markdown"))
    begin = {name: options.pop(name) for name in ("parts", "restart") if name in options}
    with open_job(location(str(output)), source=str(source), format=format, **options) as job:
        job.begin(begin.get("parts", {"model": "echo"}), 1, restart=begin.get("restart", False))
        rows = partial(open_rows, str(source), recipe.columns, ["text"])
        made_by = engine or LocalEngine(Echo(pause))  # type: ignore[arg-type]
        yield from make(job, rows, made_by, recipe, Limits(memory, 4))


def finish(source: Path, output: Path, format: str | None = None, **options: Any) -> int:
    """Run the job to its end; how many records it had to make."""
    return len(list(entries(source, output, format, **options)))


def process(
    source: Path, output: Path, format: str | None, pause: float, file_size: int | None = None
) -> None:
    """What a process of its own runs; ``file_size`` is where its disk is full."""
    if file_size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, resource.RLIM_INFINITY))
    try:
        finish(source, output, format, pause=pause)
    except SummarizerError as error:
        print(error, file=sys.stderr)
        sys.exit(2)


def content(output: Path) -> Any:
    """All bytes of a file, or of the files in a folder."""
    if output.is_dir():
        return {path.name: path.read_bytes() for path in output.iterdir()}
    return output.read_bytes()
