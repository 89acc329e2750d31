"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from eval.data import VARIABLE
from eval.errors import EvalError
from eval.lexicon import VARIABLE as LEXICON_VARIABLE

OUT = Path("eval/outputs")

SuiteNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SUITE]...",
        help="Suites, all of them by default; `python -m eval suites` lists them.",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option("--data", envvar=VARIABLE, help="Folder that holds the data.", show_envvar=True),
]
Out = Annotated[Path, typer.Option("--out", help="Folder for results and kept outputs.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="Only the first N articles of every suite.")
]
Systems = Annotated[
    list[str] | None,
    typer.Option(
        "--system",
        metavar="NAME",
        help="Only this system or check, as `python -m eval suites` lists them (repeatable).",
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model", metavar="NAME", help="Also this model, a hub name or folder (repeatable)."
    ),
]
FromHub = Annotated[
    bool, typer.Option("--from-hub", help="Read public data sets from the model hub.")
]
LexiconFile = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        envvar=LEXICON_VARIABLE,
        help="Valence-arousal-dominance lexicon, for the framing polarity of neus.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the bootstrap.")]


def writable(out: Path) -> Path:
    """Make the folder, so that nothing is measured that could not be kept.

    Raises:
        EvalError: it cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvalError(f"The folder {out} cannot be made: {error.strerror}") from error
    if not os.access(out, os.W_OK):
        raise EvalError(f"The folder {out} cannot be written to.")
    return out
