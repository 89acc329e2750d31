"""``summarizer check``: is a summary supported by its article?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import (
    Force,
    IdColumn,
    Json,
    Model,
    Split,
    TextColumn,
    check_source,
    examples,
    loading,
    notes,
)
from summarizer.cli.shell import print_json
from summarizer.exits import DONE, FAILED, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding import Grounder

EXAMPLES = examples(
    "check --article article.txt --summary summary.txt",
    "check --article https://example.org/news/1 --summary - < summary.txt",
    "check pairs.jsonl -o checks.jsonl --no-model",
    "check pairs.csv -o checks.csv --text-column source --summary-column claim",
)


def run(
    pairs: Annotated[
        str | None,
        typer.Argument(
            metavar="PAIRS",
            help="Many pairs of an article and its summary: any table that 'batch' reads.",
        ),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option(metavar="FILE|URL|-", help="One article.", show_default=False),
    ] = None,
    summary: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Its summary: a text file.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUTPUT",
            help="With PAIRS: a .jsonl, .csv or .parquet file.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
    id_column: IdColumn = "id",
    text_column: TextColumn = "text",
    summary_column: Annotated[
        str, typer.Option(metavar="NAME", help="The column of summaries.")
    ] = "summary",
    split: Split = None,
    force: Force = False,
    model: Model = None,
    no_model: Annotated[
        bool, typer.Option("--no-model", help="Check names, numbers and wording only: fast.")
    ] = False,
) -> int:
    """Check a summary against its article.

    Anybody may have written the summary. A sentence of it is supported, doubtful or unsupported;
    the support of the whole is no higher than that of its weakest sentence.
    """
    if article and summary and not (pairs or output):
        return _one(article, summary, json, _Grounding(model, no_model))
    if pairs and output and not (article or summary or json):
        table = _Table(pairs, output, id_column, text_column, summary_column, split, force)
        return _many(table, _Grounding(model, no_model))
    raise UsageError(
        "Give either --article FILE and --summary FILE, or a table of pairs and -o OUTPUT. "
        "See 'summarizer check --help'."
    )


@dataclass(frozen=True)
class _Grounding:
    """What checks: with a model, or with the symbolic checks alone."""

    model: str | None
    symbolic_only: bool

    def load(self, say: Callable[[str], None]) -> Grounder:
        from summarizer.grounding import Grounder

        if self.symbolic_only:
            return Grounder()
        say(loading(self.model))
        from summarizer.models.loading import load_model

        return Grounder(load_model(self.model))


@dataclass(frozen=True)
class _Table:
    """Many pairs, and where their checks go."""

    source: str
    output: Path
    id_column: str
    text_column: str
    summary_column: str
    split: str | None
    force: bool


def _one(article_source: str, summary_source: str, json: bool, grounding: _Grounding) -> int:
    check_source(article_source)
    check_source(summary_source)
    if article_source == summary_source == "-":
        raise UsageError("Standard input can be the article or the summary, not both.")
    from summarizer.checking import check, read_summary
    from summarizer.ingest import read_article
    from summarizer.show.check import show_check
    from summarizer.show.consoles import stderr, stdout
    from summarizer.show.progress import stages

    talk = stderr()
    with stages(talk) as stage:
        stage("Reading the article and the summary")
        article, summary = read_article(article_source), read_summary(summary_source)
        notes(talk, article.notes)
        grounder = grounding.load(stage)
        stage("Checking")
        found = check(grounder, article, summary)
    if json:
        print_json(found.to_dict())
    else:
        show_check(stdout(), found, article)
    return DONE


def _many(table: _Table, grounding: _Grounding) -> int:
    from summarizer.batch import Columns, Tally, open_output, open_rows
    from summarizer.checking import CHECK_FIELDS, Verdict, check_rows, verdict
    from summarizer.show.consoles import stderr
    from summarizer.show.progress import follow, stages

    talk, tally = stderr(), Tally("doubtful or unsupported")
    columns = Columns(id=table.id_column, text=table.text_column)
    needed = [table.text_column, table.summary_column]
    with open_output(table.output, CHECK_FIELDS, source=table.source, force=table.force) as write:
        with stages(talk) as stage:
            stage("Opening the input")
            rows = open_rows(table.source, columns, needed, table.split)
            notes(talk, rows.notes)
            grounder = grounding.load(stage)
        checks = check_rows(grounder, rows, columns, table.summary_column)
        tally.total = rows.total
        tally.start()
        for found in follow(checks, tally, talk):
            write(found.to_dict())
            verdicts = [verdict(sentence) for sentence in found.sentences]
            weak = [one.value for one in verdicts if one is not Verdict.SUPPORTED]
            tally.add(found.error.type if found.error else None, *weak)
    talk.print(f"{table.output}: {tally}", soft_wrap=True)
    return FAILED if tally.failed else DONE
