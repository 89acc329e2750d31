"""The Batch view: a table of articles in, a file of records out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from summarizer.batch import Columns
from summarizer.errors import InputError, SummarizerError
from summarizer.page import rendering
from summarizer.page.batch_job import ACCEPTED, ENDINGS, Progress, Table, columns_of, run_batch
from summarizer.page.desk import Call, Desk
from summarizer.page.running import AT_ONCE, Frame, Runner, draw_buttons, draw_status
from summarizer.page.settings import choices_of, draw_settings
from summarizer.page.shelf import Choices
from summarizer.page.ticket import Done, Ticket, Update
from summarizer.perspectives import Perspective

_NO_COLUMN = "(none)"
_FORMATS = dict(zip(("JSON lines", "CSV", "Parquet"), ENDINGS, strict=True))


@dataclass(frozen=True)
class _Mapping:
    """Which column holds what."""

    text: gr.Dropdown
    title: gr.Dropdown
    id: gr.Dropdown

    @property
    def parts(self) -> list[gr.Dropdown]:
        return [self.text, self.title, self.id]


def batch_view(desk: Desk, known: Sequence[Perspective], own: gr.State) -> gr.CheckboxGroup:
    """Draw the view into the page that is being built; give its list of perspectives."""
    with gr.Row(elem_classes="ps-form"):
        with gr.Column(scale=3, min_width=320):
            file = gr.File(
                label="CSV, JSON lines, Parquet, or zip",
                file_types=list(ACCEPTED),
                height=160,
                elem_id="ps-batch-file",
            )
            with gr.Row():
                mapping = _Mapping(*(_column(part) for part in ("text", "title", "id")))
            form = gr.Radio(list(_FORMATS), value="JSON lines", label="Format of the results")
        with gr.Column(scale=1, min_width=260):
            settings = draw_settings(desk.shelf, known)
            start, stop = draw_buttons("batch", "Summarize all")
    status = draw_status("batch")
    result = gr.File(label="The results", visible=False, interactive=False)
    runner = Runner("batch", status, start, stop, [result], (gr.update(visible=False),))

    def begin(
        visitor: str, path: str | None, text: str, title: str, own_id: str, form: str,
        mine: Sequence[Perspective], *chosen: Any,
    ) -> Iterator[Update]:  # fmt: skip
        choices = choices_of(*chosen, known=(*known, *mine), shelf=desk.shelf)
        columns = Columns(own_id or _NO_COLUMN, title or _NO_COLUMN, text or "text")
        return summarize_table(desk, path, columns, choices, _FORMATS[form], visitor)

    file.change(_columns, inputs=file, outputs=[status, *mapping.parts], **AT_ONCE)
    runner.connect(desk, begin, _show, [file, *mapping.parts, form, own, *settings.inputs])
    return settings.perspectives


def summarize_table(
    desk: Desk,
    path: str | None,
    columns: Columns,
    choices: Choices,
    ending: str,
    visitor: str | None = None,
) -> Iterator[Update]:
    """Summarize an uploaded table; the value at the end is the file and the last progress."""

    def work(ticket: Ticket, call: Call) -> tuple[Path, Progress]:
        if not path:
            raise InputError("There is no table yet: choose a file.")
        if ending not in ENDINGS:
            raise InputError(f"There is no format {ending!r}: choose one of {', '.join(ENDINGS)}.")
        folder = Path(tempfile.mkdtemp(prefix="batch-", dir=Path(path).parent))
        table = Table(Path(path), columns, choices, ending)
        return run_batch(table, folder, ticket, call, desk.limits)

    return desk.follow(work, visitor, desk.limits.batch_seconds)


def _column(part: str) -> gr.Dropdown:
    return gr.Dropdown(
        [_NO_COLUMN], value=_NO_COLUMN, label=f"Column of the {part}", filterable=False
    )


def _columns(path: str | None) -> list[Any]:
    """Offer the columns of an upload, and guess which is which."""
    if not path:
        return [rendering.idle(), *[gr.update(choices=[_NO_COLUMN], value=_NO_COLUMN)] * 3]
    try:
        names = columns_of(Path(path))
    except SummarizerError as error:
        return [rendering.failed(str(error)), *[gr.skip()] * 3]
    told = f"{Path(path).name}: {len(names)} columns."
    offered = [(name if name.strip() else f"{name!r}", name) for name in names]
    choices = [(_NO_COLUMN, _NO_COLUMN), *offered]
    return [
        rendering.note(told),
        *(
            gr.update(choices=choices, value=_guess(part, names))
            for part in ("text", "title", "id")
        ),
    ]


def _guess(part: str, names: Sequence[str]) -> str:
    likely = {
        "text": ("text", "article", "body", "content", "document", "story"),
        "title": ("title", "headline", "heading"),
        "id": ("id", "key", "nr", "number", "url"),
    }[part]
    lower = {name.lower(): name for name in reversed(names)}
    found = next((lower[name] for name in likely if name in lower), None)
    return found or (names[0] if part == "text" and names else _NO_COLUMN)


def _show(update: Update, *_: Any) -> Frame:
    if isinstance(update, Progress):
        return Frame(rendering.batch_progress(update), (gr.update(visible=False),))
    assert isinstance(update, Done)  # noqa: S101 - there is nothing else
    path, progress = update.value
    return Frame(
        rendering.batch_over(progress, "Finished"), (gr.update(value=str(path), visible=True),)
    )
