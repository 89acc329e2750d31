"""One news article, several framings: grounded summaries that never add a fact."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.perspectives import Perspective
    from summarizer.pipeline import Summarizer
    from summarizer.result import Result, Summary

__all__ = ["Article", "Perspective", "Result", "Summarizer", "Summary"]

_HOMES = {
    "Article": "summarizer.article",
    "Perspective": "summarizer.perspectives",
    "Result": "summarizer.result",
    "Summarizer": "summarizer.pipeline",
    "Summary": "summarizer.result",
}


def __getattr__(name: str) -> object:
    """Import public names when they are first used: ``summarizer --help`` needs no torch."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
