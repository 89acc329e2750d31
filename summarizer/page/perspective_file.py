"""A perspective as the form gives it, and as the file that the command line takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import tomlkit

from summarizer.errors import PerspectiveError
from summarizer.ingest.clean import one_line
from summarizer.perspectives import Perspective

LONGEST_DEFINITION, LONGEST_TITLE, LONGEST_CUE, MOST_CUES = 600, 60, 80, 300
COLOUR = "#8a5a00"
"""Of a perspective for which none was chosen."""

_SEPARATOR = re.compile(r"[\n,;]")


def perspective_of(
    name: str,
    definition: str,
    cues: Sequence[str] = (),
    title: str = "",
    colour: str = "",
    taken: Sequence[str] = (),
) -> Perspective:
    """Make a perspective of what somebody typed.

    Args:
        taken: names that it may not have.

    Raises:
        PerspectiveError: a part is missing, too long or malformed.
    """
    name = name.strip()
    if not name:
        raise PerspectiveError(
            "The perspective has no name yet: give it one word, like 'economic'."
        )
    if name in taken:
        raise PerspectiveError(f"There is a perspective {name!r} already: give yours another name.")
    cleaned = (one_line(cue, LONGEST_CUE + 1) for cue in cues)
    words = tuple(dict.fromkeys(filter(None, cleaned)))
    _check_sizes(definition, title, words)
    return Perspective(
        name,
        one_line(definition, LONGEST_DEFINITION),
        title=one_line(title),
        cues=words,
        colour=colour.strip() or COLOUR,
    )


def cues_of(text: str) -> list[str]:
    """Words and phrases, one a line or between commas."""
    return [cue.strip() for cue in _SEPARATOR.split(text) if cue.strip()]


def as_toml(perspective: Perspective) -> str:
    """Write the file that ``summarizer summarize -p FILE.toml`` takes."""
    document = tomlkit.document()
    document.add(tomlkit.comment("Use it with: summarizer summarize article.txt -p THIS-FILE"))
    for key in ("name", "title", "definition", "colour"):
        document.add(key, tomlkit.item(getattr(perspective, key)))
    cues = tomlkit.array()
    cues.extend(perspective.cues)
    document.add("cues", cues.multiline(len(perspective.cues) > 3))
    return tomlkit.dumps(document)


def _check_sizes(definition: str, title: str, cues: Sequence[str]) -> None:
    if len(definition) > LONGEST_DEFINITION:
        raise PerspectiveError(
            f"The definition is too long: one sentence of at most {LONGEST_DEFINITION} characters."
        )
    if len(title) > LONGEST_TITLE:
        raise PerspectiveError(f"The title is too long: at most {LONGEST_TITLE} characters.")
    if len(cues) > MOST_CUES or any(len(cue) > LONGEST_CUE for cue in cues):
        raise PerspectiveError(
            f"There are too many cue phrases, or one is too long: at most {MOST_CUES} of "
            f"{LONGEST_CUE} characters."
        )
