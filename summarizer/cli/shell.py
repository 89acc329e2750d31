"""What lies between a command and the shell: streams, signals, errors on one line."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Any

import typer

from summarizer.errors import SummarizerError
from summarizer.exits import FAILED, INTERRUPTED, NOT_RUN, StoppedError, UsageError, exit_code

DEBUG_VARIABLE = "SUMMARIZER_DEBUG"


def prepare() -> None:
    """Make the streams UTF-8 whatever the locale, and let an ended program clean up.

    The libraries' own progress bars stay out of the way: what takes long is said by ours. Garbage
    is looked for less often, or importing the libraries would take half a second more.
    """
    gc.set_threshold(100_000)
    os.environ.setdefault("TQDM_DISABLE", "1")
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors=errors)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


def run_app(
    app: typer.Typer,
    arguments: Sequence[str],
    program: str = "summarizer",
    interrupted: str = "nothing was written",
) -> int:
    """Run a command and turn whatever happens into an exit code and a line on stderr."""
    try:
        code = app(args=list(arguments), prog_name=program, standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        return _usage(error)
    except SummarizerError as error:
        kind = "interrupted" if isinstance(error, StoppedError) else "error"
        return say(f"{kind}: {error}", exit_code(error))
    except BrokenPipeError:  # the reader has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:  # a mistake of ours: still one line
        return _unexpected(error)
    if code == INTERRUPTED:
        return say(f"interrupted: {interrupted}", INTERRUPTED)
    return int(code or 0)


def say(message: str, code: int) -> int:
    """Say something on one line of stderr; give the exit code back."""
    print(" ".join(message.split()), file=sys.stderr)
    return code


def _usage(error: typer.TyperException) -> int:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message, file=sys.stderr)
        return NOT_RUN
    where = f" See '{context.command_path} --help'." if context else ""
    message = message.replace("Value error, ", "")
    end = "" if message.endswith((".", "?")) else "."
    return say(f"error: {message}{end}{where}", NOT_RUN)


def _unexpected(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return say(f"error: {where}{error.strerror}", NOT_RUN)
    return say(
        f"error: {type(error).__name__}: {error} (a mistake of this program; "
        f"set {DEBUG_VARIABLE}=1 to see where, and please report it)",
        NOT_RUN,
    )


def print_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    """Print JSON: indented for a person, on one line for a program."""
    indent = 2 if sys.stdout.isatty() else None
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def standard_input() -> str:
    """``-`` where something is piped in.

    Raises:
        UsageError: a person sits there, who has named no article.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("Name an article: a file, an address, or '-' for standard input.")
    return "-"


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if not wanted:
        return
    try:
        number = installed("perspective-summarizer")
    except PackageNotFoundError:
        number = "(run from its source, not installed)"
    print(f"summarizer {number}")
    raise typer.Exit
