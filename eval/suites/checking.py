"""BUMP and DeFacto: does the grounding check tell right summaries from wrong ones?

Ma et al. (ACL 2023), "BUMP: A Benchmark of Unfaithful Minimal Pairs for Meta-Evaluation of
Faithfulness Metrics"; Liu et al. (ACL 2023), "On Improving Summarization Factual Consistency from
Natural Language Feedback".
"""

from __future__ import annotations

from eval.data import Source
from eval.suites.suite import CheckingSuite

BUMP = CheckingSuite(
    name="bump",
    about="pairs of a right summary and the same with one error (BUMP)",
    source=Source(
        "bump_dev.jsonl",
        ("text", "consistent", "inconsistent", "error_type", "published_scores"),
        "Make it from github.com/dataminr-ai/BUMP and CNN/DailyMail: text, consistent, "
        "inconsistent, error_type, published_scores.",
    ),
)
DEFACTO = CheckingSuite(
    name="defacto",
    about="models' summaries with and without an error (DeFacto)",
    source=Source(
        "defacto_dev.jsonl",
        ("text", "summary", "has_error", "corrected"),
        "Make it from github.com/microsoft/DeFacto and XSum: text, summary, has_error, corrected.",
    ),
)
