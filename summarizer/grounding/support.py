"""Support: one calibrated number in 0..1 from everything the checks found."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from summarizer.grounding.checked import Checked
from summarizer.grounding.findings import HARD, Findings

COPIED = 0.97
"""Support of a sentence that stands in the article word for word."""

GATED = 0.5
"""No sentence with an unsupported name, number, date or quotation has more than this."""


@dataclass(frozen=True)
class Coefficients:
    """A logistic regression over named features."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """That the article supports a sentence with these features."""
        score = self.bias + sum(
            weight * features.get(name, 0.0) for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def coefficients() -> dict[str, Coefficients]:
    """The fitted coefficients: ``symbolic``, and ``likelihood`` for use with a model."""
    path = files("summarizer.grounding") / "coefficients.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Coefficients(stored[name]["bias"], stored[name]["weights"])
        for name in ("symbolic", "likelihood")
    }


def support(
    findings: Findings,
    likelihood: float | None = None,
    fitted: Mapping[str, Coefficients] | None = None,
) -> float:
    """How well the article supports the sentence.

    Args:
        findings: of the symbolic checks.
        likelihood: what the model says (see :mod:`.likelihood`), where there is one.
        fitted: coefficients to use instead of those in the package.
    """
    if not findings.alignment.evidence:
        return 0.0
    if is_copy(findings):
        return COPIED
    fitted = fitted or coefficients()
    if likelihood is None:
        probability = fitted["symbolic"].probability(findings.features)
    else:
        features = {**findings.features, "likelihood": likelihood}
        probability = fitted["likelihood"].probability(features)
    if any(issue.kind in HARD for issue in findings.issues):
        return GATED * probability
    return probability


def is_copy(findings: Findings) -> bool:
    """Whether the sentence stands in the article word for word: no model need be asked."""
    return findings.alignment.verbatim and not findings.issues


def overall(checked: Sequence[Checked]) -> float:
    """Support of a whole summary: never above its weakest sentence, 0 for an empty one."""
    return joined([sentence.support for sentence in checked])


def joined(supports: Sequence[float]) -> float:
    """The weakest, lowered by the others: every sentence counts, the weakest most."""
    if not supports:
        return 0.0
    return min(supports) * math.prod(supports) ** (1 / len(supports))
