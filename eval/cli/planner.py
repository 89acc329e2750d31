"""``planner``: compare ways to plan."""

from __future__ import annotations

from typing import Annotated

import typer

from eval.cli.options import Data
from eval.errors import MissingDataError
from eval.planner.comparison import print_all
from eval.suites import framings, newts


def planner(
    data: Data = None,
    encoder: Annotated[
        bool, typer.Option("--encoder", help="Also the sentence encoder (slow).")
    ] = False,
) -> None:
    """Compare ways to plan on the development part of the gold framings."""
    if data is None or not (data / framings.SUITE.source.file).is_file():
        raise MissingDataError(f"{framings.SUITE.source.file} is needed: name its folder (--data).")
    print_all(data / framings.SUITE.source.file, data / newts.SUITE.source.file, encoder)
