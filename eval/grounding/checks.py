"""The checks that are compared: each scores every summary of every record, higher is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import metrics
from eval.data import Records
from eval.grounding.likelihoods import Likelihoods, add_likelihoods, read_likelihoods
from eval.grounding.records import CUTS, Record, cuts, labelled, pairs
from eval.grounding.validation import Scores, supports
from eval.identity import combined
from eval.systems.identities import likelihood_weights, of_check, of_measure
from eval.systems.system import Identity
from summarizer.models.loading import load_model

OURS = "check"
NAN = float("nan")


@dataclass(frozen=True)
class Bench:
    """All that is learned from or judged.

    Attributes:
        bump: pairs.
        defacto: labelled summaries.
        cuts: an editor's cuts, all right: only learned from.
    """

    bump: list[Record]
    defacto: list[Record]
    cuts: list[Record]

    @property
    def judged(self) -> list[Record]:
        return [*self.bump, *self.defacto]


@dataclass(frozen=True)
class Check:
    """A row of the comparison.

    Attributes:
        score: the bench's judged records, in order.
        identity: reads the checksums of what the scores depend on.
    """

    name: str
    about: str
    score: Callable[[Bench, Path], Scores]
    identity: Callable[[], Identity]


def _symbolic(bench: Bench, _: Path) -> Scores:
    return supports(bench.judged, bench.cuts, None)


def _likely(bench: Bench, out: Path) -> Scores:
    return supports(bench.judged, bench.cuts, likelihoods(bench, out))


def likelihoods(bench: Bench, out: Path, model: str | None = None) -> Likelihoods:
    """What the model says of every sentence, kept by the checksum of its weights."""
    key = combined(likelihood_weights(model))[:12]
    path = out / "kept" / "grounding" / f"likelihoods-{key}.jsonl"
    known = read_likelihoods(path)
    add_likelihoods([*bench.judged, *bench.cuts], lambda: load_model(model), path, known)
    return known


def _of_text(measure: Callable[[str, str], float]) -> Callable[[Bench, Path], Scores]:
    def score(bench: Bench, _: Path) -> Scores:
        return [
            tuple(measure(summary.text, record.article) for summary in record.summaries)
            for record in bench.judged
        ]

    return score


CHECKS: dict[str, Check] = {
    check.name: check
    for check in (
        Check(
            "check-symbolic",
            "this project's check without a model, cross-validated",
            _symbolic,
            of_check(with_model=False),
        ),
        Check(
            OURS,
            "this project's check with the default model's likelihood, cross-validated",
            _likely,
            of_check(with_model=True),
        ),
        Check(
            "copied-4-grams",
            "share of the summary's word 4-grams that the article has",
            _of_text(metrics.copied),
            of_measure,
        ),
        Check(
            "names-and-numbers",
            "minus the number of names and numbers that the article lacks",
            _of_text(lambda text, article: -float(len(metrics.unsupported(text, article)))),
            of_measure,
        ),
    )
}


def published(records: Sequence[Record]) -> Mapping[str, Scores]:
    """Scores of published metrics that came with the records."""
    names = sorted({name for record in records for name in record.published or ()})
    return {
        name: [
            record.published[name]
            if record.published and name in record.published
            else (NAN,) * len(record.summaries)
            for record in records
        ]
        for name in names
    }


def read_bench(
    bump: Records | None, defacto: Records | None, framings: Records | None, limit: int | None
) -> Bench:
    """Read and examine the records of all files that are there."""
    return Bench(
        list(pairs(bump.rows[:limit])) if bump else [],
        list(labelled(defacto.rows[:limit])) if defacto else [],
        list(cuts(framings.rows[: min(CUTS, limit or CUTS)])) if framings else [],
    )
