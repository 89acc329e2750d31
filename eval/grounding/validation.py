"""Support of summaries by coefficients that have never seen their article.

The package's coefficients were fitted on the same files, so only cross-validated figures say how
the check does on articles it does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.grounding.fit import fit, rows
from eval.grounding.likelihoods import Likelihoods
from eval.grounding.records import Record, Summary, key
from eval.progress import follow
from summarizer.grounding.support import Coefficients, joined, support

FOLDS = 5
Scores = list[tuple[float, ...]]
"""Of every record the scores of its summaries; NaN where there is none."""


def scored(records: Sequence[Record], known: Likelihoods) -> list[Record]:
    """Records of which every sentence has been scored by the model."""
    return [
        record
        for record in records
        if all(
            (key(record.article), s.text) in known for y in record.summaries for s in y.sentences
        )
    ]


def supports(
    records: Sequence[Record], cuts: Sequence[Record], known: Likelihoods | None
) -> Scores:
    """Cross-validated support, by article.

    Args:
        cuts: records that are only learned from.
        known: the model's likelihoods; ``None`` for the symbolic checks alone.
    """
    name = "symbolic" if known is None else "likelihood"
    folds = follow(range(FOLDS), f"fitting, {name}", FOLDS)
    fitted = [
        fit(list(rows([one for one in (*records, *cuts) if one.fold != fold], known)))
        for fold in folds
    ]
    return [
        tuple(_support(record, one, {name: fitted[record.fold]}, known) for one in record.summaries)
        for record in records
    ]


def _support(
    record: Record, summary: Summary, fitted: dict[str, Coefficients], known: Likelihoods | None
) -> float:
    return joined(
        [
            support(
                one.findings,
                known[key(record.article), one.text] if known is not None else None,
                fitted,
            )
            for one in summary.sentences
        ]
    )
