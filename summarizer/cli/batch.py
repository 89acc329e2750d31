"""``summarizer batch``: many articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import (
    CANDIDATES,
    Candidates,
    Force,
    IdColumn,
    LengthChoice,
    LengthName,
    Model,
    PerspectiveNames,
    Seed,
    Split,
    TextColumn,
    TitleColumn,
    chosen_perspectives,
    examples,
    loading,
)
from summarizer.cli.shell import say
from summarizer.exits import DONE, FAILED, INTERRUPTED, StoppedError

if TYPE_CHECKING:
    from summarizer.batch.engine import Engine
    from summarizer.batch.job import Job
    from summarizer.batch.settings import Settings

EXAMPLES = examples(
    "batch articles.jsonl -o summaries.jsonl",
    "batch news.csv -o out.parquet --text-column body --id-column nr --keep-columns url,date",
    "batch folder/ -o summaries.csv -p sovereignty",
    "batch articles.zip -o report.html",
    "batch articles.jsonl.zst -o readable/ --format markdown",
    "batch cnn_dailymail:3.0.0 --split test --text-column article -o out.jsonl.gz",
    "batch s3://bucket/news.parquet -o s3://bucket/out.parquet --journal kept/ --engine ray",
)


class FormatName(StrEnum):
    """The formats of :mod:`summarizer.batch.output`, which is slow to import."""

    JSONL = "jsonl"
    JSONL_GZ = "jsonl.gz"
    JSONL_ZST = "jsonl.zst"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    HTML = "html"
    MARKDOWN = "markdown"


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


class ProgressName(StrEnum):
    """How progress is told, see :mod:`summarizer.show.progress`."""

    AUTO = "auto"
    LINES = "lines"
    JSON = "json"
    NONE = "none"


def run(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A .jsonl(.gz, .zst), .csv, .tsv or .parquet file, a folder or .zip of articles, "
            "a data set saved in a folder, or the name of one on the Hugging Face hub.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUTPUT",
            help="A .jsonl(.gz, .zst), .csv, .tsv, .parquet or .html file (a report to read).",
        ),
    ],
    perspective: PerspectiveNames = None,
    length: LengthChoice = LengthName.MEDIUM,
    id_column: IdColumn = "id",
    title_column: TitleColumn = "title",
    text_column: TextColumn = "text",
    keep_columns: Annotated[
        str, typer.Option(metavar="NAME,...", help="Further columns that records get as they are.")
    ] = "",
    split: Split = None,
    format: Annotated[
        FormatName | None,
        typer.Option(
            metavar="NAME",
            help="Of the output, whatever its ending; markdown makes a folder, a file an article.",
            show_default=False,
        ),
    ] = None,
    no_timing: Annotated[
        bool,
        typer.Option("--no-timing", help="Leave out times: equal input gives an equal file."),
    ] = False,
    batch_size: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Articles written about at once: 8, on a GPU more.",
            show_default=False,
        ),
    ] = None,
    memory: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT",
            help="What articles at work may take beside the model; half of what is free.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(metavar="local|ray", help="Ray: many machines.")
    ] = EngineName.LOCAL,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Processes, each with a model; as many as processors, where memory allows it; "
            "one on a GPU.",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Forget an interrupted run instead of going on.")
    ] = False,
    journal: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where an interrupted run is kept; beside the output.",
            show_default=False,
        ),
    ] = None,
    progress: Annotated[
        ProgressName, typer.Option(metavar="auto|lines|json|none", help="On standard error.")
    ] = ProgressName.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    model: Model = None,
    candidates: Candidates = CANDIDATES,
    seed: Seed = 0,
) -> int:
    """Summarize many articles: a record for each.

    The records come in the order of the input. One that cannot be used gets an error instead of
    summaries, and the others go on. The output appears under its name when it is complete.

    Whatever stops a run - a signal, a full disk, a power failure - the same command goes on where
    it stopped, and the output is the same as if nothing had happened.

    Offsets of sentences are in characters of the text as the record holds it; for pages, PDF and
    DOCX, of the text found in them. In tables the error, the sentences and the summaries are JSON
    text.
    """
    perspectives = chosen_perspectives(perspective)
    from summarizer.batch import Columns, Recipe, Tally, location, make, open_job, open_rows
    from summarizer.batch.memory import A_WORKER, Limits, free_memory, parse_memory
    from summarizer.batch.output import READABLE
    from summarizer.batch.records import kept_names
    from summarizer.batch.settings import Settings
    from summarizer.show.consoles import stderr
    from summarizer.show.progress import Style, follow, note, stages, summary

    talk, tally = stderr(), Tally("abstained")
    style = Style.NONE if quiet else Style(progress)
    asked = parse_memory(memory) if memory else None
    settings = Settings(model, perspectives, length, candidates, seed)
    place = location(output)
    with (
        open_job(place, source=source, format=format, force=force, folder=journal) as job,
        _stoppable(job),
        ExitStack() as closed,
    ):
        columns, keep = Columns(id_column, title_column, text_column), kept_names(keep_columns)
        recipe = Recipe(columns, keep, timing=not no_timing, text=job.format in READABLE)
        with stages(talk, style) as stage:
            stage("Opening the input")
            reopen = partial(open_rows, source, columns, [text_column, *keep], split)
            rows = reopen()
            for line in rows.notes:
                note(line, talk, style)
            stage(loading(model))
            if engine is EngineName.LOCAL:
                workers = workers or settings.processes(rows.total, batch_size)
            made_by = closed.enter_context(_engine(engine, settings, workers))
            parts = settings.parts(made_by.model, source, split, recipe, job.format)
            free = free_memory() if engine is EngineName.LOCAL else A_WORKER
            begun = job.begin(parts, asked or free, restart=restart)
            limits = Limits(asked or begun, batch_size)
        for failure, remarks in job.journal.tallies():
            tally.add(failure, *remarks)
        tally.total = rows.total
        tally.start()
        if tally.earlier:
            note(f"Going on after {tally.earlier} records of an interrupted run.", talk, style)
        for entry in follow(make(job, reopen, made_by, recipe, limits), tally, talk, style):
            tally.add(entry.failure, *entry.remarks)
    summary(tally, output, talk, style)
    return FAILED if tally.failed else DONE


@contextmanager
def _engine(name: EngineName, settings: Settings, workers: int | None) -> Iterator[Engine]:
    if name is EngineName.RAY:
        from summarizer.batch.ray_engine import RayEngine

        yield RayEngine(settings.load, workers)
        return
    from summarizer.batch.pool import local_engine

    with local_engine(settings, workers or 1) as engine:
        yield engine


@contextmanager
def _stoppable(job: Job) -> Iterator[None]:
    """Say what is left where somebody stops the command."""
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError(_left(job)) from None
    except SystemExit:  # a signal: the shell is told which one
        say(f"interrupted: {_left(job)}", INTERRUPTED)
        raise


def _left(job: Job) -> str:
    done = job.journal.done
    kept = f"{done} records are kept, and the same command goes on from there"
    return kept if done else "nothing was written"
