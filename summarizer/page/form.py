"""The form of an article: pasted text, an address, a file, an example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from summarizer.page.running import AT_ONCE
from summarizer.page.source import ADDRESS, FILE, FILE_TYPES, TEXT, examples


@dataclass(frozen=True)
class Form:
    """The components, in the order of ``Source``'s fields."""

    kind: gr.Textbox
    text: gr.Textbox
    address: gr.Textbox
    file: gr.File

    @property
    def inputs(self) -> list[Any]:
        return [self.kind, self.text, self.address, self.file]


def draw_form() -> Form:
    """Draw one tab for each source; the open tab is the one that is read."""
    kind = gr.Textbox(TEXT, visible="hidden", label="Source", container=False)
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
                label="Text, HTML, PDF or DOCX file",
                file_types=list(FILE_TYPES),
                height=180,
                elem_id="ps-read-file",
            )
    for tab, name in ((text_tab, TEXT), (address_tab, ADDRESS), (file_tab, FILE)):
        tab.select(None, outputs=kind, js=f"() => '{name}'", api_visibility="private")
    return Form(kind, text, address, file)


def _text_source() -> gr.Textbox:
    text = gr.Textbox(
        label="Article",
        placeholder="Paste the article here: its headline, an empty line, then the text.",
        lines=9,
        max_lines=18,
    )
    if texts := examples():
        chosen = gr.Dropdown(
            list(texts), value=None, label="Or choose an example", filterable=False
        )
        chosen.input(_example(texts), inputs=chosen, outputs=text, **AT_ONCE)
    return text


def _example(texts: dict[str, str]) -> Callable[[str | None], Any]:
    """Make the handler of a choice. Leaving the list without one must not clear the article."""
    return lambda title: texts.get(title or "", gr.skip())
