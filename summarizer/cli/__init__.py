"""The command line: parses what is asked for and shows what comes out.

A module for each command. What is slow to import is imported inside the command that needs it,
so that help is there at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from summarizer.cli import batch, check, pages, perspectives, serve, summarize, train
from summarizer.cli.shell import prepare, run_app, show_version

EXIT_CODES = """\b
Results go to standard output, all else to standard error. Exit codes:
  0    all fine
  1    the article, or some records of a batch, could not be used
  2    wrong usage, or something is missing or full; nothing was written
  130  interrupted; nothing was written
What a batch has done before it stopped is kept: the same command goes on from there."""

app = typer.Typer(
    name="summarizer",
    help="Summarize news from several standpoints. Every sentence is tied to the sentences of "
    "the article that support it; nothing is added.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for module in (summarize, batch, check, perspectives, serve, train):
    app.command(module.__name__.rpartition(".")[2], epilog=module.EXAMPLES)(module.run)
app.command("help-pages", hidden=True)(pages.run)


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=show_version, help="Show the version."),
    ] = False,
) -> None: ...


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code. Never a traceback."""
    return run_app(app, arguments)


def main() -> None:
    """What the shell calls."""
    prepare()
    code = run(sys.argv[1:])
    gc.freeze()  # leaving, Python would look through all objects of all libraries: half a second
    sys.exit(code)
