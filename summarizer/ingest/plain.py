"""Running text to an article: cleaned, its headline found, page furniture left out."""

from __future__ import annotations

import re

from summarizer.article import Article
from summarizer.ingest.clean import clean_in_place, clean_text, one_line
from summarizer.ingest.furniture import Line, furniture, is_page, page_lines
from summarizer.ingest.headline import headline
from summarizer.ingest.ingested import IngestedArticle, check_length
from summarizer.sentences import split_sentences

_MANY_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*){2,}")
_WHERE = "The text"


def article_from_text(
    text: str, title: str | None = None, id: str | None = None, *, where: str = _WHERE
) -> IngestedArticle:
    """Make an article of text that somebody pasted, typed or kept in a file.

    Offsets refer to the article's own ``text``: the cleaned text without page furniture and
    without the headline, which becomes the title. A single block of prose has no furniture.

    Args:
        text: the article, as it is.
        title: used instead of a headline; a headline that says something else stays in the text.
        id: the article's own.
        where: what the text is called in messages.

    Raises:
        InputError: the text is empty, too short or too long.
    """
    check_length(text, where)
    text = clean_text(text)
    left_out, found = _aside(text, title)
    body = _MANY_BLANK.sub("\n\n", _without(text, left_out)).strip()
    check_length(body, where)
    article = Article.from_text(body, title=_title(title, found), id=id)
    return IngestedArticle.of(article, *_furniture_note(len(left_out) - bool(found)))


def article_from_record(
    text: str, title: str | None = None, id: str | None = None, *, where: str = _WHERE
) -> IngestedArticle:
    """Make an article of a record whose text other programs hold too.

    No character moves: offsets refer to ``text`` as it was given. Page furniture and a headline
    stay in the text, but are no sentences of the article.

    Raises:
        InputError: the text is empty, too short or too long.
    """
    text = clean_in_place(text)
    check_length(text, where)
    left_out, found = _aside(text, title)
    masked = _masked(text, left_out)
    check_length(masked, where)
    offsets = split_sentences(masked)
    article = Article.from_offsets(text, offsets, title=_title(title, found), id=id)
    return IngestedArticle.of(article, *_furniture_note(len(left_out) - bool(found)))


def _aside(text: str, title: str | None) -> tuple[list[Line], Line | None]:
    """Lines that are not the article's body, in order, and which of them is the headline."""
    if not is_page(text):
        return [], None
    lines = page_lines(text)
    left_out = furniture(lines)
    outside = {line.start for line in left_out}
    rest = [line for line in lines if line.start not in outside]
    found = headline(text, rest)
    if found and title and not _same(found.text, title):
        found = None
    if found:
        left_out = sorted([*left_out, found], key=lambda line: line.start)
    return left_out, found


def _same(left: str, right: str) -> bool:
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


def _title(given: str | None, found: Line | None) -> str | None:
    return one_line(given or (found.text if found else "")) or None


def _without(text: str, lines: list[Line]) -> str:
    kept, position = [], 0
    for line in lines:
        kept.append(text[position : line.start])
        position = line.end
    return "".join([*kept, text[position:]])


def _masked(text: str, lines: list[Line]) -> str:
    kept, position = [], 0
    for line in lines:
        kept += [text[position : line.start], " " * (line.end - line.start)]
        position = line.end
    return "".join([*kept, text[position:]])


def _furniture_note(count: int) -> tuple[str, ...]:
    if count <= 0:
        return ()
    return (f"Left out {count} line{'s' if count > 1 else ''} that belong to the page around it.",)
