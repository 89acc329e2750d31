"""What a batch is told, in a form that can be sent to other machines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

import torch

from summarizer.batch.fingerprint import perspectives_part, program_part
from summarizer.batch.recipe import Recipe
from summarizer.device import PROCESSOR
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
        threads: of the process that loads it; as many as processors by default.
    """

    model: str | None
    perspectives: tuple[Perspective, ...]
    length: str
    candidates: int
    seed: int
    threads: int | None = None

    def sharing(self, processes: int) -> Settings:
        """The same for each of several processes on this machine."""
        return replace(self, threads=max(1, torch.get_num_threads() // processes))

    def load(self) -> Summarizer:
        """Load the model.

        Raises:
            ModelError: it cannot be loaded.
        """
        if self.threads is not None:
            torch.set_num_threads(self.threads)
        decoding = DecodingSettings(candidates=self.candidates, seed=self.seed)
        return Summarizer(
            self.model, self.perspectives, length=LENGTHS[self.length], settings=decoding
        )

    def processes(self, records: int | None, at_once: int | None) -> int:
        """How many models work best on this machine: one a processor, one where there is a GPU.

        ``OMP_NUM_THREADS`` bounds them, as it bounds threads.

        Args:
            records: in all, where that is known; there are no more processes than groups.
            at_once: records of a group, where that was said.
        """
        if torch.cuda.is_available():
            return 1
        most = torch.get_num_threads()
        if records is None:
            return most
        return max(1, min(most, ceil(records / (at_once or PROCESSOR.articles))))

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
