"""The endpoints that take or give files. Gradio keeps uploads in the server's own folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from summarizer.batch import Columns
from summarizer.errors import SummarizerError
from summarizer.page.batch_job import ENDINGS
from summarizer.page.batch_view import summarize_table
from summarizer.page.desk import Desk, Order
from summarizer.page.running import VISITORS
from summarizer.page.settings import choices_of
from summarizer.page.source import FILE, Source
from summarizer.perspectives import Perspective
from summarizer.planning.length import LENGTHS, MEDIUM
from summarizer.result import Failure, Result


def file_endpoints(desk: Desk, known: Sequence[Perspective]) -> list[Callable[..., Any]]:
    """Both of them."""

    def summarize_file(file: str, perspectives: list[str], length: str) -> dict[str, Any]:
        """Summarize the news article in a text, HTML, PDF or DOCX file.

        Args:
            file: the file.
            perspectives: names as /perspectives lists them.
            length: of each summary: short, medium or long.

        Returns:
            The record, as /summarize gives it.
        """
        try:
            choices = choices_of(perspectives, length, "", 0, known=known, shelf=desk.shelf)
            made = desk.finish(desk.run(Order(Source(FILE, file=file).read, choices)))
        except SummarizerError as error:
            made = Failure(type(error).__name__, str(error))
        if isinstance(made, Failure):
            made = Result(id=None, title=None, model="", error=made)
        record: dict[str, Any] = made.to_dict()
        return record

    def batch(
        file: str,
        text_column: str,
        title_column: str,
        id_column: str,
        perspectives: list[str],
        length: str,
        ending: str,
    ) -> str:
        """Summarize a table of news articles; the answer is a file with a record for each.

        Args:
            file: a .csv, .tsv, .jsonl or .parquet table, or a .zip of texts.
            text_column: the column of articles.
            title_column: the column of titles, if there is one.
            id_column: the column of ids; without it, row numbers are used.
            perspectives: names as /perspectives lists them.
            length: of each summary: short, medium or long.
            ending: of the file of results: .jsonl, .csv or .parquet.

        Returns:
            The file of results.
        """
        try:
            choices = choices_of(perspectives, length, "", 0, known=known, shelf=desk.shelf)
            columns = Columns(id_column, title_column, text_column)
            made = desk.finish(summarize_table(desk, file, columns, choices, ending))
        except SummarizerError as error:
            raise gr.Error(str(error)) from error
        if isinstance(made, Failure):
            raise gr.Error(made.message)
        return str(made[0])

    return [summarize_file, batch]


def offer_files(desk: Desk, known: Sequence[Perspective]) -> None:
    """Add both endpoints to the page that is being built; nothing of it is seen."""
    summarize_file, batch = file_endpoints(desk, known)
    names = [one.name for one in known]
    file = gr.File(visible=False, label="file")
    perspectives = gr.CheckboxGroup(names, value=names, visible=False, label="perspectives")
    length = gr.Radio(list(LENGTHS), value=MEDIUM.name, visible=False, label="length")
    ending = gr.Radio(list(ENDINGS), value=ENDINGS[0], visible=False, label="ending")
    columns = [
        gr.Textbox(name, visible=False, label=f"{name}_column") for name in ("text", "title", "id")
    ]
    trigger = gr.Button(visible=False)
    for endpoint, inputs, output in (
        (summarize_file, [file, perspectives, length], gr.JSON(visible=False)),
        (batch, [file, *columns, perspectives, length, ending], gr.File(visible=False)),
    ):
        trigger.click(
            endpoint,
            inputs=inputs,
            outputs=output,
            api_name=endpoint.__name__,
            concurrency_limit=VISITORS,
            concurrency_id="visitors",
        )
