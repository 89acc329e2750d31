"""Where the article comes from: pasted text, an address, a file, an example."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.ingest import article_from_bytes, article_from_text, article_from_url

TEXT, ADDRESS, FILE = "text", "address", "file"
FILE_TYPES = [".txt", ".md", ".html", ".htm", ".pdf", ".docx"]

_EXAMPLES = Path(__file__).parents[2] / "examples"  # a checkout has them, an installation not


@dataclass(frozen=True)
class Source:
    """What the form holds, and which of it is meant."""

    kind: str
    text: str = ""
    address: str = ""
    file: str | None = None

    def read(self) -> Article:
        """Read the article.

        Raises:
            InputError: there is none, or it cannot be read.
        """
        if self.kind == ADDRESS:
            return _from_address(self.address.strip())
        if self.kind == FILE:
            return _from_file(self.file)
        if not self.text.strip():
            raise InputError("There is no article yet: paste its text, or choose an example.")
        return article_from_text(self.text)


def examples() -> dict[str, str]:
    """Headline to text of the examples in the project's folder; none where it is not there."""
    found = {}
    for path in sorted(_EXAMPLES.glob("[0-9][0-9]-*.txt")):
        text = path.read_text(encoding="utf-8")
        found[text.partition("\n")[0].strip()] = text
    return found


def _from_address(address: str) -> Article:
    if not address:
        raise InputError("There is no address yet: give one that starts with https://.")
    return article_from_url(address if "://" in address else f"https://{address}")


def _from_file(file: str | None) -> Article:
    if not file:
        raise InputError("There is no file yet: choose a text, HTML, PDF or DOCX file.")
    path = Path(file)
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError(f"{path.name} is no longer here: choose it again.") from None
    return article_from_bytes(data, path.name)  # by its name only: the folder is the server's
