"""``summarizer help-pages``: every help page as Markdown; it makes ``docs/cli.md``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from summarizer.exits import DONE

INTRODUCTION = """\
# Command line

<!-- Made by `summarizer help-pages > docs/cli.md`; a test compares the two. -->
"""
WIDTH = 80


def run(context: typer.Context) -> int:
    """Print every help page as Markdown."""
    print("\n".join(help_pages(context.find_root().command)), end="")
    return DONE


def help_pages(command: Any) -> Iterator[str]:
    """Sections of the page on the command line, one a command."""
    yield INTRODUCTION
    root = _context(command, "summarizer")
    yield _section("summarizer", root.get_help())
    for name in command.list_commands(root):
        part = command.get_command(root, name)
        if not part.hidden:
            yield _section(f"summarizer {name}", _context(part, name, root).get_help())


def _context(command: Any, name: str, parent: Any = None) -> Any:
    settings = {"info_name": name, "parent": parent, "terminal_width": WIDTH}
    return command.context_class(command, **command.context_settings, **settings)


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"
