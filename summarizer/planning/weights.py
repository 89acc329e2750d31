"""The planner's weights on disk: safetensors with the heads as metadata."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file
from safetensors.torch import save_file as save_tensors

from summarizer.planning.linear import BagOfWords
from summarizer.planning.matching import Query
from summarizer.planning.network import Network
from summarizer.planning.reader import Reader
from summarizer.planning.standing import StandingScorer
from summarizer.planning.trained import TrainedScorer, heads_from_json, heads_to_json
from summarizer.planning.untrained import UntrainedScorer
from summarizer.planning.usage import Usage
from summarizer.planning.vectors import WordVectors

FOLDER = Path(__file__).parent / "weights"
SCORERS, VECTORS, READER = "scorers.safetensors", "vectors.safetensors", "reader.safetensors"
STANDING = "standing.safetensors"
_ARRAYS = ("vectors", "scale", "weight", "mean", "covariance")


def save_vectors(vectors: WordVectors, folder: Path) -> Path:
    """Write word vectors; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / VECTORS
    text = np.frombuffer("\n".join(vectors.pieces).encode(), np.uint8)
    arrays = {name: getattr(vectors, name) for name in _ARRAYS}
    _save({"pieces": text, **arrays}, path)
    return path


def load_vectors(folder: Path = FOLDER) -> WordVectors:
    """Read word vectors."""
    tensors = load_file(folder / VECTORS)
    pieces = tuple(tensors["pieces"].tobytes().decode().split("\n"))
    return WordVectors(pieces, *(tensors[name] for name in _ARRAYS))


def save_reader(reader: Reader, path: Path) -> None:
    """Write the encoder; half-written it never stands under its name."""
    unfinished = path.with_suffix(".part")
    save_tensors(reader.tensors(), unfinished, {"config": json.dumps(reader.config)})
    unfinished.chmod(0o644)
    unfinished.replace(path)


def load_reader(path: Path = FOLDER / READER) -> Reader:
    """Read the encoder; it stands on a GPU where there is one."""
    with safe_open(path, framework="pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        config = json.loads(file.metadata()["config"])
    reader = Reader.from_tensors(tensors, config)
    reader.encoder.accelerate()
    return reader


def save_scorers(trained: TrainedScorer, untrained: UntrainedScorer, folder: Path) -> Path:
    """Write both scorers but for their word vectors; return the file of the scores."""
    folder.mkdir(parents=True, exist_ok=True)
    save_reader(trained.reader, folder / READER)
    path = folder / SCORERS
    tensors = {
        **trained.sentences.tensors("sentences"),
        **trained.articles.tensors("articles"),
        **trained.network.tensors("network"),
        **trained.wording.tensors("wording"),
        **trained.usage.tensors("usage"),
        **untrained.network.tensors("untrained"),
    }
    metadata = {
        "heads": heads_to_json(trained.heads),
        "queries": json.dumps([asdict(query) for query in trained.queries]),
        "untrained": json.dumps(untrained.presence),
    }
    _save(tensors, path, metadata)
    return path


def load_scorers(folder: Path = FOLDER) -> tuple[TrainedScorer, UntrainedScorer]:
    """Read both scorers and the word vectors that they share."""
    path = folder / SCORERS
    tensors, vectors = load_file(path), load_vectors(folder)
    with safe_open(path, framework="numpy") as file:
        metadata = file.metadata()
    trained = TrainedScorer(
        BagOfWords.from_tensors(tensors, "sentences", letters=True),
        BagOfWords.from_tensors(tensors, "articles", letters=False),
        load_reader(folder / READER),
        Network.from_tensors(tensors, "network"),
        Network.from_tensors(tensors, "wording"),
        Usage.from_tensors(tensors, "usage"),
        vectors,
        tuple(_query(**stored) for stored in json.loads(metadata["queries"])),
        heads_from_json(metadata["heads"]),
    )
    presence = tuple(json.loads(metadata["untrained"]))
    return trained, UntrainedScorer(vectors, Network.from_tensors(tensors, "untrained"), presence)


def save_standing(standing: StandingScorer, folder: Path) -> Path:
    """Write what says how sentences stand without their article; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / STANDING
    _save(standing.tensors(), path)
    return path


def load_standing(folder: Path = FOLDER) -> StandingScorer:
    """Read it."""
    return StandingScorer.from_tensors(load_file(folder / STANDING))


def _query(cues: list[str], words: list[str], definition: str) -> Query:
    return Query(tuple(cues), tuple(words), definition)


def _save(tensors: Mapping[str, Any], path: Path, metadata: dict[str, str] | None = None) -> None:
    """Write plain row-major arrays, readable by everyone."""
    plain = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
    save_file(plain, path, metadata=metadata)
    path.chmod(0o644)
