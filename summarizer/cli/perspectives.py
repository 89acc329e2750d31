"""``summarizer perspectives``: which standpoints there are."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.options import Json, chosen_perspectives, examples
from summarizer.cli.shell import print_json
from summarizer.exits import DONE

EXAMPLES = examples("perspectives", "perspectives economic.toml", "perspectives security --json")


def run(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME|FILE.toml",
            help="Perspectives, by name or from your own files; all built-in ones by default.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """List perspectives, or check a file of your own."""
    from dataclasses import asdict

    from summarizer.show.consoles import stdout
    from summarizer.show.perspectives import show_perspectives

    perspectives = chosen_perspectives(names)
    if json:
        print_json([asdict(perspective) for perspective in perspectives])
    else:
        show_perspectives(stdout(), perspectives)
    return DONE
