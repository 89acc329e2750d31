"""Tidying: what every sentence loses that is lifted out of its article.

A sub-editor strikes "also", "told reporters" or "on Tuesday" without asking how the sentence reads
afterwards. Each rule is safe by its kind: it leaves whole grammar, and no fact but when, where or
to whom something was said. What needs judgement is proposed by :mod:`summarizer.cuts`.
"""

from summarizer.tidying.brackets import without_unused_abbreviations
from summarizer.tidying.tidy import tidied, without_opening

__all__ = ["tidied", "without_opening", "without_unused_abbreviations"]
