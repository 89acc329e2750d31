"""The form: where the article comes from, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from summarizer.page.source import ADDRESS, FILE, FILE_TYPES, TEXT, examples
from summarizer.perspectives import Perspective
from summarizer.planning.length import LENGTHS, MEDIUM, Length


@dataclass(frozen=True)
class Form:
    """The components that are asked, and the two buttons."""

    kind: gr.Textbox
    text: gr.Textbox
    address: gr.Textbox
    file: gr.File
    perspectives: gr.CheckboxGroup
    length: gr.Radio
    summarize: gr.Button
    stop: gr.Button

    @property
    def inputs(self) -> list[gr.Textbox | gr.File | gr.CheckboxGroup | gr.Radio]:
        """In the order of the handler's arguments."""
        return [self.kind, self.text, self.address, self.file, self.perspectives, self.length]


def draw_form(known: Sequence[Perspective]) -> Form:
    """Draw the form: the article on the left, the choices on the right."""
    kind = gr.Textbox(TEXT, visible="hidden", label="Source", container=False)
    with gr.Row(elem_classes="ps-form"):
        with gr.Column(scale=3, min_width=320):
            text, address, file = _sources(kind)
        with gr.Column(scale=1, min_width=260):
            perspectives = gr.CheckboxGroup(
                [(one.title, one.name) for one in known],
                value=[one.name for one in known],
                label="Perspectives",
            )
            length = gr.Radio(
                [(_words(one), one.name) for one in LENGTHS.values()],
                value=MEDIUM.name,
                label="Length of each summary",
            )
            summarize = gr.Button("Summarize", variant="primary", elem_id="ps-summarize")
            stop = gr.Button("Stop", variant="stop", visible=False, elem_id="ps-stop")
    return Form(kind, text, address, file, perspectives, length, summarize, stop)


def _words(length: Length) -> str:
    return f"{length.name.capitalize()}, about {5 * round(length.words / 5)} words"


def _sources(kind: gr.Textbox) -> tuple[gr.Textbox, gr.Textbox, gr.File]:
    """One tab for each source; the open tab is the one that is read."""
    with gr.Tabs():
        with gr.Tab("Text") as text_tab:
            text = _text_source()
        with gr.Tab("Web address") as address_tab:
            address = gr.Textbox(
                label="Address of the article",
                placeholder="https://",
                info="The page is fetched by this server. Only public pages are read.",
                type="text",
                max_lines=1,
            )
        with gr.Tab("File") as file_tab:
            file = gr.File(
                label="Text, HTML, PDF or DOCX file", file_types=list(FILE_TYPES), height=180
            )
    for tab, name in ((text_tab, TEXT), (address_tab, ADDRESS), (file_tab, FILE)):
        tab.select(None, outputs=kind, js=f"() => '{name}'", api_visibility="private")
    return text, address, file


def _text_source() -> gr.Textbox:
    texts = examples()
    text = gr.Textbox(
        label="Article",
        placeholder="Paste the article here: its headline, an empty line, then the text.",
        lines=9,
        max_lines=18,
    )
    if texts:
        chosen = gr.Dropdown(
            list(texts), value=None, label="Or choose an example", filterable=False
        )
        chosen.input(
            lambda title: texts.get(title, ""),
            inputs=chosen,
            outputs=text,
            show_progress="hidden",
            queue=False,
            api_visibility="private",
        )
    return text
