"""The models that the operator allows, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.errors import ModelError
from summarizer.perspectives import Perspective
from summarizer.planning.length import MEDIUM, Length

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer


@dataclass(frozen=True)
class Choices:
    """What a visitor chose in the settings."""

    perspectives: tuple[Perspective, ...]
    length: Length = MEDIUM
    model: str = ""
    seed: int = 0


class Shelf:
    """Summarizers by the names that visitors see; the first is the default."""

    def __init__(self, loaders: Mapping[str, Callable[[], Summarizer]]) -> None:
        self._loaders = dict(loaders)
        self._loaded: dict[str, Summarizer] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._loaders)

    def check(self, name: str) -> str:
        """The name of a model that is allowed; the default's for an empty one.

        Raises:
            ModelError: it is not on the shelf.
        """
        chosen = name or self.names[0]
        if chosen not in self._loaders:
            raise ModelError(f"There is no model {name!r} here: {', '.join(self.names)}.")
        return chosen

    def is_loaded(self, name: str) -> bool:
        return self.check(name) in self._loaded

    def take(self, choices: Choices) -> Summarizer:
        """The summarizer that a visitor's choices ask for; models are loaded once.

        Only the model's own thread may call this.

        Raises:
            ModelError: the model cannot be loaded.
        """
        name = self.check(choices.model)
        if name not in self._loaded:
            self._loaded[name] = self._loaders[name]()
        taken = copy(self._loaded[name])  # the same model and planner: nothing is loaded again
        taken.perspectives = choices.perspectives
        taken.length = choices.length
        taken.settings = replace(taken.settings, seed=choices.seed)
        return taken
