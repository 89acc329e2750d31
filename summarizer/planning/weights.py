"""The planner's weights on disk: safetensors with the heads as metadata."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from summarizer.planning.linear import BagOfWords
from summarizer.planning.network import Network
from summarizer.planning.trained import TrainedScorer
from summarizer.planning.vectors import WordVectors

FOLDER = Path(__file__).parent / "weights"
TRAINED, VECTORS = "trained.safetensors", "vectors.safetensors"
_ARRAYS = ("vectors", "scale", "weight", "mean", "covariance")


def save_vectors(vectors: WordVectors, folder: Path) -> Path:
    """Write word vectors; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / VECTORS
    text = np.frombuffer("\n".join(vectors.pieces).encode(), np.uint8)
    arrays = {name: getattr(vectors, name) for name in _ARRAYS}
    save_file({"pieces": text, **arrays}, path)
    return path


def load_vectors(folder: Path = FOLDER) -> WordVectors:
    """Read word vectors."""
    tensors = load_file(folder / VECTORS)
    pieces = tuple(tensors["pieces"].tobytes().decode().split("\n"))
    return WordVectors(pieces, *(tensors[name] for name in _ARRAYS))


def save_trained(scorer: TrainedScorer, folder: Path) -> Path:
    """Write a trained scorer; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / TRAINED
    tensors = {
        **scorer.sentences.tensors("sentences"),
        **scorer.articles.tensors("articles"),
        **scorer.network.tensors("network"),
    }
    plain = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
    save_file(plain, path, metadata={"heads": scorer.to_json()})
    return path


def load_trained(folder: Path = FOLDER) -> TrainedScorer:
    """Read a trained scorer."""
    path = folder / TRAINED
    tensors = load_file(path)
    with safe_open(path, framework="numpy") as file:
        heads = TrainedScorer.heads_from_json(file.metadata()["heads"])
    return TrainedScorer(
        BagOfWords.from_tensors(tensors, "sentences", letters=True),
        BagOfWords.from_tensors(tensors, "articles", letters=False),
        Network.from_tensors(tensors, "network"),
        heads,
    )
