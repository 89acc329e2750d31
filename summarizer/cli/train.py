"""``summarizer train``: fit an adapter to gold framings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import examples
from summarizer.exits import DONE, UsageError

EXAMPLES = examples(
    "train configs/house.toml --data data -o models/house",
    "train economic.toml --data examples -o models/economic",
    "summarize article.txt --model models/economic -p economic.toml",
)


def run(
    config: Annotated[
        Path, typer.Argument(metavar="CONFIG.toml", help="Data mix, steps, rank, masks, seed.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Where the adapter goes. A run that was stopped goes on from its last checkpoint.",
        ),
    ],
    data: Annotated[
        Path, typer.Option(metavar="FOLDER", help="The folder that the data files lie in.")
    ] = Path(),
) -> int:
    """Train an adapter for --model on articles with gold framings."""
    from summarizer.show.consoles import stderr
    from summarizer.show.progress import stages
    from summarizer.show.training import training
    from summarizer.training.config import read_config

    settings = read_config(config)
    talk = stderr()
    with stages(talk) as stage:
        stage("Reading the data")
        try:
            from summarizer.training.fine_tune import FineTune
        except ModuleNotFoundError as error:
            raise UsageError(
                f"Training needs {error.name}: pip install 'perspective-summarizer[train]'."
            ) from None
        run = FineTune(settings, data, output, stage)
    for note in run.notes:
        talk.print(f"note: {note}", soft_wrap=True)
    with training(talk, run.done, settings.steps) as on_point:
        run.train(on_point)
    talk.print(f"{output}: {run.finish()}", soft_wrap=True)
    return DONE
