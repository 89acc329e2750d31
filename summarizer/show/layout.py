"""Pieces of what is shown: headings, hanging paragraphs, evidence. No trailing blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from summarizer.article import Article

PLAIN_COLOUR = "#5b6472"


def heading(console: Console, title: str, colour: str = PLAIN_COLOUR) -> None:
    """A title on its colour, and a line across."""
    label = Text(f" {title} " if console.is_terminal else title, style=on(colour))
    console.print()
    console.print(Rule(label, align="left", style=colour))


def on(colour: str) -> str:
    """Style of text that can be read on ``colour`` (``#rrggbb``)."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    light = 0.299 * red + 0.587 * green + 0.114 * blue > 150
    return f"bold {'black' if light else 'white'} on {colour}"


def hanging(console: Console, first: Text | str, text: Text) -> None:
    """Print ``text`` beside ``first``; its other lines begin where its first one does."""
    mark = Text(first) if isinstance(first, str) else first
    indent = " " * mark.cell_len
    for number, line in enumerate(text.wrap(console, max(20, console.width - mark.cell_len))):
        line.rstrip()
        console.print(Text.assemble(indent if number else mark, line), soft_wrap=True)


def marks(evidence: Iterable[int]) -> str:
    """Numbers of source sentences, from 1."""
    return "".join(f"[{index + 1}]" for index in evidence)


def cited(sentence: str, evidence: Sequence[int]) -> Text:
    """A sentence with its marks, and a blank for what follows them."""
    line = Text(f"{sentence} ")
    return line.append(f"{marks(evidence)} ", style="cyan") if evidence else line


def share(support: float) -> Text:
    """Support as a percentage; its colour says whether that is much."""
    colour = "green" if support >= 0.7 else "yellow" if support >= 0.5 else "red"
    return Text(f"{support:.0%}", style=colour)


def show_evidence(console: Console, article: Article, cited: Iterable[int]) -> None:
    """The cited sentences of the article, numbered as in the marks."""
    indices = sorted(set(cited))
    if not indices:
        return
    heading(console, "Evidence")
    widest = len(f"[{indices[-1] + 1}]")
    for index in indices:
        sentence = " ".join(article.sentences[index].text.split())
        hanging(console, Text(f"{marks([index]):>{widest}} ", style="cyan"), Text(sentence))
