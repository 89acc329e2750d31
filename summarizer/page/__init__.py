"""The page: paste an article in a browser, read its framings with their evidence.

Nothing on it asks another machine for anything: no fonts, no scripts, no statistics.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.page.layout import build
    from summarizer.page.server import launch

__all__ = ["build", "launch"]

# Gradio reads these when it is imported or builds a page, so they have to be set before that.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
# For its monitoring page, which is off, Gradio would remember 10,000 calls and make a table of all
# of them after each one: memory that grows with every call, and never comes back.
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)

_HOMES = {"build": "summarizer.page.layout", "launch": "summarizer.page.server"}


def __getattr__(name: str) -> object:
    """Import public names when they are first used: rendering needs no Gradio."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer.page' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
