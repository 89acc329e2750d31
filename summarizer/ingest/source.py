"""Whatever somebody names - a file, an address, standard input - to an article."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath
from typing import BinaryIO
from urllib.parse import urlsplit

from summarizer.errors import InputError
from summarizer.ingest.clean import one_line
from summarizer.ingest.decode import decode
from summarizer.ingest.ingested import MAX_BYTES, MAX_FILE_BYTES, IngestedArticle, check_length
from summarizer.ingest.markdown import text_from_markdown
from summarizer.ingest.page import article_from_html, looks_like_html
from summarizer.ingest.pdf import text_from_pdf
from summarizer.ingest.plain import article_from_text
from summarizer.ingest.word import is_docx, text_from_docx

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
_MEDIA_KINDS = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
    "text/markdown": "markdown", "application/pdf": "pdf",
}  # fmt: skip

# Files that are known not to hold text, by their first bytes, and what to do about them.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "is an old or encrypted Office file: save it as DOCX without a password"),
    (b"{\\rtf", "is an RTF file: save it as DOCX or plain text"),
    (b"\x89PNG", "is a picture: give the article's text"),
    (b"\xff\xd8\xff", "is a picture: give the article's text"),
    (b"GIF8", "is a picture: give the article's text"),
    (b"PK\x03\x04", "is an archive or a file of another program: give text, HTML, PDF or DOCX"),
    (b"\x1f\x8b", "is a compressed file: unpack it first"),
    (b"\x7fELF", "is a program: give text, HTML, PDF or DOCX"),
)


def read_article(source: str | Path, *, title: str | None = None) -> IngestedArticle:
    """Read an article from where ``source`` says.

    Args:
        source: a path, an ``http://`` or ``https://`` address, or ``-`` for standard input.
        title: used instead of the one that is found.

    Raises:
        InputError: it cannot be read, or holds no article.
    """
    if str(source) == "-":
        return article_from_bytes(_read(sys.stdin.buffer), "standard input", title=title)
    scheme = _SCHEME.match(str(source).strip()) if isinstance(source, str) else None
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise InputError(f"{one_line(str(source))}: only http:// and https:// addresses are read.")
    if scheme:
        return article_from_url(str(source), title=title)
    return article_from_file(source, title=title)


def article_from_file(
    path: str | Path, *, title: str | None = None, id: str | None = None
) -> IngestedArticle:
    """Read a text, Markdown, HTML, PDF or DOCX file, told by its content and its ending.

    Raises:
        InputError: the file cannot be read, or holds no article.
    """
    shown = one_line(str(path))
    try:
        with Path(path).open("rb") as file:
            data = _read(file)
    except FileNotFoundError:
        raise InputError(f"There is no file {shown}: check the path.") from None
    except IsADirectoryError:
        raise InputError(f"{shown} is a folder: name a file in it, or use batch.") from None
    except PermissionError:
        raise InputError(f"{shown} may not be read: ask for permission to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{shown} cannot be read ({one_line(str(reason))}): check it.") from None
    return article_from_bytes(data, str(path), title=title, id=id)


def article_from_url(
    url: str, *, title: str | None = None, id: str | None = None
) -> IngestedArticle:
    """Fetch a page from a public address and read the article in it.

    Raises:
        InputError: the address is not public, the page cannot be had, or holds no article.
    """
    from summarizer.ingest.fetch import fetch  # the HTTP client is slow to import

    page = fetch(url)
    name = PurePath(urlsplit(page.url).path).name
    kind = _kind(page.data, name, _MEDIA_KINDS.get(page.media_type))
    where = one_line(url)
    if kind == "html":
        return article_from_html(
            page.data, url=page.url, title=title, id=id, charset=page.charset, where=where
        )
    return _article(page.data, kind, where, title, id, page.charset)


def article_from_bytes(
    data: bytes, name: str, *, title: str | None = None, id: str | None = None
) -> IngestedArticle:
    """Read a file's content; ``name`` tells its kind where the content does not.

    Raises:
        InputError: the content cannot be read, or holds no article.
    """
    return _article(data, _kind(data, name), one_line(name), title, id)


def _article(
    data: bytes,
    kind: str,
    where: str,
    title: str | None,
    id: str | None,
    charset: str | None = None,
) -> IngestedArticle:
    _check_bytes(data, kind, where)
    notes: tuple[str, ...]
    if kind == "html":
        return article_from_html(data, title=title, id=id, charset=charset, where=where)
    if kind == "pdf":
        text, found, notes = text_from_pdf(data, where)
    elif kind == "docx":
        (text, found), notes = text_from_docx(data, where), ()
    else:
        (text, notes), found = decode(data, where, charset), None
        if kind == "markdown":
            text, found = text_from_markdown(text)
    check_length(text, where)
    return article_from_text(text, title=title or found, id=id, where=where).noting(*notes)


def _kind(data: bytes, name: str, served_as: str | None = None) -> str:
    """What ``data`` is: by its content, else by what it is served as, else by its ending."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if is_docx(data):
        return "docx"
    kind = served_as or _KINDS.get(PurePath(name).suffix.lower(), "text")
    if kind in ("text", "html") and looks_like_html(data):
        return "html"
    return kind


def _check_bytes(data: bytes, kind: str, where: str) -> None:
    if not data:
        raise InputError(f"{where} is empty: give a file that holds an article.")
    limit = MAX_FILE_BYTES if kind in ("pdf", "docx") else MAX_BYTES
    if len(data) > limit:
        raise InputError(f"{where} is too big: at most {limit / 1e6:.0f} MB are read.")
    for start, advice in _OTHERS:
        if data.startswith(start) and kind != "docx":
            raise InputError(f"{where} {advice}.")


def _read(file: BinaryIO) -> bytes:
    """At most one byte more than the largest limit: enough to tell that it is too big."""
    return file.read(MAX_FILE_BYTES + 1)
