"""The page's endpoint for other programs: text in, the record out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from summarizer.errors import InputError, PerspectiveError, SummarizerError
from summarizer.page.desk import Desk, Order
from summarizer.page.source import TEXT, Source
from summarizer.perspectives import Perspective
from summarizer.planning.length import LENGTHS, Length
from summarizer.result import Failure, Result

LengthName = Literal["short", "medium", "long"]
Endpoint = Callable[[str, list[str] | None, LengthName], dict[str, Any]]


def endpoint(desk: Desk, known: Sequence[Perspective]) -> Endpoint:
    """Make the ``summarize`` endpoint of a desk."""

    def summarize(
        text: str, perspectives: list[str] | None = None, length: LengthName = "medium"
    ) -> dict[str, Any]:
        """Summarize one article's text; the answer is the record, or a record with an error."""
        try:
            order = Order(Source(TEXT, text).read, choose(perspectives, known), _length(length))
        except SummarizerError as error:
            return _failed(Failure(type(error).__name__, str(error)))
        made = desk.finish(order)
        return _failed(made) if isinstance(made, Failure) else made.to_dict()

    return summarize


def choose(names: Sequence[str] | None, known: Sequence[Perspective]) -> tuple[Perspective, ...]:
    """Look up perspectives by name; all of them for ``None``. Never reads a file.

    Raises:
        PerspectiveError: none is chosen, or one is not known.
    """
    by_name = {perspective.name: perspective for perspective in known}
    wanted = list(by_name) if names is None else names
    unknown = [name for name in wanted if name not in by_name]
    if unknown:
        raise PerspectiveError(f"There is no perspective {unknown[0]!r}: {', '.join(by_name)}.")
    if not wanted:
        raise PerspectiveError("No perspective is chosen: choose at least one.")
    return tuple(by_name[name] for name in by_name if name in wanted)


def _length(name: str) -> Length:
    if name not in LENGTHS:
        raise InputError(f"There is no length {name!r}: choose one of {', '.join(LENGTHS)}.")
    return LENGTHS[name]


def _failed(failure: Failure) -> dict[str, Any]:
    return Result(id=None, title=None, model="", error=failure).to_dict()
