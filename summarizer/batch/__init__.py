"""Many articles: rows in, records out, one for each row and in the same order.

``open_rows`` reads any input lazily and ``article_of`` makes an article of a row. ``open_job``
locks an output and keeps what is done of it, ``make`` makes the rest. ``open_output`` writes a
file that appears when it is complete, without a journal. ``run`` makes results of rows without
any output. Only ``settings`` and ``ray_engine`` import a model, which is slow.
"""

from summarizer.batch.job import open_job
from summarizer.batch.locations import location
from summarizer.batch.making import make
from summarizer.batch.output import open_output
from summarizer.batch.readers import open_rows
from summarizer.batch.recipe import Recipe
from summarizer.batch.records import Columns, Unreadable, article_of, text_of
from summarizer.batch.rows import Row, Rows
from summarizer.batch.tally import Tally

__all__ = [
    "Columns",
    "Recipe",
    "Row",
    "Rows",
    "Tally",
    "Unreadable",
    "article_of",
    "location",
    "make",
    "open_job",
    "open_output",
    "open_rows",
    "text_of",
]
