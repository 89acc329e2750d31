"""A web page to an article, without what surrounds it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from summarizer.errors import InputError
from summarizer.ingest.clean import clean_text, one_line
from summarizer.ingest.decode import decode
from summarizer.ingest.ingested import MAX_BYTES, MIN_WORDS, IngestedArticle, word_count
from summarizer.ingest.plain import article_from_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_SAMPLE = 4096  # bytes in which a page says what it is

# It reports every page without an article as an error; here that is an InputError.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class _Extract:
    text: str
    title: str | None


def looks_like_html(data: bytes) -> bool:
    """Whether bytes of an unknown kind begin like a web page."""
    return bool(_MARKUP.search(data[:_SAMPLE].replace(b"\0", b"")))


def article_from_html(
    html: str | bytes,
    url: str | None = None,
    title: str | None = None,
    id: str | None = None,
    *,
    charset: str | None = None,
    where: str = "The page",
) -> IngestedArticle:
    """Make an article of a web page; nothing the page refers to is fetched or run.

    Args:
        html: the page's source, as text or as bytes.
        url: where the page was found, which helps to tell its parts apart.
        title: used instead of the page's own.
        id: the article's own.
        charset: the encoding that the server names.
        where: what the page is called in messages.

    Raises:
        InputError: the page is empty or too long, or no article was found in it.
    """
    notes: tuple[str, ...] = ()
    if isinstance(html, bytes):
        declared = _CHARSET.search(html[:_SAMPLE])
        named = charset or (declared[1].decode("ascii") if declared else None)
        html, notes = decode(html, where, named)
    if not html.strip():
        raise InputError(f"{where} is empty: give a page that holds an article.")
    if len(html) > MAX_BYTES:
        raise InputError(f"{where} is too long: at most {MAX_BYTES:,} characters are read.")
    found = _extract(html, url)
    if found is None:
        raise InputError(f"{where} holds no article: copy the article's text and give that.")
    heading = one_line(title or found.title or "") or None
    # Each of the extracted lines is a paragraph or a list item.
    return article_from_text(
        found.text.replace("\n", "\n\n"), title=heading, id=id, where=where
    ).noting(*notes)


def _extract(html: str, url: str | None) -> _Extract | None:
    import trafilatura  # slow, and needed for pages only

    try:
        document = trafilatura.bare_extraction(
            clean_text(html),
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            include_images=False,
            include_links=False,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # markup that its parser cannot make sense of
    text = getattr(document, "text", None)
    title = getattr(document, "title", None)
    if not isinstance(text, str) or word_count(text, MIN_WORDS) < MIN_WORDS:
        return None  # a menu, a notice, a page that is written by its scripts
    return _Extract(text, title)
