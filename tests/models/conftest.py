from __future__ import annotations

import pytest
import torch

from summarizer.article import Article
from summarizer.models.loading import load_model
from tests.models.families import CAUSAL, ENCODER_DECODERS

TEXT = (
    "The council asked the harbour master to close the quay. Ships from three countries waited. "
    "Nobody was hurt on Monday. The ministry denied that the closure was a protest."
)


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory):
    """Family name to the folder of its tiny checkpoint; each is built when first asked for."""
    root = tmp_path_factory.mktemp("checkpoints")
    families = {**ENCODER_DECODERS, **CAUSAL}

    def folder(name: str):
        path = root / name
        return path if path.exists() else families[name].save(path)

    return folder


@pytest.fixture(scope="session")
def engines(checkpoints):
    """Family name to a loaded engine."""
    loaded = {}

    def engine(name: str):
        if name not in loaded:
            loaded[name] = load_model(str(checkpoints(name)), torch.float32)
        return loaded[name]

    return engine


@pytest.fixture
def article():
    return Article.from_text(TEXT)
