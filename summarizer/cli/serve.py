"""``summarizer serve``: the page."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from summarizer.cli.options import Model, examples
from summarizer.exits import DONE, UsageError

EXAMPLES = examples(
    "serve", "serve --port 8080 --model ./my-model", "serve --allow-model ./my-model"
)


def run(
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="The address to listen on; 0.0.0.0 opens the page to the network.",
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 7860,
    model: Model = None,
    allow_model: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME|FOLDER",
            help="Another model that visitors may choose; repeat it for several.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Open the page in a browser on this machine."""
    page = importlib.import_module("summarizer.page")  # gradio takes seconds to import
    try:
        page.launch(host, port, model, allow_model or ())
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise UsageError(
            f"The page cannot be opened at {host}:{port} ({reason}): try another --port or --host."
        ) from error
    return DONE
