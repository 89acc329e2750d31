"""Settings: perspectives, length, model and seed, as components and as what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from summarizer.errors import InputError, PerspectiveError
from summarizer.page.shelf import Choices, Shelf
from summarizer.perspectives import Perspective
from summarizer.planning.length import LENGTHS, MEDIUM, Length

LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True)
class Settings:
    """The components, in the order of :func:`choices_of`'s arguments."""

    perspectives: gr.CheckboxGroup
    length: gr.Radio
    model: gr.Dropdown
    seed: gr.Number

    @property
    def inputs(self) -> list[Any]:
        return [self.perspectives, self.length, self.model, self.seed]


def draw_settings(shelf: Shelf, known: Sequence[Perspective]) -> Settings:
    """Draw them: the two that matter most in sight, the others to unfold."""
    perspectives = gr.CheckboxGroup(
        [(one.title, one.name) for one in known],
        value=[one.name for one in known],
        label="Perspectives",
    )
    length = gr.Radio(
        [(_words(one), one.name) for one in LENGTHS.values()],
        value=MEDIUM.name,
        label="Length of each summary",
    )
    with gr.Accordion("Model and seed", open=False, elem_classes="ps-more"):
        model = gr.Dropdown(
            list(shelf.names),
            value=shelf.names[0],
            label="Model",
            info="Those that this server offers.",
            filterable=False,
        )
        seed = gr.Number(
            0,
            label="Seed",
            info="Another number draws other drafts; the same one repeats a result.",
            precision=0,
            minimum=0,
            maximum=LARGEST_SEED,
        )
    return Settings(perspectives, length, model, seed)


def choices_of(
    names: Sequence[str] | None,
    length: str,
    model: str | None,
    seed: float | None,
    *,
    known: Sequence[Perspective],
    shelf: Shelf,
) -> Choices:
    """What the settings stand for.

    Raises:
        SummarizerError: one of them is not offered here.
    """
    number = int(seed or 0)
    if not 0 <= number <= LARGEST_SEED:
        raise InputError(f"The seed {number} is out of range: 0 to {LARGEST_SEED}.")
    return Choices(choose(names, known), _length(length), shelf.check(model or ""), number)


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


def _words(length: Length) -> str:
    return f"{length.name.capitalize()}, about {5 * round(length.words / 5)} words"
