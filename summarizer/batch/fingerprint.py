"""What determines the output of a batch: a run goes on only where all of it is as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from summarizer.batch.files import FileRecord
from summarizer.batch.rows import Row
from summarizer.exits import UsageError
from summarizer.perspectives import Perspective

JOURNAL_VERSION = 1

SAMPLE = 4096
"""Values of each weight tensor that are looked at: fine-tuning changes nearly all of them."""

_APART = ("page", "cli", "show", "training")  # none of it changes a record
_PARTS = (".py", ".toml", ".json", ".safetensors")


def row_digest(row: Row, names: Sequence[str]) -> int:
    """64 bits of what a row holds in these columns; never 0."""
    if isinstance(row.values, FileRecord):
        values: list[Any] = [row.values.stamp]  # without reading it
    else:
        values = [str(row.problem), *(row.values.get(name) for name in names)]
    text = json.dumps(values, default=str)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) or 1


def model_part(name: str, model: object) -> str:
    """A model's name and a digest of its weights."""
    return f"{name} ({_weights_digest(model)})"


def perspectives_part(perspectives: Iterable[Perspective]) -> str:
    """The perspectives' names, and a digest of all they say."""
    chosen = list(perspectives)
    said = json.dumps([asdict(one) for one in chosen], default=str)
    return f"{', '.join(one.name for one in chosen)} ({_short(said.encode())})"


@cache
def program_part() -> str:
    """This program's and its libraries' versions, and a digest of the code that makes records."""
    home = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(home.rglob("*")):
        own = path.relative_to(home)
        if path.suffix in _PARTS and own.parts[0] not in _APART:
            digest.update(own.as_posix().encode() + path.read_bytes())
    libraries = ", ".join(f"{name} {version(name)}" for name in ("torch", "transformers"))
    return f"{digest.hexdigest()[:8]} with {libraries}"


def check_same(then: Mapping[str, str], now: Mapping[str, str], output: object) -> None:
    """Refuse to go on where something has changed.

    Raises:
        UsageError: naming what, and its values then and now.
    """
    for name in dict.fromkeys([*then, *now]):
        if then.get(name) != now.get(name):
            raise UsageError(
                f"An interrupted run for {output} is there, begun with another {name}: "
                f"{then.get(name)} then, {now.get(name)} now. Run it as it was begun, name "
                "another output, or add --restart to begin anew."
            )


def _weights_digest(model: Any) -> str:
    digest = hashlib.sha256()
    state = model.state_dict() if hasattr(model, "state_dict") else {}
    for name, value in state.items():
        for tensor in _tensors(value):
            digest.update(f"{name} {tuple(tensor.shape)} {tensor.dtype}".encode())
            flat = _plain(tensor.detach()).flatten()
            sample = flat[:: max(1, len(flat) // SAMPLE)]
            digest.update(sample.float().cpu().numpy().tobytes())
    return digest.hexdigest()[:8]


def _tensors(value: Any) -> Iterator[Any]:
    """The tensors in a value of a state: quantized layers keep several in one."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from _tensors(one)
    elif hasattr(value, "is_quantized"):
        yield value


def _plain(tensor: Any) -> Any:
    """The values as a model's file has them: quantized or packed ones are kept otherwise."""
    if tensor.is_quantized:
        return tensor.dequantize()
    return tensor.to_dense() if tensor.is_mkldnn else tensor


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
