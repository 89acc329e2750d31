"""Exit codes: what the shell is told."""

from __future__ import annotations

from summarizer.errors import InputError, SummarizerError

DONE = 0
FAILED = 1
"""The article, or some records of a batch, could not be used; the other records were written."""
NOT_RUN = 2
"""Wrong usage, or something that is missing: nothing was written."""
INTERRUPTED = 130


class UsageError(SummarizerError):
    """The command cannot be run as it was given."""


class StoppedError(SummarizerError):
    """Somebody stopped the command; it says what is left of its work."""


def exit_code(error: SummarizerError) -> int:
    """An article that cannot be used is the article's fault; all else is the command's."""
    if isinstance(error, StoppedError):
        return INTERRUPTED
    return FAILED if isinstance(error, InputError) else NOT_RUN
