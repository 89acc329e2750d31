"""HTML of our own among Gradio's components."""

from __future__ import annotations

import gradio as gr


def drawn(html: str, name: str | None = None, kind: str | None = None) -> gr.HTML:
    """Show ``html`` as it is: without Gradio's typography, and without a script of its own.

    Args:
        name: the element's id.
        kind: its class.
    """
    return gr.HTML(
        html,
        elem_id=name,
        elem_classes=kind,
        js_on_load=None,
        apply_default_css=False,
        padding=False,
    )
