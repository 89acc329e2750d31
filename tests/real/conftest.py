"""The real default model, from the user's own cache: converting it takes a minute."""

from __future__ import annotations

import os

import pytest

from summarizer import Summarizer
from summarizer.models.weight_cache import CACHE_VARIABLE

USERS_CACHE = os.environ.get(CACHE_VARIABLE)  # read before the tests' own cache is set


@pytest.fixture(scope="session")
def summarizer():
    with pytest.MonkeyPatch.context() as patch:
        if USERS_CACHE is None:
            patch.delenv(CACHE_VARIABLE, raising=False)
        else:
            patch.setenv(CACHE_VARIABLE, USERS_CACHE)
        yield Summarizer()
