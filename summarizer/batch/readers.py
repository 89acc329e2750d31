"""Readers: any input to a stream of rows, told by what it is and by its ending."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.batch.archive import archive_rows
from summarizer.batch.csv_rows import csv_rows
from summarizer.batch.dataset import hub_rows, is_saved, saved_rows
from summarizer.batch.folder import folder_rows
from summarizer.batch.json_lines import json_rows
from summarizer.batch.locations import Location, is_remote, location, reached
from summarizer.batch.parquet import parquet_rows
from summarizer.batch.records import Columns
from summarizer.batch.rows import Rows
from summarizer.exits import UsageError

Reader = Callable[[Location, Columns, Sequence[str]], Rows]

READERS: dict[str, Reader] = {
    ".jsonl": json_rows,
    ".jsonl.gz": json_rows,
    ".jsonl.zst": json_rows,
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".parquet": parquet_rows,
    ".zip": archive_rows,
}

_FILES = (*READERS, ".json", ".txt", ".html", ".gz", ".zst", ".xlsx")
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?(:[\w.-]+)?")


def open_rows(
    source: str, columns: Columns, needed: Sequence[str], split: str | None = None
) -> Rows:
    """Open an input. No record of it is held in memory before the rows are asked for.

    Args:
        source: a file, an archive or a folder of articles, also in a store (``s3://``); a saved
            data set, or the name of one on the Hugging Face hub.
        columns: what the parts of a record are called.
        needed: the columns without which no record can be used.
        split: of a data set.

    Raises:
        UsageError: there is no such input, it is damaged, or it has not the needed columns.
    """
    path = location(source)
    with reached(path):
        is_folder, is_there = path.is_dir(), path.exists()
    if is_folder:
        if not is_remote(path) and is_saved(path):
            return saved_rows(path, columns, needed, split)
        return folder_rows(path, columns, needed)
    if is_there:
        return _file_rows(path, columns, needed)
    if is_remote(path) or source.lower().endswith(_FILES) or not _HUB_NAME.fullmatch(source):
        raise UsageError(f"There is no file or folder {source}: check the path.")
    return hub_rows(source, columns, needed, split)


def _file_rows(path: Location, columns: Columns, needed: Sequence[str]) -> Rows:
    reader = next((READERS[end] for end in READERS if path.name.lower().endswith(end)), None)
    if reader is None:
        raise UsageError(
            f"The ending of the input {path} is not known: name a file that ends in "
            f"{', '.join(READERS)}, a folder, or a data set."
        )
    try:
        return reader(path, columns, needed)
    except (OSError, EOFError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"The input {path} cannot be read ({reason}): check it.") from error
