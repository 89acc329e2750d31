"""Badges: one to three letters that tell perspectives apart where colour cannot."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.perspectives import Perspective

_LONGEST = 3


def badges(perspectives: Sequence[Perspective]) -> dict[str, str]:
    """Perspective name to its badge: the shortest beginning of its title that is its own."""
    titles = {perspective.name: perspective.title.strip() for perspective in perspectives}
    found: dict[str, str] = {}
    for number, (name, title) in enumerate(titles.items(), start=1):
        others = [other.lower() for key, other in titles.items() if key != name]
        starts = (title[:size] for size in range(1, _LONGEST + 1))
        own = (s for s in starts if s and not any(o.startswith(s.lower()) for o in others))
        found[name] = next(own, str(number))
    return found
