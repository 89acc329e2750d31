"""The systems that are compared, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.systems import identities
from eval.systems.extracts import extracts, lead, oracle, planned, ranked
from eval.systems.pipeline import pipeline
from eval.systems.prompted import prompted
from eval.systems.system import Identity, System, Writer
from summarizer.models.adapters import is_adapter

OURS = "pipeline"
"""The system that the others are compared with."""

SENTENCES = 3


def _lead(count: int) -> System:
    return System(
        f"lead-{count}",
        f"the article's first {count} sentences, for every perspective",
        lambda: extracts(lead(count)),
        identities.of_extract({"sentences": count}),
    )


def _ranked(method: str, label: str) -> System:
    return System(
        method,
        f"{label} through sumy, {SENTENCES} sentences, the same for every perspective",
        lambda: extracts(ranked(method, SENTENCES)),
        identities.of_extract({"sentences": SENTENCES, "method": method}),
    )


SYSTEMS: dict[str, System] = {
    system.name: system
    for system in (
        System(
            OURS,
            "this project as a user gets it",
            pipeline,
            identities.of_pipeline(None),
            heavy=True,
        ),
        System(
            "prompted",
            "the same weights, asked once a perspective, no plan and no check",
            prompted,
            identities.of_prompted(None),
            heavy=True,
        ),
        System(
            f"planner-{SENTENCES}",
            f"the planner's {SENTENCES} best sentences as they stand",
            lambda: extracts(planned(SENTENCES)),
            identities.of_planner({"sentences": SENTENCES}),
        ),
        _lead(SENTENCES),
        _ranked("lexrank", "LexRank"),
        _ranked("textrank", "TextRank"),
        System(
            f"oracle-{SENTENCES}",
            f"{SENTENCES} sentences chosen knowing the human's text: no system can do this",
            lambda: extracts(oracle(SENTENCES)),
            identities.of_extract({"sentences": SENTENCES, "oracle": True}),
            knows_gold=True,
        ),
    )
}
EXTRA: dict[str, System] = {one.name: one for one in map(_lead, (1, 2, 4, 5))}
"""Systems that run only when they are named."""


def of_model(name: str) -> list[System]:
    """The rows that ``--model`` adds: in our pipeline, and on its own where it can be asked."""
    label = Path(name).name if Path(name).is_dir() else name
    ours = System(
        f"{OURS} with {label}",
        f"this project with the weights of {label}",
        lambda: pipeline(name),
        identities.of_pipeline(name),
        heavy=True,
    )
    if name in identities.PACKAGED or is_adapter(name):  # "prompted" is their base on its own
        return [ours]
    alone = System(
        f"{label} alone",
        f"{label}, asked once a perspective, no plan and no check",
        lambda: prompted(name),
        identities.of_prompted(name),
        heavy=True,
    )
    return [ours, alone]


def chosen(names: Sequence[str], models: Sequence[str]) -> list[System]:
    """The systems that were asked for: all by default, and those of the models.

    Raises:
        EvalError: there is no such system.
    """
    added = {system.name: system for model in models for system in of_model(model)}
    known = SYSTEMS | EXTRA | added
    if unknown := [name for name in names if name not in known]:
        raise EvalError(f"There is no system {unknown[0]!r}, only {', '.join(known)}.")
    return [known[name] for name in names] if names else [*SYSTEMS.values(), *added.values()]


__all__ = ["EXTRA", "OURS", "SYSTEMS", "Identity", "System", "Writer", "chosen"]
