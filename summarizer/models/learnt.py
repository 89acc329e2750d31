"""What a checkpoint of ours has learnt, in its own words, and an engine that does so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.models.library import Engine

LEARNT = ("needs_opening", "may_reword", "bidirectional")


def apply_learnt(engine: Engine, learnt: Any) -> None:
    """Let an engine do as its checkpoint has learnt; one from elsewhere may say anything."""
    for name in LEARNT:
        if isinstance(learnt, dict) and isinstance(learnt.get(name), bool):
            setattr(engine, name, learnt[name])


def learnt(engine: Engine) -> dict[str, bool]:
    """What a trained checkpoint says of itself, for whoever loads it."""
    return {
        "needs_opening": False,
        "may_reword": engine.may_reword,
        "bidirectional": engine.bidirectional,
    }
