"""Run checks on summaries with known errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.data import Records
from eval.grounding import checks, figures
from eval.grounding.checks import Bench, Check
from eval.grounding.records import Record
from eval.grounding.validation import Scores
from eval.results import Result, Run, Series, head, result_path, tabulate, write
from eval.statistics import draw
from eval.suites import CheckingSuite

Scored = Mapping[str, tuple[Scores, Scores]]
"""Check to its scores of the bench's pairs and of its labelled summaries."""


def score(bench: Bench, chosen: Sequence[Check], run: Run) -> Scored:
    """Scores of all records by every check."""
    found: dict[str, tuple[Scores, Scores]] = {}
    for check in chosen:
        scores = check.score(bench, run.out)
        found[check.name] = scores[: len(bench.bump)], scores[len(bench.bump) :]
    return found


def run_suite(
    suite: CheckingSuite, records: Records, bench: Bench, scored: Scored, run: Run
) -> Result:
    """Measure the checks on one of the two files and write the result."""
    is_pairs = suite.name == "bump"
    own, other = (bench.bump, bench.defacto) if is_pairs else (bench.defacto, bench.bump)
    series = {
        name: _series(own, both[not is_pairs], other, both[is_pairs])
        for name, both in scored.items()
    }
    series |= {name: _series(own, scores, [], []) for name, scores in checks.published(own).items()}
    weights = draw([record.article for record in own], run.seed)
    articles = len({record.article for record in own})
    result = head(suite.name, suite.about, records, articles, run)
    result |= {"records": len(own), "main": (figures.ORDER, figures.AUC, figures.OWN)}
    result |= tabulate(figures.DESCRIBED, series, checks.OURS, weights)
    for name, one in result["systems"].items():
        check = checks.CHECKS.get(name)
        about = check.about if check else "published scores that came with the file"
        one |= {"about": about, "published": check is None}
        if check:
            one |= {"identity": check.identity().to_dict()}
    write(result_path(run.out, suite.name), result)
    return result


def _series(
    own: Sequence[Record], scores: Scores, other: Sequence[Record], other_scores: Scores
) -> Series:
    judged = figures.judged(own, scores)
    level = figures.level(judged, figures.judged(other, other_scores) if other else None)
    return figures.order(own, scores) | level
