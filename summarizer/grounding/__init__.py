"""Grounding: does the article support what a summary says, and where?"""

from summarizer.grounding.checked import Checked
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.support import overall

__all__ = ["Checked", "Grounder", "overall"]
