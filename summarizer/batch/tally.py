"""A tally of a batch while it runs."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many records are done, failed by kind, and remarkable by kind.

    Attributes:
        remark: what ``remarks`` counts, for example ``abstained``.
    """

    remark: str
    done: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def add(self, failure: str | None, *remarks: str) -> None:
        """Count one record."""
        if failure is None:
            self.done += 1
        else:
            self.failures[failure] += 1
        self.remarks.update(remarks)

    @property
    def failed(self) -> int:
        return self.failures.total()

    @property
    def records(self) -> int:
        return self.done + self.failed

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / max(1e-9, time.monotonic() - self.started)

    def __str__(self) -> str:
        return ", ".join(
            [
                f"{self.done} done",
                f"{self.failed} failed{_by_kind(self.failures)}",
                f"{self.remarks.total()} {self.remark}{_by_kind(self.remarks)}",
                f"{self.rate:.2g} a second" if self.rate < 10 else f"{self.rate:.0f} a second",
            ]
        )


def _by_kind(counts: Counter[str]) -> str:
    kinds = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    return f" ({kinds})" if kinds else ""
