"""``summarizer batch``: many articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import (
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
    loaded_summarizer,
    loading,
    notes,
)
from summarizer.exits import DONE, FAILED

EXAMPLES = examples(
    "batch articles.jsonl -o summaries.jsonl",
    "batch news.csv -o out.parquet --text-column body --id-column nr",
    "batch folder/ -o summaries.csv -p sovereignty",
    "batch cnn_dailymail:3.0.0 --split test --text-column article -o out.jsonl",
)


def run(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A .jsonl(.gz), .csv, .tsv or .parquet file, a folder of articles, a data set "
            "saved in a folder, or the name of one on the Hugging Face hub.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUTPUT", help="A .jsonl, .csv or .parquet file."),
    ],
    perspective: PerspectiveNames = None,
    length: LengthChoice = LengthName.MEDIUM,
    id_column: IdColumn = "id",
    title_column: TitleColumn = "title",
    text_column: TextColumn = "text",
    split: Split = None,
    batch_size: Annotated[
        int, typer.Option(min=1, metavar="N", help="Articles written about at once.")
    ] = 8,
    force: Force = False,
    model: Model = None,
    candidates: Candidates = 3,
    seed: Seed = 0,
) -> int:
    """Summarize many articles: a record for each.

    The records come in the order of the input. One that cannot be used gets an error instead of
    summaries, and the others go on. The output appears under its name when it is complete.

    Offsets of sentences are in characters of the text as the record holds it; for pages, PDF and
    DOCX, of the text found in them. In CSV and Parquet the error, the sentences and the summaries
    are JSON text.
    """
    perspectives = chosen_perspectives(perspective)
    from summarizer.batch import Columns, Tally, open_output, open_rows
    from summarizer.batch.run import SUMMARY_FIELDS, summarize_rows
    from summarizer.show.consoles import stderr
    from summarizer.show.progress import follow, stages

    talk, tally = stderr(), Tally("abstained")
    columns = Columns(id_column, title_column, text_column)
    with open_output(output, SUMMARY_FIELDS, source=source, force=force) as write:
        with stages(talk) as stage:
            stage("Opening the input")
            rows = open_rows(source, columns, [text_column], split)
            notes(talk, rows.notes)
            stage(loading(model))
            summarizer = loaded_summarizer(model, perspectives, length, candidates, seed)
        for result in follow(
            summarize_rows(summarizer, rows, columns, batch_size), tally, talk, rows.total
        ):
            write(result.to_dict())
            abstained = [name for name, made in result.summaries.items() if made.abstained]
            tally.add(result.error.type if result.error else None, *abstained)
    talk.print(f"{output}: {tally}", soft_wrap=True)
    return FAILED if tally.failed else DONE
