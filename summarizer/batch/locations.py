"""Where inputs and outputs lie: on this machine, or in an object store (``s3://`` and the like)."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from summarizer.exits import UsageError

if TYPE_CHECKING:
    from upath import UPath

    Location: TypeAlias = Path | UPath
else:
    Location = Path

STORES = ("s3", "gs", "gcs", "az", "abfs", "abfss", "hdfs", "memory", "file")
"""Stores that are read and written. Web addresses are not among them: only the ingest's own
client, which refuses private ones, opens those."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(//|.*:://?|:.*://)")


def location(source: str | Path) -> Location:
    """A path, or a place in a store.

    Raises:
        UsageError: the address is of another kind, or the store's own library is missing.
    """
    match = _SCHEME.match(str(source)) if isinstance(source, str) else None
    if match is None:
        return Path(source)
    if match[1].lower() not in STORES or match[2] != "//":
        raise UsageError(
            f"{source} cannot be opened: give a path, or an address of {', '.join(STORES)}."
        )
    from upath import UPath

    try:
        place = UPath(source)
        place.fs  # noqa: B018 - opens the store, whose library may be missing
    except (ImportError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{source} cannot be opened: {reason}") from error
    return Path(place.path) if match[1].lower() == "file" else place


def is_remote(place: Location) -> bool:
    """Whether it lies in a store."""
    return not isinstance(place, Path)


def private_name(place: Location) -> str:
    """A name for what belongs to a place and lies elsewhere."""
    return f"{hashlib.sha256(str(place).encode()).hexdigest()[:12]}-{place.name}"
