"""What a batch is told, in a form that can be sent to other machines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.fingerprint import perspectives_part, program_part
from summarizer.batch.recipe import Recipe
from summarizer.models.decoding import DecodingSettings
from summarizer.perspectives import Perspective
from summarizer.pipeline import Summarizer
from summarizer.planning import LENGTHS


@dataclass(frozen=True)
class Settings:
    """How summaries are made.

    Attributes:
        model: a folder or name; ``None`` for the built-in one.
        length: ``short``, ``medium`` or ``long``.
        candidates: drafts to choose from.
        seed: of the drafts after the first one.
    """

    model: str | None
    perspectives: tuple[Perspective, ...]
    length: str
    candidates: int
    seed: int

    def load(self) -> Summarizer:
        """Load the model.

        Raises:
            ModelError: it cannot be loaded.
        """
        decoding = DecodingSettings(candidates=self.candidates, seed=self.seed)
        return Summarizer(
            self.model, self.perspectives, length=LENGTHS[self.length], settings=decoding
        )

    def parts(
        self, model: str, source: str, split: str | None, recipe: Recipe, format: str
    ) -> dict[str, str]:
        """What determines the output, each in words; see :mod:`.fingerprint`."""
        return {
            "input": f"{Path(source).name}{f' ({split})' if split else ''}",
            "columns": ", ".join(recipe.names),
            "model": model,
            "perspectives": perspectives_part(self.perspectives),
            "length": self.length,
            "candidates": str(self.candidates),
            "seed": str(self.seed),
            "format": format,
            "timing": "with times" if recipe.timing else "without times",
            "program": program_part(),
        }
