"""Text, files and pages in; articles out.

``read_article`` takes whatever a person types: a path, a URL or ``-``. The others take what a
program already holds. Each returns an ``IngestedArticle``: an ``Article`` with ``notes`` for
the person who asked. Each raises ``InputError`` with one line that can be shown as it is.
"""

from summarizer.ingest.ingested import MAX_BYTES, MIN_WORDS, IngestedArticle
from summarizer.ingest.page import article_from_html
from summarizer.ingest.plain import article_from_record, article_from_text
from summarizer.ingest.source import (
    article_from_bytes,
    article_from_file,
    article_from_url,
    read_article,
)

__all__ = [
    "MAX_BYTES",
    "MIN_WORDS",
    "IngestedArticle",
    "article_from_bytes",
    "article_from_file",
    "article_from_html",
    "article_from_record",
    "article_from_text",
    "article_from_url",
    "read_article",
]
