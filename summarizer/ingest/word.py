"""A Word file (DOCX) to running text."""

from __future__ import annotations

import io
import zipfile

from summarizer.errors import InputError
from summarizer.ingest.clean import one_line
from summarizer.ingest.ingested import MAX_FILE_BYTES

_MOST_UNPACKED = 4 * MAX_FILE_BYTES
_MOST_MARKUP = MAX_FILE_BYTES  # of XML, which takes many times its size when parsed
_MOST_PARTS = 5000
_BODY = "word/document.xml"


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive with a Word document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return _BODY in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def text_from_docx(data: bytes, where: str) -> tuple[str, str | None]:
    """Text of the body's paragraphs, and the title by style or metadata.

    Tables, text boxes and footnotes are left out.

    Raises:
        InputError: the file is damaged, is no Word file or unpacks to too much.
    """
    import docx  # slow, and few articles are Word files

    try:
        _check_unpacked(data, where)
        document = docx.Document(io.BytesIO(data))
        paragraphs = [
            (str(paragraph.text).strip(), str(getattr(paragraph.style, "name", "")))
            for paragraph in document.paragraphs
        ]
        named = document.core_properties.title
    except InputError:
        raise
    except Exception:  # what zipfile, lxml and python-docx raise has no common base
        raise InputError(
            f"{where} is damaged and cannot be read as DOCX: save it again, or give its text."
        ) from None
    filled = [(text, style) for text, style in paragraphs if text]
    title = None
    if filled and filled[0][1] in ("Title", "Heading 1"):
        title = filled.pop(0)[0]
    return "\n\n".join(text for text, _ in filled), title or one_line(named or "") or None


def _check_unpacked(data: bytes, where: str) -> None:
    """Refuse an archive that unpacks to far more than it seems (a "zip bomb").

    The sizes that an archive names can be trusted as upper limits: no more than that is read.
    """
    parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or markup > _MOST_MARKUP or len(parts) > _MOST_PARTS:
        raise InputError(
            f"{where} is too big: unpacked it would take {unpacked / 1e6:,.0f} MB. Give its text."
        )
