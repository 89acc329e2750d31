"""Where a suite's records come from: a file, a folder saved by ``datasets``, or a hub."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.errors import EvalError, MissingDataError

VARIABLE = "SUMMARIZER_EVAL_DATA"
Row = dict[str, Any]


@dataclass(frozen=True)
class Hub:
    """A public data set on a model hub.

    Attributes:
        name: ``owner/name`` or ``owner/name:configuration``.
        split: the part that is read.
        columns: the suite's field to the data set's column.
    """

    name: str
    split: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """What a suite reads.

    Attributes:
        file: the JSON Lines file that ``--data`` must hold; or a folder of the same name
            without the ending, written by ``datasets.Dataset.save_to_disk``.
        fields: what every record must have.
        origin: where it can be had.
        hub: the public data set with the same records, where there is one.
        own: reads what the repository itself has.
    """

    file: str
    fields: tuple[str, ...]
    origin: str
    hub: Hub | None = None
    own: Callable[[], Records] | None = None


@dataclass(frozen=True)
class Records:
    """The records of a suite, and the checksum of what they were read from."""

    rows: Sequence[Row] = field(repr=False)
    name: str
    sha256: str


def data_folder(named: Path | None) -> Path | None:
    """The folder of ``--data``, else of the environment variable."""
    given = os.environ.get(VARIABLE)
    return named or (Path(given) if given else None)


def read_source(source: Source, folder: Path | None, from_hub: bool = False) -> Records:
    """Read a suite's records.

    Raises:
        MissingDataError: they are not there.
        EvalError: they are there, but cannot be used.
    """
    if source.own:
        return source.own()
    hub = source.hub if from_hub else None
    records = _from_hub(hub) if hub else _from_folder(source, folder)
    if not records.rows:
        raise EvalError(f"{records.name} holds no records.")
    for number, row in enumerate(records.rows, 1):
        if lacking := [name for name in source.fields if name not in row]:
            raise EvalError(
                f"{records.name}: record {number} has no field {lacking[0]!r}; "
                f"a record needs {', '.join(source.fields)}."
            )
    return records


def _from_folder(source: Source, folder: Path | None) -> Records:
    if folder is None:
        raise MissingDataError(
            f"{source.file} is needed: name its folder with --data or {VARIABLE}. {source.origin}"
        )
    file, saved = folder / source.file, folder / Path(source.file).stem
    if file.is_file():
        return _read_lines(file)
    if saved.is_dir():
        return _read_saved(saved, source)
    raise MissingDataError(f"{file} is missing. {source.origin}")


def _read_lines(file: Path) -> Records:
    content = file.read_bytes()
    rows = []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvalError(f"{file}, line {number}: not JSON ({error}).") from error
        if not isinstance(row, dict):
            raise EvalError(f"{file}, line {number}: a JSON object is needed.")
        rows.append(row)
    return Records(rows, file.name, hashlib.sha256(content).hexdigest())


def _read_saved(folder: Path, source: Source) -> Records:
    import datasets

    found = _attempt(lambda: datasets.load_from_disk(str(folder)), str(folder))
    if isinstance(found, Mapping):
        split = source.hub.split if source.hub else "validation"
        if split not in found:
            raise EvalError(f"{folder} has no split {split!r}, only {', '.join(found)}.")
        found = found[split]
    return _of_rows(list(found), folder.name, source.hub)


def _from_hub(hub: Hub) -> Records:
    import datasets

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # not a line for every attempt
    name, _, configuration = hub.name.partition(":")
    found = _attempt(
        lambda: datasets.load_dataset(name, configuration or None, split=hub.split), hub.name
    )
    return _of_rows(list(found), hub.name, hub)


def _attempt(load: Callable[[], Any], name: str) -> Any:
    try:
        return load()
    except Exception as error:  # the library raises many kinds; all mean the same to a user
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise MissingDataError(f"The data set {name} cannot be had: {reason}") from error


def _of_rows(rows: Sequence[Row], name: str, hub: Hub | None) -> Records:
    """Give the columns the suite's names, and the records an id where they have none."""
    columns = hub.columns if hub else {}
    renamed = [
        {"id": str(number)}
        | row
        | {field: row[column] for field, column in columns.items() if column in row}
        for number, row in enumerate(rows)
    ]
    content = json.dumps(renamed, sort_keys=True, default=str).encode()
    return Records(renamed, name, hashlib.sha256(content).hexdigest())
