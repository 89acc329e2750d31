"""Windows of an article: runs of sentences that the planner's encoder reads at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from summarizer.planning.wording import TOKEN

TOKENS = 288
"""Tokens of a window, about; more of them cost more than they tell."""

_LONGEST = 200  # tokens of a sentence that are read
_TITLE = 30  # tokens of a title that are read
_NONE = -1  # of no sentence: the title, marks


@dataclass(frozen=True)
class Window:
    """``[CLS] title [SEP] sentence [SEP] sentence [SEP] ...`` as token ids.

    Attributes:
        tokens: shape (tokens,).
        title: how many of them come before the first sentence.
        sentence: which sentence of the window a token is of, -1 for marks; shape (tokens,).
        sentences: how many there are.
        words: the token that begins each word, -1 where it was not read; shape (words,).
    """

    tokens: tuple[int, ...]
    title: int
    sentence: tuple[int, ...]
    sentences: int
    words: tuple[int, ...]


@dataclass(frozen=True)
class _Line:
    tokens: list[int]
    words: list[int]  # places in ``tokens``


def windows(tokenizer: Tokenizer, texts: Sequence[str], title: str | None) -> list[Window]:
    """Cut an article between sentences into windows of about equal size."""
    encodings = tokenizer.encode_batch([_readable(t) for t in texts], add_special_tokens=False)
    lines = [
        _line(encoding.ids[:_LONGEST], encoding.offsets[:_LONGEST], text)
        for encoding, text in zip(encodings, texts, strict=True)
    ]
    named = tokenizer.encode(_readable(title or ""), add_special_tokens=False).ids[:_TITLE]
    start, end = _mark(tokenizer, "[CLS]"), _mark(tokenizer, "[SEP]")
    head = [start, *named, end] if named else [start]
    return [_window(head, lines[run], end) for run in _runs([len(one.tokens) + 1 for one in lines])]


def _mark(tokenizer: Tokenizer, piece: str) -> int:
    place = tokenizer.token_to_id(piece)
    if place is None:
        raise ValueError(f"The vocabulary has no {piece}.")
    return int(place)


def _readable(text: str) -> str:
    """A tokenizer takes no lone surrogates; every other character stays in its place."""
    return text.encode("utf-8", "replace").decode()


def _line(tokens: list[int], offsets: list[tuple[int, int]], text: str) -> _Line:
    begins = [begin for begin, _ in offsets]
    last = offsets[-1][1] if offsets else 0
    found = [match.start() for match in TOKEN.finditer(text)]
    return _Line(tokens, [bisect_right(begins, at) - 1 if at < last else _NONE for at in found])


def _runs(sizes: Sequence[int]) -> list[slice]:
    """Runs of about equal size: their borders are the sentences' ends nearest to equal shares."""
    ends = np.cumsum(sizes)
    count = ceil(ends[-1] / TOKENS)
    shares = ends[-1] * np.arange(1, count) / count
    after = np.searchsorted(ends, shares)
    nearer = (shares - np.where(after > 0, ends[after - 1], 0)) < (ends[after] - shares)
    borders = np.unique(np.clip(after + ~nearer, 1, len(sizes) - 1)).tolist() if count > 1 else []
    return [slice(a, b) for a, b in pairwise([0, *borders, len(sizes)])]


def _window(head: list[int], lines: Sequence[_Line], end: int) -> Window:
    tokens, sentence, words = list(head), [_NONE] * len(head), []
    for number, line in enumerate(lines):
        words += [_NONE if at == _NONE else at + len(tokens) for at in line.words]
        tokens += [*line.tokens, end]
        sentence += [number] * len(line.tokens) + [_NONE]
    return Window(tuple(tokens), len(head), tuple(sentence), len(lines), tuple(words))


@dataclass(frozen=True)
class WindowBatch:
    """Windows side by side, filled up on the right.

    Attributes:
        tokens: shape (windows, tokens).
        mask: which of them are there.
        kinds: 0 for the title, 1 for sentences.
        sentence: number of the sentence among all of the batch, -1 for none; shape (windows *
            tokens,).
        sentences: how many there are.
        words: places of the words' first tokens in (windows * tokens,), -1 for none.
    """

    tokens: Tensor
    mask: Tensor
    kinds: Tensor
    sentence: Tensor
    sentences: int
    words: Tensor

    @classmethod
    def of(cls, found: Sequence[Window]) -> WindowBatch:
        width = max(len(window.tokens) for window in found)
        tokens, kinds, mask = torch.zeros((3, len(found), width), dtype=torch.long)
        sentence = torch.full((len(found), width), _NONE)
        words: list[int] = []
        sentences = 0
        for row, window in enumerate(found):
            size = len(window.tokens)
            tokens[row, :size] = torch.tensor(window.tokens)
            mask[row, :size] = 1
            kinds[row, window.title : size] = 1
            own = torch.tensor(window.sentence)
            sentence[row, :size] = torch.where(own < 0, own, own + sentences)
            words += [at if at == _NONE else at + row * width for at in window.words]
            sentences += window.sentences
        return cls(
            tokens,
            mask,
            kinds,
            sentence.flatten(),
            sentences,
            torch.tensor(words, dtype=torch.long),
        )
