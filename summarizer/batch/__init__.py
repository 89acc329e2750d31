"""Many articles: rows in, records out, one for each row and in the same order.

``open_rows`` reads any input lazily, ``article_of`` makes an article of a row, and ``open_output``
writes records to a file that appears when it is complete. ``run.summarize_rows``, between them,
makes a result of each row; it is imported apart because a model is slow to import.
"""

from summarizer.batch.output import open_output
from summarizer.batch.readers import open_rows
from summarizer.batch.records import Columns, Unreadable, article_of, text_of
from summarizer.batch.rows import Row, Rows
from summarizer.batch.tally import Tally

__all__ = [
    "Columns",
    "Row",
    "Rows",
    "Tally",
    "Unreadable",
    "article_of",
    "open_output",
    "open_rows",
    "text_of",
]
