"""A tally of a batch while it runs."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """How many records are done, failed by kind, and remarkable by kind.

    Attributes:
        remark: what ``remarks`` counts, for example ``abstained``.
        total: how many there will be, where that is known.
        earlier: records of an interrupted run, which say nothing of the present rate.
    """

    remark: str
    done: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)
    total: int | None = None
    earlier: int = 0

    def add(self, failure: str | None, *remarks: str) -> None:
        """Count one record."""
        if failure is None:
            self.done += 1
        else:
            self.failures[failure] += 1
        self.remarks.update(remarks)

    def start(self) -> None:
        """Measure the rate from now on, without what is counted already."""
        self.earlier, self.started = self.records, time.monotonic()

    @property
    def failed(self) -> int:
        return self.failures.total()

    @property
    def records(self) -> int:
        return self.done + self.failed

    @property
    def rate(self) -> float:
        """Records a second."""
        return (self.records - self.earlier) / max(1e-9, time.monotonic() - self.started)

    @property
    def left(self) -> float | None:
        """Seconds to go, where that can be told."""
        if self.total is None or self.records == self.earlier:
            return None
        return max(0, self.total - self.records) / max(1e-9, self.rate)

    def to_dict(self) -> dict[str, Any]:
        """The tally for other programs."""
        return {
            "done": self.done,
            "failed": dict(self.failures),
            self.remark: dict(self.remarks),
            "earlier": self.earlier,
            "total": self.total,
            "rate": round(self.rate, 3),
            "left_s": None if self.left is None else round(self.left, 1),
        }

    def __str__(self) -> str:
        parts = [
            f"{self.done} done",
            f"{self.failed} failed{_by_kind(self.failures)}",
            f"{self.remarks.total()} {self.remark}{_by_kind(self.remarks)}",
            _rate(self.rate),
        ]
        if self.left:
            parts.append(f"{_duration(self.left)} left")
        return ", ".join(parts)


def _rate(rate: float) -> str:
    """A second where that is a number one can picture, else a minute."""
    if rate >= 10:
        return f"{rate:.0f} a second"
    return f"{rate:.2g} a second" if rate >= 1 else f"{60 * rate:.2g} a minute"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def _by_kind(counts: Counter[str]) -> str:
    kinds = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    return f" ({kinds})" if kinds else ""
