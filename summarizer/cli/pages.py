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
    root = command.context_class(command, info_name="summarizer", terminal_width=WIDTH)
    yield _section("summarizer", root.get_help())
    for name in command.list_commands(root):
        part = command.get_command(root, name)
        if not part.hidden:
            context = part.context_class(part, info_name=name, parent=root, terminal_width=WIDTH)
            yield _section(f"summarizer {name}", context.get_help())


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"
