"""A PDF file to running text."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.ingest.clean import clean_text, one_line
from summarizer.ingest.ingested import MAX_BYTES
from summarizer.lines import unwrap

_MOST_PAGES = 300
_JUNK_TITLE = re.compile(
    r"microsoft word|untitled|document\d*$|.*\.(?:docx?|pdf|indd|qxp|rtf|tmp|html?)$", re.IGNORECASE
)
_HYPHENATED = re.compile(r"\b(\w*[^\W\d_])-\n([a-z]\w*)")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)

# It logs each oddity of a file; what matters to the user is said by an InputError.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def text_from_pdf(data: bytes, where: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Text, title of the file's own metadata, and notes.

    Wrapped lines are joined, since a PDF wraps for the width of its paper.

    Raises:
        InputError: the file is damaged, needs a password or has no text in it.
    """
    import pypdf  # slow, and few articles are PDF files

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{where} needs a password: save a copy without one.")
        pages, notes = _pages(reader)
        title = _title(reader)
    except InputError:
        raise
    except pypdf.errors.DependencyError:
        raise InputError(f"{where} is encrypted: save a copy without encryption.") from None
    except Exception:  # a damaged file can fail anywhere in the parser
        raise InputError(
            f"{where} is damaged and cannot be read as PDF: save it again, or give its text."
        ) from None
    text = clean_text("\n\n".join(pages))
    if not text:
        raise InputError(
            f"{where} has no text in it (a scan?): run text recognition (OCR) on it first."
        )
    return unwrap(_joined(text)), title, notes


def _pages(reader: Any) -> tuple[list[str], tuple[str, ...]]:
    pages: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages):
        if number == _MOST_PAGES:
            return pages, (f"Read the first {_MOST_PAGES} pages only.",)
        pages.append(_without_number(page.extract_text() or ""))
        size += len(pages[-1])
        if size > MAX_BYTES:
            break  # too long, which is reported with the others that are
    return pages, ()


def _without_number(page: str) -> str:
    rows = page.strip().split("\n")
    if _PAGE_NUMBER.fullmatch(rows[-1].strip()):
        rows.pop()
    return "\n".join(row.rstrip() for row in rows)


def _title(reader: Any) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    line = one_line(title) if isinstance(title, str) else ""
    return None if not line or _JUNK_TITLE.match(line) else line


def _joined(text: str) -> str:
    """Join words hyphenated at a line end, unless the text has them with a hyphen elsewhere."""
    known = set(re.findall(r"\b\w{1,40}-\w{1,40}", text))

    def join(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if hyphened in known else match[1] + match[2]

    return _HYPHENATED.sub(join, text)
