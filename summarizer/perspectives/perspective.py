"""A perspective: a standpoint from which the facts of an article are selected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.errors import PerspectiveError

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Perspective:
    """A standpoint. Only ``name`` and ``definition`` are needed; the rest has defaults.

    Attributes:
        name: identifier used on the command line and in records.
        definition: one sentence that says what the perspective asks of an article.
        title: what readers see; the name with a capital letter by default.
        instruction: what the model is asked to write of each focus. The focus, not the wording
            of the request, makes a framing, so the default suits most perspectives.
        cues: words and phrases that mark a sentence as bearing on the perspective.
        colour: ``#rrggbb`` for the page and the terminal.
        whole_article: the perspective covers the whole article and so never abstains
            (a neutral summary); a framing covers its own angle only.
    """

    name: str
    definition: str
    title: str = ""
    instruction: str = "Summarize the news above in one short sentence."
    cues: tuple[str, ...] = ()
    colour: str = "#5b6472"
    whole_article: bool = False

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise PerspectiveError(
                f"The perspective name {self.name!r} must start with a lower-case letter and hold "
                "only lower-case letters, digits, '-' and '_' (40 at most)."
            )
        if not self.definition.strip():
            raise PerspectiveError(
                f"The perspective {self.name!r} needs a one-sentence definition."
            )
        if not _COLOUR.fullmatch(self.colour):
            raise PerspectiveError(
                f"The colour {self.colour!r} of perspective {self.name!r} must look like '#1f6feb'."
            )
        if not self.title:
            object.__setattr__(
                self, "title", self.name.replace("_", " ").replace("-", " ").capitalize()
            )
