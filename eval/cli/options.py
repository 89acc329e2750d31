"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.data import VARIABLE
from eval.lexicon import VARIABLE as LEXICON_VARIABLE

OUT = Path("eval/outputs")

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
    typer.Option("--system", help="Only this system or check (repeatable)."),
]
Models = Annotated[
    list[str] | None,
    typer.Option("--model", help="Also this model, a hub name or folder (repeatable)."),
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
