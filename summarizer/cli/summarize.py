"""``summarizer summarize``: one article."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.options import (
    CANDIDATES,
    Candidates,
    Json,
    LengthChoice,
    LengthName,
    Model,
    PerspectiveNames,
    Seed,
    check_source,
    chosen_perspectives,
    examples,
    loaded_summarizer,
    loading,
    notes,
)
from summarizer.cli.shell import print_json, standard_input
from summarizer.exits import DONE

EXAMPLES = examples(
    "summarize article.txt",
    "summarize https://example.org/news/1 -p sovereignty --length short",
    "summarize article.txt -p neutral -p economic.toml",
    "summarize article.pdf --json > record.json",
    "summarize - < article.txt",
)


def run(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE|URL|-",
            help="Text, Markdown, HTML, PDF or DOCX; '-' is standard input.",
        ),
    ] = None,
    perspective: PerspectiveNames = None,
    length: LengthChoice = LengthName.MEDIUM,
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Used instead of the article's own.", show_default=False),
    ] = None,
    json: Json = False,
    model: Model = None,
    candidates: Candidates = CANDIDATES,
    seed: Seed = 0,
) -> int:
    """Summarize one article, with evidence."""
    from summarizer.show.consoles import stderr, stdout
    from summarizer.show.progress import stages

    perspectives = chosen_perspectives(perspective)
    source = check_source(source or standard_input())
    talk = stderr()
    with stages(talk) as stage:
        stage("Reading the article")
        from summarizer.ingest import read_article

        article = read_article(source, title=title)
        notes(talk, article.notes)
        stage(loading(model))
        summarizer = loaded_summarizer(model, perspectives, length, candidates, seed)
        result = summarizer.summarize(article, on_stage=lambda name: stage(name.capitalize()))
    if json:
        print_json(result.to_dict())
    else:
        from summarizer.show.summary import show_result

        show_result(stdout(), result, perspectives)
    return DONE
