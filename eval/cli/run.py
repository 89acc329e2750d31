"""``run``: measure suites."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval import checking, writing
from eval.cli.options import (
    OUT,
    Data,
    FromHub,
    LexiconFile,
    Limit,
    Models,
    Out,
    Seed,
    SuiteNames,
    Systems,
    writable,
)
from eval.data import Records, read_source
from eval.errors import EvalError, MissingDataError
from eval.grounding.checks import CHECKS, Check, read_bench
from eval.lexicon import Lexicon, read_lexicon
from eval.report import write_report
from eval.report.markdown import summary
from eval.results import Result, Run
from eval.suites import CHECKING, SUITES, WRITING, WritingSuite, neus
from eval.systems import System, chosen

stderr = Console(stderr=True, soft_wrap=True)


@dataclass(frozen=True)
class Asked:
    """The options of a run that suites share."""

    run: Run
    data: Path | None
    from_hub: bool
    lexicon: Lexicon | None
    models: tuple[str, ...]
    systems: tuple[str, ...]

    def read(self, name: str) -> Records:
        return read_source(SUITES[name].source, self.data, self.from_hub)

    def writing_suite(self, name: str) -> WritingSuite:
        suite = WRITING[name]
        if suite is neus.SUITE and self.lexicon:
            return neus.with_lexicon(suite, self.lexicon)
        return suite

    @property
    def writers(self) -> list[System]:
        """The systems that write."""
        named = [name for name in self.systems if name not in CHECKS]
        return chosen(named, self.models) if named or not self.systems else []

    @property
    def checks(self) -> list[Check]:
        """The systems that judge."""
        return [one for one in CHECKS.values() if not self.systems or one.name in self.systems]

    @property
    def child(self) -> writing.Child:
        """The same options for a process of its own."""
        pairs = {"--data": self.data, "--out": self.run.out, "--limit": self.run.limit}
        options = [part for k, v in pairs.items() if v is not None for part in (k, str(v))]
        options += [part for model in self.models for part in ("--model", model)]
        return writing.Child((*options, *(["--from-hub"] if self.from_hub else [])))


def run(
    suites: SuiteNames = None,
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
        run=Run(writable(out), limit, seed),
        data=data,
        from_hub=from_hub,
        lexicon=read_lexicon(lexicon) if lexicon else None,
        models=tuple(model or ()),
        systems=tuple(system or ()),
    )
    names = _measurable(names, asked)
    present = _present(names, asked)
    for measured in (_checked, _written):
        for result in measured(present, asked):
            print(summary(result), flush=True)
    if present:
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it says so and ends it
    asked = Asked(Run(out, limit), data, from_hub, None, tuple(model or ()), ())
    found = asked.writing_suite(suite)
    cases = list(found.read(asked.read(suite)))[:limit]
    (one,) = chosen([system], asked.models)
    writing.write_missing(found, cases, one, out)


def _known(names: Sequence[str]) -> list[str]:
    if unknown := [name for name in names if name not in SUITES]:
        raise EvalError(f"There is no suite {unknown[0]!r}, only {', '.join(SUITES)}.")
    return list(dict.fromkeys(names))


def _measurable(names: Sequence[str], asked: Asked) -> list[str]:
    """Suites on which one of the named systems works; of the others a line says so.

    Raises:
        EvalError: there is none.
    """
    writers, checks = asked.writers, asked.checks
    found = [
        name
        for name in names
        if (any(map(WRITING[name].takes, writers)) if name in WRITING else checks)
    ]
    if not found:
        raise EvalError(
            f"Nothing to measure: on bump and defacto systems are checks ({', '.join(CHECKS)}), on "
            "the other suites they write (`python -m eval suites` lists them), the oracle only "
            "where there are human summaries."
        )
    for name in names:
        if name not in found:
            stderr.print(f"{name}: left out: none of the named systems works on it")
    return found


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


def _written(present: Sequence[str], asked: Asked) -> Iterator[Result]:
    """Results of the suites in which systems write, as they come."""
    for name in present:
        if name in WRITING:
            suite, records = asked.writing_suite(name), asked.read(name)
            yield writing.run_suite(suite, records, asked.writers, asked.run, asked.child)


def _checked(present: Sequence[str], asked: Asked) -> Iterator[Result]:
    """Results of the suites in which checks judge; all checks learn from the files of both."""
    names = [name for name in present if name in CHECKING]
    if not names:
        return
    files = {name: _optional(name, asked) for name in ("bump", "defacto", "framings")}
    bench = read_bench(files["bump"], files["defacto"], files["framings"], asked.run.limit)
    scored = checking.score(bench, asked.checks, asked.run)
    for name in names:
        if records := files[name]:
            yield checking.run_suite(CHECKING[name], records, bench, scored, asked.run)


def _optional(name: str, asked: Asked) -> Records | None:
    """What the checks may learn from as well, where it is there."""
    try:
        return asked.read(name)
    except MissingDataError:
        return None
