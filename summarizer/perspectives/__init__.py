"""Perspectives: standpoints as data. A user adds one by writing a TOML file."""

from summarizer.perspectives.loading import built_in, load_perspective
from summarizer.perspectives.perspective import Perspective

__all__ = ["Perspective", "built_in", "load_perspective"]
