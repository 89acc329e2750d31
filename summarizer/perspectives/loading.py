"""Perspective files: TOML in, :class:`Perspective` out, one clear line where a file is wrong."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.errors import PerspectiveError
from summarizer.perspectives.perspective import Perspective

_FOLDER = Path(__file__).parent
_KEYS = tuple(field.name for field in fields(Perspective))
_REQUIRED = tuple(field.name for field in fields(Perspective) if field.default is MISSING)


@cache
def built_in() -> tuple[Perspective, ...]:
    """Return the perspectives that come with the package, in the order they are shown in."""
    order = json.loads((_FOLDER / "order.json").read_text(encoding="utf-8"))
    return tuple(_read(_FOLDER / f"{name}.toml") for name in order)


def load_perspective(name_or_path: str | Path) -> Perspective:
    """Find a built-in perspective by its name, or read one from a TOML file.

    Raises:
        PerspectiveError: no such name or file, or a mistake in the file; one line that names the
            file and, where there is one, the line.
    """
    known = {perspective.name: perspective for perspective in built_in()}
    wanted = str(name_or_path)
    if wanted in known:
        return known[wanted]
    if wanted and _looks_like_a_path(wanted):
        return _read(Path(wanted))
    guess = get_close_matches(wanted.lower(), known, n=1)
    raise PerspectiveError(
        f"There is no perspective {wanted!r}."
        + (f" Did you mean {guess[0]!r}?" if guess else "")
        + f" Known are {', '.join(known)}; your own one is a TOML file: give its path."
    )


def _looks_like_a_path(text: str) -> bool:
    if text.endswith(".toml") or "/" in text or "\\" in text:
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # no possible file name
        return False


def _read(path: Path) -> Perspective:
    text = _text_of(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PerspectiveError(f"{path}, line {_line(error, text)}: {_message(error)}") from None
    _check_keys(table, path, text)
    values: dict[str, Any] = {
        key: tuple(value) if key == "cues" else value for key, value in table.items()
    }
    try:
        return Perspective(**values)
    except PerspectiveError as error:
        line = next((n for k in _KEYS if k in str(error) and (n := _line_of(k, text))), 1)
        raise PerspectiveError(f"{path}, line {line}: {error}") from None


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        message = "there is no such file."
    except IsADirectoryError:
        message = "this is a folder; give one TOML file in it."
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PerspectiveError(
            f"{path}, line {line}: this is not UTF-8 text; save the file as UTF-8."
        ) from None
    except (OSError, ValueError) as error:
        message = f"the file cannot be read ({error})."
    raise PerspectiveError(f"{path}: {message}")


def _check_keys(table: Mapping[str, Any], path: Path, text: str) -> None:
    for key, value in table.items():
        problem = _problem(key, value)
        if problem:
            raise PerspectiveError(f"{path}, line {_line_of(key, text) or 1}: {problem}")
    for key in _REQUIRED:
        if key not in table:
            raise PerspectiveError(f'{path}, line 1: {key!r} is missing; add a line {key} = "...".')


def _problem(key: str, value: Any) -> str | None:
    if key not in _KEYS:
        guess = get_close_matches(key.lower(), _KEYS, n=1, cutoff=0.5)
        hint = f"did you mean {guess[0]!r}?" if guess else f"known are {', '.join(_KEYS)}."
        return f"unknown key {key!r}; {hint}"
    if key == "whole_article":
        return None if isinstance(value, bool) else f"{key!r} must be true or false."
    if key == "cues":
        fine = isinstance(value, list) and all(isinstance(c, str) and c.strip() for c in value)
        return None if fine else f'{key!r} must be a list of words: {key} = ["one", "two words"].'
    fine = isinstance(value, str)
    return None if fine else f'{key!r} must be text in quotation marks: {key} = "..."'


def _line_of(key: str, text: str) -> int | None:
    """Line of ``key = ...`` or ``[key]``; TOML's parser does not keep it."""
    bare = re.escape(key)
    pattern = re.compile(rf"^[ \t]*\[*[ \t]*[\"']?{bare}[\"']?[ \t]*[=\].]", re.MULTILINE)
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _line(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return where the parser stopped; before Python 3.14 only its message says so."""
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else text.rstrip("\n").count("\n") + 1


def _message(error: tomllib.TOMLDecodeError) -> str:
    message = str(error).splitlines()[0]
    return re.sub(r" \(at [^)]*\)$", "", message) + "; this is not valid TOML."
