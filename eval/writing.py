"""Run systems on a suite: what they write is kept, then measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from eval import figures, measures, metrics
from eval.cases import Case
from eval.data import Records
from eval.errors import EvalError
from eval.outputs import Kept, Output
from eval.progress import follow
from eval.results import Described, Result, Run, head, result_path, tabulate, texts_path, write
from eval.statistics import Statistic, draw
from eval.suites import WritingSuite
from eval.systems import OURS, System

SHOWN = 4
"""Articles whose texts the page shows side by side."""


@dataclass(frozen=True)
class Child:
    """How a heavy system is started in a process of its own: ``python -m eval write ...``."""

    options: tuple[str, ...] = ()

    def run(self, suite: str, system: str) -> None:
        command = [sys.executable, "-m", "eval", "write", suite, system, *self.options]
        done = subprocess.run(command, check=False)  # noqa: S603 - our own module
        if done.returncode:
            raise EvalError(
                f"{system} could not be run on {suite} (see above); what it has written is kept, "
                "and the same command goes on from there."
            )


def write_missing(suite: WritingSuite, cases: Sequence[Case], system: System, out: Path) -> None:
    """Make and keep the outputs of a system that are missing."""
    kept = Kept.of(out, suite.name, system.name, system.identity().key)
    missing = kept.missing(cases)
    if missing:
        label = f"{suite.name}: {system.name}"
        kept.add(missing, follow(system.load()(missing), label, len(missing)))


def run_suite(
    suite: WritingSuite,
    records: Records,
    systems: Sequence[System],
    run: Run,
    child: Child,
) -> Result:
    """Write what is missing, measure all, and leave result and texts in the folder."""
    cases = list(suite.read(records))[: run.limit]
    if not cases:
        raise EvalError(f"{records.name} holds no article that {suite.name} can use.")
    systems = [system for system in systems if suite.takes(system)]
    outputs: dict[str, list[Output]] = {}
    for system in systems:
        kept = Kept.of(run.out, suite.name, system.name, system.identity().key)
        if not system.heavy:
            write_missing(suite, cases, system, run.out)
        elif kept.missing(cases):
            child.run(suite.name, system.name)
        written = kept.read()
        outputs[system.name] = [written[case.key] for case in cases]
    result = head(suite.name, suite.about, records, len(cases), run)
    result |= measure(suite, cases, outputs, run.seed)
    for system in systems:
        result["systems"][system.name] |= {
            "about": system.about,
            "identity": system.identity().to_dict(),
            "cost": cost(outputs[system.name], system.heavy),
            "points": points(cases, outputs[system.name]),
        }
    write(result_path(run.out, suite.name), result)
    write(texts_path(run.out, suite.name), texts(cases, outputs))
    return result


def measure(
    suite: WritingSuite, cases: Sequence[Case], outputs: Mapping[str, Sequence[Output]], seed: int
) -> Result:
    """All figures of all systems, with intervals and comparisons."""
    weights = draw([case.id for case in cases], seed)
    series = {
        name: {at: column.statistic for at, column in found.items() if column.statistic.items}
        for name, own in outputs.items()
        for found in [figures.columns(suite.figures, cases, own, suite.pooled)]
    }
    described = [Described(one.name, one.about, one.better, one.digits) for one in suite.figures]
    statistics: dict[str, dict[tuple[str, str], Statistic]] = series
    return {"main": suite.main} | tabulate(described, statistics, OURS, weights)


def cost(outputs: Sequence[Output], heavy: bool) -> dict[str, Any]:
    """Time and memory, where there is a model; how many articles failed, and of what."""
    kinds = [one.error.partition(":")[0] for one in outputs if one.error]
    failures = {"failed": len(kinds), "errors": sorted(set(kinds))}
    if not heavy or not outputs:
        return failures
    return failures | {
        "seconds_median": round(median(one.seconds for one in outputs), 2),
        "peak_mb": round(max(one.peak_mb for one in outputs)),
    }


def points(cases: Sequence[Case], outputs: Sequence[Output]) -> dict[str, list[list[float]]]:
    """Per framing, ROUGE-1 against the other framing's gold and against the own: a dot each."""
    found: dict[str, list[list[float]]] = {}
    for case, output in zip(cases, outputs, strict=True):
        for name in case.framings:
            text, gold, rivals = (
                output.texts.get(name),
                case.gold[name],
                measures.others(case, name),
            )
            if text and gold and gold.text and rivals:
                own = metrics.rouge(text, gold.text)["rouge1"]
                other = own - metrics.focus_margin(text, gold.text, rivals)
                found.setdefault(name, []).append([round(other, 2), round(own, 2)])
    return found


def texts(cases: Sequence[Case], outputs: Mapping[str, Sequence[Output]]) -> list[dict[str, Any]]:
    """Articles with what was written of them, to be shown side by side."""
    return [
        {
            "id": case.id,
            "title": case.article.title,
            "sentences": [one.text for one in case.article.sentences],
            "perspectives": [
                {"name": one.name, "title": one.title, "definition": one.definition}
                for one in case.perspectives
            ],
            "gold": {
                name: {"text": gold.text, "evidence": sorted(gold.evidence)} if gold else None
                for name, gold in case.gold.items()
            },
            "systems": {
                name: {
                    "sentences": own[place].sentences,
                    "error": own[place].error,
                }
                for name, own in outputs.items()
            },
        }
        for place, case in list(enumerate(cases))[:SHOWN]
    ]
