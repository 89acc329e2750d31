"""Planning: which sentences bear on a perspective, which to write about, when to abstain."""

from summarizer.planning.length import LENGTHS, LONG, MEDIUM, SHORT, Length
from summarizer.planning.plan import Plan
from summarizer.planning.planner import Planner

__all__ = ["LENGTHS", "LONG", "MEDIUM", "SHORT", "Length", "Plan", "Planner"]
