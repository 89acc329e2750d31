"""Tidying: what every sentence loses that is lifted out of its article.

A sub-editor strikes "also" or "told reporters" without asking how the sentence reads afterwards.
Each rule is safe by its kind: it leaves whole grammar, and no fact but where or to whom something
was said. Days stay: readers took an event without its day for one of the day named beside it. What
needs judgement is proposed by :mod:`summarizer.cuts`.
"""

from summarizer.tidying.brackets import without_unused_abbreviations
from summarizer.tidying.tidy import tidied, without_opening

__all__ = ["tidied", "without_opening", "without_unused_abbreviations"]
