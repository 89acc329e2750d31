"""The command line of the harness: a module for each command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from eval.cli import ablation, fit_grounding, gate, planner, readings, report, run, speed, suites
from summarizer.cli.shell import run_app

app = typer.Typer(
    name="eval",
    help="How good the summarizer is, against whom, and whether a change made it worse.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("suites")(suites.list_all)
app.command("run")(run.run)
app.command("write", hidden=True)(run.write)
app.command("report")(report.report)
app.add_typer(gate.app, name="gate")
app.add_typer(readings.app, name="readings")
app.add_typer(ablation.app, name="ablation")
app.command("speed")(speed.speed)
app.command("speed-worker", hidden=True)(speed.worker)
app.command("planner")(planner.planner)
app.command("fit-grounding")(fit_grounding.fit_grounding)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; whatever goes wrong is one line, never a traceback."""
    return run_app(
        app,
        sys.argv[1:] if arguments is None else arguments,
        program="python -m eval",
        interrupted="what was done is kept, and the same command goes on from there",
    )
