"""What a model writes before any of it is shown.

A draft is one sentence from one focus, or a whole summary from all of a perspective's focus. What
is counted is how often it holds a name or number that the article lacks, how much it shortens, and
how much of it the gates let through: the check of its facts, and the rule that it must be a cut.
"""

from eval.drafts.counting import figures
from eval.drafts.records import Record, read_records
from eval.drafts.writer import Manner, Rank, Writer, Written

__all__ = ["Manner", "Rank", "Record", "Writer", "Written", "figures", "read_records"]
