"""What can go wrong with a measurement; each message is one line that says what to do."""

from summarizer.errors import SummarizerError


class EvalError(SummarizerError):
    """A measurement cannot be made as it was asked for."""


class MissingDataError(EvalError):
    """A suite's data are not there."""
