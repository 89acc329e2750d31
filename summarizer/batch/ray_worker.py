"""What Ray runs on its machines; imported only where Ray is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from summarizer.batch.engine import Block, LocalEngine
from summarizer.batch.memory import Limits
from summarizer.batch.ray_source import CONTENT, Stop, packed, unpacked
from summarizer.batch.recipe import Recipe
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

    Load = Callable[[], Summarizer]


class Worker:
    """An actor: loads the model once, then makes the records of one block after another."""

    def __init__(self, load: Load, recipe: Recipe, limits: Limits) -> None:
        self.recipe = recipe
        self.limits = limits
        self.engine: LocalEngine | Stop
        try:
            self.engine = LocalEngine(load())
        except SummarizerError as error:
            self.engine = Stop(error)

    def __call__(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Make the records of a block, a group at a time; all else is passed on."""
        for made in self._made(unpacked(row[CONTENT])):
            yield {CONTENT: packed(made)}

    def _made(self, part: Any) -> Iterator[Any]:
        if isinstance(self.engine, Stop):
            yield self.engine
        elif not isinstance(part, Block):
            yield part
        else:
            try:
                yield from self.engine.block(part, self.recipe, self.limits)
            except Exception as error:
                yield Stop.of(error)
