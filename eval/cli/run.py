"""``run``: measure suites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval import checking, writing
from eval.cli.options import OUT, Data, FromHub, LexiconFile, Limit, Models, Out, Seed, Systems
from eval.data import Records, read_source
from eval.errors import EvalError, MissingDataError
from eval.grounding.checks import CHECKS, Check, read_bench
from eval.lexicon import read_lexicon
from eval.report import write_report
from eval.report.markdown import summary
from eval.results import Result, Run
from eval.suites import CHECKING, SUITES, WRITING, WritingSuite, neus
from eval.systems import chosen

stderr = Console(stderr=True, soft_wrap=True)


@dataclass(frozen=True)
class Asked:
    """The options of a run that suites share."""

    run: Run
    data: Path | None
    from_hub: bool
    lexicon: Path | None
    models: tuple[str, ...]
    systems: tuple[str, ...]

    def read(self, name: str) -> Records:
        return read_source(SUITES[name].source, self.data, self.from_hub)

    def writing_suite(self, name: str) -> WritingSuite:
        suite = WRITING[name]
        if suite is neus.SUITE and self.lexicon:
            return neus.with_lexicon(suite, read_lexicon(self.lexicon))
        return suite

    @property
    def child(self) -> writing.Child:
        """The same options for a process of its own."""
        pairs = {"--data": self.data, "--out": self.run.out, "--limit": self.run.limit}
        options = [part for k, v in pairs.items() if v is not None for part in (k, str(v))]
        options += [part for model in self.models for part in ("--model", model)]
        return writing.Child((*options, *(["--from-hub"] if self.from_hub else [])))


def run(
    suites: Annotated[
        list[str] | None, typer.Argument(help="Suites; all of them by default.")
    ] = None,
    data: Data = None,
    system: Systems = None,
    model: Models = None,
    limit: Limit = None,
    seed: Seed = 0,
    out: Out = OUT,
    lexicon: LexiconFile = None,
    from_hub: FromHub = False,
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help="Skip suites whose data are not there.")
    ] = False,
) -> None:
    """Measure suites: a JSON result each, and a report of all results in the folder."""
    names = _known(suites or list(SUITES))
    asked = Asked(
        Run(out, limit, seed), data, from_hub, lexicon, tuple(model or ()), tuple(system or ())
    )
    _check_systems(asked)
    present = _present(names, asked)
    results = [
        *_checked([name for name in present if name in CHECKING], asked),
        *_written([name for name in present if name in WRITING], asked),
    ]
    for result in results:
        print(summary(result))
    if results:
        for path in write_report(out):
            stderr.print(f"wrote {path}")
    if len(present) < len(names) and not allow_missing:
        raise typer.Exit(2)


def write(
    suite: str,
    system: str,
    data: Data = None,
    model: Models = None,
    limit: Limit = None,
    out: Out = OUT,
    from_hub: FromHub = False,
) -> None:
    """Make the outputs of one system on one suite, in this process."""
    asked = Asked(Run(out, limit), data, from_hub, None, tuple(model or ()), ())
    found = asked.writing_suite(suite)
    cases = list(found.read(asked.read(suite)))[:limit]
    (one,) = chosen([system], asked.models)
    writing.write_missing(found, cases, one, out)


def _known(names: Sequence[str]) -> list[str]:
    if unknown := [name for name in names if name not in SUITES]:
        raise EvalError(f"There is no suite {unknown[0]!r}, only {', '.join(SUITES)}.")
    return list(dict.fromkeys(names))


def _check_systems(asked: Asked) -> None:
    """Refuse a misspelt system before anything slow begins."""
    names = [name for name in asked.systems if name not in CHECKS]
    if names:
        chosen(names, asked.models)


def _present(names: Sequence[str], asked: Asked) -> list[str]:
    """Suites whose data are there; of the others a line says what they want."""
    present = []
    for name in names:
        try:
            asked.read(name)
        except MissingDataError as error:
            stderr.print(f"{name}: skipped: {error}", markup=False, highlight=False)
        else:
            present.append(name)
    return present


def _written(names: Sequence[str], asked: Asked) -> list[Result]:
    wanted = [name for name in asked.systems if name not in CHECKS]
    if asked.systems and not wanted:
        return []
    systems = chosen(wanted, asked.models)
    return [
        writing.run_suite(
            asked.writing_suite(name), asked.read(name), systems, asked.run, asked.child
        )
        for name in names
    ]


def _checked(names: Sequence[str], asked: Asked) -> list[Result]:
    chosen_checks = _checks(asked)
    if not names or not chosen_checks:
        return []
    files = {name: _optional(name, asked) for name in ("bump", "defacto", "framings")}
    bench = read_bench(files["bump"], files["defacto"], files["framings"], asked.run.limit)
    scored = checking.score(bench, chosen_checks, asked.run)
    return [
        checking.run_suite(CHECKING[name], records, bench, scored, asked.run)
        for name in names
        if (records := files[name])
    ]


def _checks(asked: Asked) -> list[Check]:
    if not asked.systems:
        return list(CHECKS.values())
    return [CHECKS[name] for name in asked.systems if name in CHECKS]


def _optional(name: str, asked: Asked) -> Records | None:
    """What the checks may learn from as well, where it is there."""
    try:
        return asked.read(name)
    except MissingDataError:
        return None
