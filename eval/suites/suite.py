"""What a suite is: its data, its cases, its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.cases import Case
from eval.data import Records, Source
from eval.figures import Figure
from eval.systems.system import System


@dataclass(frozen=True)
class WritingSuite:
    """A suite in which systems write summaries.

    Attributes:
        about: one line for the table of suites.
        read: records to cases.
        figures: what is measured, in the order of the report.
        main: names of the figures that the plot of systems shows.
        pooled: perspectives are the article's own (topics), so figures are over all of them.
        human: there are human summaries, which an oracle needs.
    """

    name: str
    about: str
    source: Source
    read: Callable[[Records], Sequence[Case]]
    figures: tuple[Figure, ...]
    main: tuple[str, ...]
    pooled: bool = False
    human: bool = True

    def takes(self, system: System) -> bool:
        """Whether the system can be measured here."""
        return self.human or not system.knows_gold


@dataclass(frozen=True)
class CheckingSuite:
    """A suite in which checks judge summaries that are there already."""

    name: str
    about: str
    source: Source


Suite = WritingSuite | CheckingSuite
