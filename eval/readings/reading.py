"""A reading: what readers found in one summary. It holds no word of the summary."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import EvalError

PATH = Path(__file__).with_name("readings.jsonl")
FAULTS: Mapping[str, str] = {
    "error": "a reader would believe what the article does not say",
    "doubtful": "might mislead, or only on a minor point",
    "hard": "a sentence that cannot be understood without the article",
    "soft": "one that is abrupt, but clear enough",
    "page": "captions, labels, fragments, broken grammar",
    "angle": "most of it is beside the perspective",
}
"""What a reader can find, the worst first."""
KINDS = frozenset(
    "actor relation number place time hedge attribution invented quotation cut other".split()
)


@dataclass(frozen=True)
class Finding:
    """A fault of a summary.

    Attributes:
        fault: one of ``FAULTS``.
        kind: of an error or a doubtful point, one of ``KINDS``; else empty.
    """

    fault: str
    kind: str = ""


@dataclass(frozen=True)
class Reading:
    """What readers found in a summary; nothing, where it is without fault.

    Attributes:
        key: of the summary (:func:`key_of`).
    """

    key: str
    findings: tuple[Finding, ...]

    def has(self, fault: str) -> bool:
        return any(one.fault == fault for one in self.findings)


def key_of(article: str, perspective: str, text: str) -> str:
    """What a reading is found by: it changes with every letter of the summary."""
    return hashlib.sha256(f"{article}\n{perspective}\n{text}".encode()).hexdigest()[:12]


def read(path: Path) -> dict[str, Reading]:
    """Readings by their keys; of two readings of a summary the later one counts.

    Raises:
        EvalError: a line is not a reading.
    """
    found: dict[str, Reading] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                one = _reading(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise EvalError(f"{path}, line {number}: not a reading ({error}).") from error
            found[one.key] = one
    return found


def write(path: Path, readings: Iterable[Reading]) -> None:
    """Write readings, a line each, in the order of their keys."""
    lines = [
        json.dumps(
            {
                "key": one.key,
                "findings": [[f.fault, f.kind] if f.kind else [f.fault] for f in one.findings],
            }
        )
        for one in sorted(readings, key=lambda one: one.key)
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _reading(row: Mapping[str, Any]) -> Reading:
    return Reading(str(row["key"]), tuple(map(_finding, row["findings"])))


def _finding(said: Mapping[str, Any] | list[str]) -> Finding:
    """A finding as a reader writes it (an object) or as it is kept (a list)."""
    if isinstance(said, list):
        fault, kind = said[0], said[1] if len(said) > 1 else ""
    else:
        fault, kind = said["class"], said.get("kind", "")
    if fault not in FAULTS:
        raise ValueError(f"{fault!r} is not one of {', '.join(FAULTS)}")
    if kind and kind not in KINDS:
        raise ValueError(f"{kind!r} is not one of {', '.join(sorted(KINDS))}")
    return Finding(fault, kind if fault in {"error", "doubtful"} else "")
