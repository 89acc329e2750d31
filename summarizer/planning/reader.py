"""A small encoder that reads sentences among their neighbours, fine-tuned for the planner.

It begins as a sentence encoder (MiniLM, Wang et al., NeurIPS 2020, trained as in Reimers &
Gurevych, EMNLP 2019) and is taught three things at once: what each sentence is to each
perspective, which words a human's text would use, and which angles the article has. See
:mod:`summarizer.training.planner_reader`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from torch import Tensor, nn

from summarizer.device import best_device
from summarizer.planning.bert import Bert
from summarizer.planning.windows import WindowBatch, windows

if TYPE_CHECKING:
    from transformers import BertModel

Floats = NDArray[np.float32]
_UNREAD = -2.0  # log-odds of words and sentences beyond what is read of a sentence


class Embedding(nn.Module):
    """Vectors of word pieces, a byte a number: half of all weights, of which a text needs few."""

    steps: Tensor
    scale: Tensor

    def __init__(self, steps: Tensor, scale: Tensor) -> None:
        """Keep vectors.

        Args:
            steps: int8, shape (pieces, dimensions).
            scale: what a step means, shape (pieces, 1).
        """
        super().__init__()
        self.register_buffer("steps", steps)
        self.register_buffer("scale", scale)

    @classmethod
    def quantized(cls, table: Tensor) -> Embedding:
        """Round a table of shape (pieces, dimensions)."""
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-6) / 127
        return cls((table / scale).round().to(torch.int8), scale)

    def forward(self, tokens: Tensor) -> Tensor:
        return self.steps[tokens].float() * self.scale[tokens].float()


class Encoder(nn.Module):
    """The network: an encoder with a head each for sentences, words and the whole window."""

    def __init__(
        self, embedding: Embedding, layers: Bert | BertModel, heads: tuple[int, int, int]
    ) -> None:
        """Put the parts together.

        Args:
            embedding: of the word pieces; it is not trained.
            layers: everything above them; the library's while they are trained.
            heads: how many targets a sentence, a word and a window have.
        """
        super().__init__()
        self.embedding, self.layers = embedding, layers
        size = layers.config.hidden_size
        self.sentence, self.word, self.topic = (nn.Linear(size, targets) for targets in heads)
        self.dropout = nn.Dropout(0.1)

    def forward(self, batch: WindowBatch) -> tuple[Tensor, Tensor, Tensor]:
        """Log-odds of sentences, words and windows; shapes (sentences, targets) and so on."""
        states = self._states(batch)
        flat = states.flatten(0, 1)
        inside = batch.sentence >= 0
        sums = flat.new_zeros(batch.sentences, flat.shape[1])
        sums = sums.index_add(0, batch.sentence[inside], flat[inside])
        sizes = torch.bincount(batch.sentence[inside], minlength=batch.sentences).clamp(min=1)
        meanings = self.dropout(sums / sizes[:, None])
        words = torch.where(batch.words[:, None] < 0, _UNREAD, self.word(flat[batch.words]))
        return self.sentence(meanings), words, self.topic(states[:, 0])

    def accelerate(self) -> None:
        """Put the layers on a GPU where there is one; the rest is too small to gain by it."""
        layers: nn.Module = self.layers
        layers.to(best_device())

    def _states(self, batch: WindowBatch) -> Tensor:
        """Of each token, float32, shape (windows, tokens, dimensions)."""
        device = self.layers.device
        found = self.layers(
            inputs_embeds=self.embedding(batch.tokens).to(device),
            attention_mask=batch.mask.to(device),
            token_type_ids=batch.kinds.to(device),
        )
        states: Tensor = found.last_hidden_state
        return states.float().to(batch.tokens.device)


@dataclass(frozen=True)
class Impression:
    """What the encoder says of one article, or of a part of a long one; log-odds.

    Attributes:
        sentences: shape (sentences, targets).
        words: of every word as it stands in the text, shape (words, perspectives).
        topics: of the angles: the highest over all windows, then the mean; shape
            (2 * framings,).
    """

    sentences: Floats
    words: Floats
    topics: Floats


class Reader:
    """The encoder with its tokenizer."""

    def __init__(self, pieces: Sequence[str], encoder: Encoder) -> None:
        self.pieces = tuple(pieces)
        self.encoder = encoder.eval()
        self.tokenizer = word_pieces(self.pieces)

    @torch.inference_mode()
    def read(self, texts: Sequence[str], title: str | None) -> Impression:
        """Read sentences that follow each other."""
        found = windows(self.tokenizer, texts, title)
        read = self.encoder(WindowBatch.of(found))
        sentences, words, topics = (part.float().numpy() for part in read)
        return Impression(sentences, words, np.concatenate([topics.max(0), topics.mean(0)]))

    def tensors(self) -> dict[str, Tensor]:
        """Everything that is stored, in half precision."""
        text = torch.frombuffer(bytearray("\n".join(self.pieces).encode()), dtype=torch.uint8)
        weights = {
            name: tensor.half() if tensor.is_floating_point() else tensor
            for name, tensor in self.encoder.state_dict().items()
        }
        return {"pieces": text, **weights}

    @property
    def config(self) -> dict[str, Any]:
        """The sizes of the encoder's layers."""
        kept: dict[str, Any] = self.encoder.layers.config.to_diff_dict()
        return kept

    @classmethod
    def from_tensors(cls, tensors: Mapping[str, Tensor], config: Mapping[str, Any]) -> Reader:
        """Put together what was stored.

        It stays as it is, a view of the file: of the vectors only those of the words that are read
        come into memory, and the layers widen their weights when they need them.
        """
        pieces = bytes(tensors["pieces"].numpy()).decode().split("\n")
        weights = {name: tensor for name, tensor in tensors.items() if name != "pieces"}
        heads = [len(weights[f"{head}.bias"]) for head in ("sentence", "word", "topic")]
        steps, scale = weights["embedding.steps"], weights["embedding.scale"]
        with torch.device("meta"):  # nothing is drawn at random only to be replaced
            layers = Bert(config)
            encoder = Encoder(Embedding(steps, scale), layers, (heads[0], heads[1], heads[2]))
        encoder.load_state_dict(weights, assign=True)
        for head in (encoder.sentence, encoder.word, encoder.topic):
            head.float()
        return cls(pieces, encoder)


def word_pieces(pieces: Sequence[str]) -> Tokenizer:
    """A tokenizer of lower-case word pieces, as BERT's."""
    places = {piece: place for place, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(places, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
