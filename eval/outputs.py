"""What systems wrote, kept as it comes: an interrupted run goes on where it stopped.

A file a suite and a system; its name holds the checksum of weights, settings and code, and each
line that of its case, so that nothing stale is ever taken for new.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eval.cases import Case


@dataclass(frozen=True)
class Output:
    """What a system says of one article.

    Attributes:
        texts: perspective to text; ``None`` where the system abstains.
        evidence: perspective to the sentences it names; empty where it names none.
        origins: how many sentences were written by the model, cut, or taken as they stand.
        sentences: perspective to its sentences, each with its evidence, to show them.
        notice: what is said above the summaries of an article that is no report.
        seconds: the article took.
        peak_mb: largest resident memory of the process so far.
        error: why it wrote nothing, where it failed.
    """

    texts: Mapping[str, str | None]
    evidence: Mapping[str, Sequence[int]] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict)
    sentences: Mapping[str, Sequence[tuple[str, Sequence[int]]]] = field(default_factory=dict)
    notice: str = ""
    seconds: float = 0.0
    peak_mb: float = 0.0
    error: str = ""


@dataclass(frozen=True)
class Kept:
    """The outputs of one system on one suite."""

    path: Path

    @classmethod
    def of(cls, folder: Path, suite: str, system: str, key: str) -> Kept:
        """The place of a system's outputs; ``key`` names its weights, settings and code."""
        name = re.sub(r"[^\w.-]+", "-", system)
        return cls(folder / "kept" / suite / f"{name}-{key}.jsonl")

    def read(self) -> dict[str, Output]:
        """By the key of the case. A last line that was cut off is as if it were not there."""
        if not self.path.exists():
            return {}
        found: dict[str, Output] = {}
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                stored = json.loads(line)
            except ValueError:
                continue
            case = stored.pop("case")
            found[case] = Output(**stored)
        return found

    def missing(self, cases: Sequence[Case]) -> list[Case]:
        """Cases without an output, in order; what failed is tried again."""
        known = {key for key, output in self.read().items() if not output.error}
        return [case for case in cases if case.key not in known]

    def add(self, cases: Sequence[Case], outputs: Iterator[Output]) -> None:
        """Append outputs as they come."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            if file.tell():
                file.write("\n")  # ends a line that was cut off; an empty one does no harm
            for case, output in zip(cases, outputs, strict=True):
                stored = asdict(output) | {"peak_mb": peak_mb(), "case": case.key}
                file.write(json.dumps(stored) + "\n")
                file.flush()


def peak_mb() -> float:
    """Largest resident memory of this process, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 2**10
