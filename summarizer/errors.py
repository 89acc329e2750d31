"""Errors a user can act on: each message is one line that says what, where and what to do."""


class SummarizerError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(SummarizerError):
    """The article, page or file cannot be read or holds no article."""


class PerspectiveError(SummarizerError):
    """A perspective file or definition is wrong."""


class ModelError(SummarizerError):
    """A model cannot be found, loaded or used."""
