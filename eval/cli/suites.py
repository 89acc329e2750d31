"""``suites``: what there is to measure, and against whom."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.cli.options import Data
from eval.data import read_source
from eval.errors import EvalError, MissingDataError
from eval.grounding.checks import CHECKS
from eval.suites import SUITES, Suite
from eval.systems import EXTRA, SYSTEMS


def list_all(data: Data = None) -> None:
    """List suites with the files they want, systems and checks."""
    writers = (SYSTEMS | EXTRA).values()
    _print("suites", {suite.name: _about(suite, data) for suite in SUITES.values()})
    _print("systems that write", {system.name: system.about for system in writers})
    _print("checks, on bump and defacto", {one.name: one.about for one in CHECKS.values()})


def _print(title: str, rows: Mapping[str, str]) -> None:
    """Two columns, however narrow the terminal is: nothing is cut off."""
    table = Table(title=title, title_justify="left", show_header=False, show_lines=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, about in rows.items():
        table.add_row(name, escape(about))
    Console().print(table)


def _about(suite: Suite, data: Data) -> str:
    source = suite.source
    hub = f" On the hub: {source.hub.name} (--from-hub)." if source.hub else ""
    return f"{suite.about}\n{source.file}: {_state(suite, data)}. {source.origin}{hub}"


def _state(suite: Suite, data: Data) -> str:
    try:
        return f"{len(read_source(suite.source, data).rows)} records"
    except MissingDataError:
        return "not there"
    except EvalError as error:
        return f"cannot be used ({error})"
