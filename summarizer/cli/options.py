"""Options that commands share, and what their values stand for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.exits import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.perspectives import Perspective
    from summarizer.pipeline import Summarizer


class LengthName(StrEnum):
    """The lengths of :mod:`summarizer.planning`, which is slow to import."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


PerspectiveNames = Annotated[
    list[str] | None,
    typer.Option(
        "--perspective",
        "-p",
        metavar="NAME|FILE.toml",
        help="A perspective, by name or from your own file; repeat it for several. "
        "All built-in ones by default.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FOLDER",
        help="A folder or hub name of a seq2seq or causal model. The built-in one by default.",
        show_default=False,
    ),
]
LengthChoice = Annotated[
    LengthName, typer.Option(metavar="short|medium|long", help="How long each summary is to be.")
]
Candidates = Annotated[
    int,
    typer.Option(min=1, max=32, metavar="N", help="Drafts to choose the best grounded one from."),
]
CANDIDATES = 1
"""The default of :class:`~summarizer.models.decoding.DecodingSettings`, slow to import."""

Seed = Annotated[int, typer.Option(min=0, metavar="N", help="Of the drafts after the first one.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an output that is there.")]
IdColumn = Annotated[
    str, typer.Option(metavar="NAME", help="The column of ids; without it, row numbers are used.")
]
TitleColumn = Annotated[str, typer.Option(metavar="NAME", help="The column of titles.")]
TextColumn = Annotated[str, typer.Option(metavar="NAME", help="The column of articles.")]
Split = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Of a data set that has several.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print the record instead.")]


def examples(*lines: str) -> str:
    """Text for the end of a help page, kept as it is."""
    return "\b\nExamples:\n" + "\n".join(f"  summarizer {line}" for line in lines)


def chosen_perspectives(names: Sequence[str] | None) -> tuple[Perspective, ...]:
    """The perspectives with these names or files, each once; the built-in ones by default.

    Raises:
        PerspectiveError: there is no such one, or its file is wrong.
        UsageError: two different ones have the same name.
    """
    from summarizer.perspectives import built_in, load_perspective

    if not names:
        return built_in()
    chosen: dict[str, Perspective] = {}
    for perspective in map(load_perspective, names):
        if chosen.setdefault(perspective.name, perspective) != perspective:
            raise UsageError(f"Two perspectives are called {perspective.name!r}: rename one.")
    return tuple(chosen.values())


def loaded_summarizer(
    model: str | None,
    perspectives: Sequence[Perspective],
    length: LengthName,
    candidates: int,
    seed: int,
) -> Summarizer:
    """A summarizer as the options ask for.

    Raises:
        ModelError: the model cannot be loaded.
    """
    from summarizer.models.decoding import DecodingSettings
    from summarizer.pipeline import Summarizer
    from summarizer.planning import LENGTHS

    settings = DecodingSettings(candidates=candidates, seed=seed)
    return Summarizer(model, perspectives, length=LENGTHS[length], settings=settings)


def loading(model: str | None) -> str:
    """What to say while a model is loaded: the first time takes longer."""
    from summarizer.models.embedded import DEFAULT
    from summarizer.models.weight_cache import cache_folder

    if model in (None, DEFAULT.name) and not (cache_folder() / "models" / DEFAULT.name).is_dir():
        return "Converting the model's weights, once (about a minute)"
    return "Loading the model"


def check_source(source: str) -> str:
    """Refuse a file that is not there; ``-`` and addresses pass.

    Raises:
        UsageError: there is no such file.
    """
    if source != "-" and "://" not in source:
        if Path(source).is_dir():
            raise UsageError(f"{source} is a folder: name a file in it, or use 'summarizer batch'.")
        if not Path(source).exists():
            raise UsageError(f"There is no file {source}: check the path.")
    return source


def notes(console: Console, lines: Sequence[str]) -> None:
    """Say what was noticed while something was read."""
    for line in lines:
        console.print(f"note: {line}", soft_wrap=True)
