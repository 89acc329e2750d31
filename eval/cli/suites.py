"""``suites``: what there is to measure, and against whom."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from eval.cli.options import Data
from eval.data import read_source
from eval.errors import EvalError
from eval.grounding.checks import CHECKS
from eval.suites import SUITES, Suite
from eval.systems import EXTRA, SYSTEMS


def list_all(data: Data = None) -> None:
    """List suites with the files they want, systems and checks."""
    console = Console()
    table = Table("suite", "about", "file", "there", "where to get it", title="suites")
    for suite in SUITES.values():
        hub = f" On the hub: {suite.source.hub.name}." if suite.source.hub else ""
        state = _state(suite, data)
        table.add_row(suite.name, suite.about, suite.source.file, state, suite.source.origin + hub)
    console.print(table)
    rows = Table("system", "about", title="systems that write")
    for system in (SYSTEMS | EXTRA).values():
        rows.add_row(system.name, system.about)
    console.print(rows)
    checks = Table("check", "about", title="checks, on bump and defacto")
    for check in CHECKS.values():
        checks.add_row(check.name, check.about)
    console.print(checks)


def _state(suite: Suite, data: Data) -> str:
    try:
        return f"{len(read_source(suite.source, data).rows)} records"
    except EvalError:
        return "no"
