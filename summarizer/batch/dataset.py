"""Data sets of the ``datasets`` library: saved in a folder, or by name on the hub."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.batch.csv_rows import check_columns
from summarizer.batch.locations import Location
from summarizer.batch.records import Columns
from summarizer.batch.rows import Rows
from summarizer.exits import UsageError

_MARKS = ("dataset_dict.json", "state.json")


def is_saved(path: Location) -> bool:
    """Whether a folder was written by ``save_to_disk``."""
    return any((path / mark).is_file() for mark in _MARKS)


def saved_rows(path: Location, columns: Columns, needed: Sequence[str], split: str | None) -> Rows:
    """Open a saved data set; it is mapped into memory, not loaded.

    Raises:
        UsageError: it is damaged, has several splits or lacks a needed column.
    """
    import datasets

    try:
        found = datasets.load_from_disk(str(path))
    except Exception as error:  # the library raises many kinds; all mean the same to a user
        raise UsageError(f"The data set in {path} cannot be read: {_line(error)}") from error
    return _rows(found, str(path), columns, needed, split)


def hub_rows(name: str, columns: Columns, needed: Sequence[str], split: str | None) -> Rows:
    """Stream a data set from the hub: ``NAME``, or ``NAME:CONFIGURATION``.

    Raises:
        UsageError: it cannot be found, has several splits or lacks a needed column.
    """
    import datasets

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # retries are no news to a user
    path, _, configuration = name.partition(":")
    try:
        found = datasets.load_dataset(path, configuration or None, streaming=True)
    except Exception as error:  # the library raises many kinds; all mean the same to a user
        raise UsageError(
            f"There is no file or folder {name}, and no data set of that name can be had from the "
            f"Hugging Face hub: {_line(error)}"
        ) from error
    return _rows(found, name, columns, needed, split)


def _rows(
    found: Any, name: str, columns: Columns, needed: Sequence[str], split: str | None
) -> Rows:
    data = _split(found, name, split)
    if data.column_names is not None:
        check_columns(name, data.column_names, needed)
        wanted = {columns.id, columns.title, *needed}  # the others may be pictures or sound
        data = data.select_columns([one for one in data.column_names if one in wanted])
    total = len(data) if hasattr(data, "__len__") else None
    return Rows(_records(data), total)


def _split(found: Any, name: str, split: str | None) -> Any:
    if not isinstance(found, dict):
        return found
    if split is None and len(found) == 1:
        return next(iter(found.values()))
    if split not in found:
        wrong = f"has no split {split!r}" if split else "has several splits"
        raise UsageError(f"{name} {wrong}: choose one with --split: {', '.join(found)}.")
    return found[split]


def _records(data: Any) -> Iterator[Mapping[str, Any]]:
    try:
        yield from data
    except OSError:
        raise
    except Exception as error:
        raise OSError(_line(error)) from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
