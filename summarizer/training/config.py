"""What a training run is told: a TOML file, read into one frozen value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer.errors import SummarizerError


class TrainingError(SummarizerError):
    """A training run cannot begin or go on."""


class TargetKind(StrEnum):
    """What is learnt of a gold framing."""

    SENTENCE = "sentence"
    """One sentence in the source's own words (``close``) from its own evidence."""
    SUMMARY = "summary"
    """All those sentences as one text."""
    FREE = "free"
    """The freely worded text."""
    PAIR = "pair"
    """The ``summary`` of a record, of all its ``text`` or ``articles``, as a neutral one."""
    CORRECTION = "correction"
    """A human's ``corrected`` form of a wrong ``summary`` of a ``text``, preferred to it."""


class Objective(StrEnum):
    """What an update makes likelier."""

    LIKELIHOOD = "likelihood"
    """The targets."""
    PREFERENCE = "preference"
    """The targets, and rather than the texts that they are preferred to (see
    :mod:`.objectives`)."""


class MaskPolicy(StrEnum):
    """Which sentences of the article a target sees in training."""

    EVIDENCE = "evidence"
    PLANNER = "planner"
    DROPOUT = "dropout"
    NONE = "none"


class Precision(StrEnum):
    """The numbers that the frozen weights are computed in."""

    AUTO = "auto"
    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"


@dataclass(frozen=True)
class Source:
    """A file of training records and what is learnt from it.

    Attributes:
        file: JSONL in the data folder.
        targets: what a target is.
        share: share of its articles that is used, 0..1.
        checked: leave out targets in which the grounding check finds a fault.
        most_evidence: leave out targets that rest on more sentences than this; 0 for no bound.
        least_copied: leave out targets of whose 4-grams the article has a smaller share, 0..1.
        most_copied: leave out targets of whose 4-grams it has a larger share.
        only: names of the perspectives whose targets are learnt; all where empty.
        style: what is added to the instruction, so that one model can learn several ways to write
            and be asked for each.
    """

    file: str
    targets: TargetKind = TargetKind.SENTENCE
    share: float = 1.0
    checked: bool = True
    most_evidence: int = 0
    least_copied: float = 0.0
    most_copied: float = 1.0
    only: tuple[str, ...] = ()
    style: str = ""


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Attributes:
        sources: the data mix.
        model: what is trained, as ``--model`` names it; the untrained default where empty.
        start: folder of an adapter on the same model to go on from; a new one where empty.
        perspectives: files of your own perspectives in the data folder, for their instruction and
            the planner's mask; the built-in ones are always known.
        masks: which sentences a target sees.
        bidirectional: whether the article's tokens see all of the article rather than what
            precedes them; of causal models, since encoders do so anyway.
        objective: what an update makes likelier.
        beta: how far a preference may lead away from the model at the start: the smaller, the
            farther.
        likelihood: weight of the likelihood of the preferred text beside the preference.
        candidates: texts of its own that the model writes for a target before the first update; the
            target is preferred to the first faulty one (see :mod:`.candidates`).
        steps: updates of the weights.
        batch: articles an update.
        learning_rate: the highest, after the warm-up; it falls to nothing along a cosine.
        warmup: share of the steps in which it rises.
        rank: of the LoRA adapter (Hu et al. 2022), whose alpha is twice that; 0 trains all weights
            of the model itself.
        article_words: words of the article that are kept around the evidence of its targets.
        precision: ``auto`` is bfloat16 where the processor multiplies it in hardware.
        threads: of torch; 0 leaves its own choice. On a busy machine 1 is fastest: threads wait
            for each other.
        checkpoint_minutes: what a kill may cost at most.
        evaluate_steps: updates between two looks at the development part.
        evaluate_articles: articles of it that are looked at.
        snapshot_steps: updates between two states that are kept beside the result; 0 keeps none.
        average: how many of the last snapshots the result is the mean of (Izmailov et al. 2018,
            "Averaging Weights Leads to Wider Optima and Better Generalization"); 0 for the last
            state alone.
        seed: of the order of the articles, the first adapter weights and mask dropout.
    """

    sources: tuple[Source, ...]
    model: str = "SmolLM2-135M-Instruct"
    start: str = ""
    perspectives: tuple[str, ...] = ()
    masks: MaskPolicy = MaskPolicy.EVIDENCE
    bidirectional: bool = False
    objective: Objective = Objective.LIKELIHOOD
    beta: float = 0.1
    likelihood: float = 1.0
    candidates: int = 0
    steps: int = 600
    batch: int = 1
    learning_rate: float = 5e-4
    warmup: float = 0.05
    rank: int = 16
    article_words: int = 240
    precision: Precision = Precision.AUTO
    threads: int = 0
    checkpoint_minutes: float = 3.0
    evaluate_steps: int = 100
    evaluate_articles: int = 16
    snapshot_steps: int = 0
    average: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        least = {"steps": 1, "batch": 1, "article_words": 16, "evaluate_steps": 1}
        least |= dict.fromkeys(("rank", "snapshot_steps", "average", "candidates", "likelihood"), 0)
        for name, value in least.items():
            if getattr(self, name) < value:
                raise TrainingError(f"{name} must be at least {value}.")
        if not self.sources:
            raise TrainingError("it names no data: add a [[sources]] table with a file.")
        for name in ("learning_rate", "beta"):
            if not 0 < getattr(self, name) <= 1:
                raise TrainingError(f"{name} must lie between 0 and 1.")
        if self.objective is Objective.PREFERENCE and self.masks is MaskPolicy.DROPOUT:
            raise TrainingError("a preference needs masks that stay: not dropout.")
        if self.average * self.snapshot_steps > self.steps or (
            self.average and not self.snapshot_steps
        ):
            raise TrainingError("average needs as many snapshots: set snapshot_steps.")


def read_config(path: Path) -> TrainingConfig:
    """Read a training configuration.

    Raises:
        TrainingError: the file is missing, not TOML, or holds a key or value that is unknown.
    """
    try:
        config = parse_config(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise TrainingError(f"There is no configuration {path}: check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TrainingError) as error:
        raise TrainingError(f"The configuration {path} cannot be used: {error}") from None
    return config


def parse_config(table: Mapping[str, Any]) -> TrainingConfig:
    """A configuration from a TOML table.

    Raises:
        TrainingError: it holds a key or value that is unknown.
    """
    values = dict(table)
    sources = tuple(_filled(Source, one) for one in values.pop("sources", []))
    config: TrainingConfig = _filled(TrainingConfig, values, sources=sources)
    return config


def _filled(kind: Any, table: dict[str, Any], **ready: Any) -> Any:
    """Fill a dataclass from a table, every value of the type that its default has."""
    known = {field.name: field for field in fields(kind)}
    for name in table:
        if name not in known:
            raise TrainingError(f"unknown key {name!r}; there are {', '.join(known)}.")
    values = {name: _typed(name, value, known[name].default) for name, value in table.items()}
    try:
        return kind(**values, **ready)
    except TypeError:
        raise TrainingError(f"a {kind.__name__.lower()} needs a file.") from None


def _typed(name: str, value: Any, default: Any) -> Any:
    if isinstance(default, StrEnum):
        choices = [choice.value for choice in type(default)]
        if value not in choices:
            raise TrainingError(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
        return type(default)(value)
    if isinstance(default, tuple):
        if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            raise TrainingError(f"{name} must be a list of file names, not {value!r}.")
        return tuple(value)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if isinstance(default, (bool, int, float, str)) and type(value) is not type(default):
        raise TrainingError(f"{name} must be a {type(default).__name__}, not {value!r}.")
    return value
