"""The model card that a run writes at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from summarizer.training.config import TrainingConfig
from summarizer.training.lessons import Lesson

LIMITS = """\
- It cuts and joins sentences that a planner has chosen, one at a time. What it writes has to
  pass the grounding check; on its own it can still drop a hedge or join two facts wrongly.
- English news only. It does not know whether an article is right.
- The development part is one article in five, by a hash of its id; nothing of it was trained on."""


@dataclass(frozen=True)
class Outcome:
    """What a run has come to.

    Attributes:
        before: loss a token on the development part before training; NaN where it is empty.
        after: the same at the end.
        seconds: time spent on updates.
        tokens: tokens learnt, repetitions included.
        right: share of the pairs of the last fifth of the updates in which the preferred text had
            gained on the other one; ``None`` where there were no pairs.
    """

    before: float
    after: float
    seconds: float
    tokens: int
    right: float | None = None

    @classmethod
    def of(cls, history: Sequence[dict[str, float]]) -> Outcome:
        """Sum a run's history up."""
        looks = [point["dev_loss"] for point in history if "dev_loss" in point]
        steps = [point for point in history if "loss" in point]
        seconds = sum(point["s"] for point in steps)
        last = [point for point in steps[-max(1, len(steps) // 5) :] if "pairs" in point]
        pairs = sum(point["pairs"] for point in last)
        return cls(
            looks[0],
            looks[-1],
            seconds,
            int(sum(point["tokens"] for point in steps)),
            sum(point["right"] for point in last) / pairs if pairs else None,
        )


def model_card(
    name: str, config: TrainingConfig, lessons: Sequence[Lesson], outcome: Outcome
) -> str:
    """What it is, what it was made of, what it is good for, in Markdown."""
    targets = sum(len(lesson.targets) for lesson in lessons)
    settings = {key: value for key, value in asdict(config).items() if key != "sources"}
    sources = "\n".join(
        f"- `{source.file}`, {source.targets.value} targets, share {source.share:g}"
        + (", without those in which the grounding check finds a fault" if source.checked else "")
        + (
            f", each from at most {source.most_evidence} of the article's sentences"
            if source.most_evidence
            else ""
        )
        for source in config.sources
    )
    pairs = (
        ""
        if outcome.right is None
        else f"\nOf the pairs of the last updates {outcome.right:.0%} had gained on what they are "
        "preferred to.\n"
    )
    return f"""\
# {name}

A LoRA adapter for `{config.model}`, written by `summarizer train`.

## Data

{sources}

{len(lessons)} articles with {targets} targets to train on.

## Training

{config.steps} updates, {outcome.tokens:,} tokens learnt in {outcome.seconds / 60:.0f} minutes.
Loss a token on the development part: {outcome.before:.3f} before, {outcome.after:.3f} after
(`curves.svg`).
{pairs}
| setting | value |
|---|---|
{chr(10).join(f"| {key} | {value} |" for key, value in settings.items())}

## Limits

{LIMITS}
"""
