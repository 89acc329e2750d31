"""Decode a batch of requests into candidates: one greedy, the others sampled with a fixed seed.

Rows are independent: a request gets the same candidates alone as in any batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from summarizer.models.contract import Request, Seq2Seq
from summarizer.sentences import split_sentences

SENTENCE_ENDS = (".", "!", "?", '"', "”", "’", ")", "\n")
LOOP = 3  # a phrase said this often in a row is a loop


@dataclass(frozen=True)
class DecodingSettings:
    """How candidates are drawn.

    Attributes:
        candidates: how many a request gets; the first is greedy.
        temperature: of the sampled ones.
        top_p: nucleus of the sampled ones (Holtzman et al. 2020).
        seed: of the sampled ones.
        max_tokens: upper bound on new tokens; a text longer than its focus ends sooner.
    """

    candidates: int = 2
    temperature: float = 0.7
    top_p: float = 0.9
    seed: int = 0
    max_tokens: int = 160


@dataclass(frozen=True)
class Candidate:
    """A decoded text.

    Attributes:
        text: as the model wrote it, without special tokens.
        fluency: mean log-likelihood a token under the model itself, at most 0.
    """

    text: str
    fluency: float


@dataclass
class _Row:
    """A candidate that is being written: first the tokens it must open with, then its own."""

    request: int
    generator: torch.Generator | None
    opening: list[int]
    sentences: int
    max_tokens: int
    tokens: list[int] = field(default_factory=list)
    log_likelihood: float = 0.0

    @property
    def forced(self) -> int | None:
        """The next token of the opening; ``None`` where the model is free."""
        position = len(self.tokens)
        return self.opening[position] if position < len(self.opening) else None

    def candidate(self, tokenizer: Any) -> Candidate:
        text = tokenizer.decode(self.tokens, skip_special_tokens=True).strip()
        free = len(self.tokens) - len(self.opening)
        return Candidate(text, self.log_likelihood / max(1, free))


@torch.inference_mode()
def decode(
    model: Seq2Seq,
    requests: Sequence[Request],
    settings: DecodingSettings,
) -> list[list[Candidate]]:
    """Decode all requests in one batch; the candidates of each, the greedy one first."""
    if not requests:
        return []
    rows = [
        _row(index, request, draw, model, settings)
        for index, request in enumerate(requests)
        for draw in range(settings.candidates)
    ]
    active = rows
    state, logits = model.start(requests)
    repeated = torch.tensor([row.request for row in rows], device=logits.device)
    state.keep(repeated)  # all candidates of a request begin from one pass over its prompt
    logits = logits[repeated]
    while True:
        chosen = _choose(logits, active, settings)
        going = [
            index
            for index, (row, token) in enumerate(zip(active, chosen.tolist(), strict=True))
            if not _finished(row, token, model)
        ]
        if not going:
            break
        if len(going) < len(active):
            keep = torch.tensor(going, device=chosen.device)
            state.keep(keep)
            active, chosen = [active[index] for index in going], chosen[keep]
        logits = state.step(chosen)

    candidates: list[list[Candidate]] = [[] for _ in requests]
    for row in rows:
        candidates[row.request].append(row.candidate(model.tokenizer))
    return candidates


def _row(
    index: int, request: Request, draw: int, model: Seq2Seq, settings: DecodingSettings
) -> _Row:
    opening = model.tokenizer.encode(request.opening, add_special_tokens=False)
    longest = min(settings.max_tokens, request.focused_tokens)
    return _Row(index, _generator(settings, draw), opening, request.sentences, longest)


def _generator(settings: DecodingSettings, draw: int) -> torch.Generator | None:
    """A source of randomness of each row's own, so that neighbours do not matter."""
    if draw == 0:
        return None
    return torch.Generator().manual_seed(settings.seed * 1000 + draw)


def _choose(logits: Tensor, rows: Sequence[_Row], settings: DecodingSettings) -> Tensor:
    """Pick a token a row, and note its log-likelihood; shape (rows,)."""
    log_likelihoods = logits.log_softmax(-1)
    chosen = logits.argmax(-1)
    for index, row in enumerate(rows):
        if row.forced is not None:
            chosen[index] = row.forced
            continue
        if row.generator is not None:
            chosen[index] = _sample(logits[index], row.generator, settings)
        row.log_likelihood += log_likelihoods[index, chosen[index]].item()
    return chosen


def _sample(logits: Tensor, generator: torch.Generator, settings: DecodingSettings) -> Tensor:
    probabilities, tokens = (logits / settings.temperature).softmax(-1).topk(50)
    nucleus = probabilities.cumsum(-1) - probabilities < settings.top_p
    draw = torch.multinomial((probabilities * nucleus).cpu(), 1, generator=generator)
    return tokens[draw.to(tokens.device)][0]


def _finished(row: _Row, token: int, model: Seq2Seq) -> bool:
    """Append the token unless it ends the text; say whether the row is done."""
    if token in model.end_tokens and row.forced is None:
        return True
    row.tokens.append(token)
    if len(row.tokens) >= row.max_tokens or _loops(row.tokens):
        return True
    piece = model.tokenizer.decode([row.tokens[-2]] if len(row.tokens) > 1 else [])
    if not piece.rstrip(" ").endswith(SENTENCE_ENDS):
        return False
    text = model.tokenizer.decode(row.tokens, skip_special_tokens=True)
    return len(split_sentences(text)) > row.sentences


def _loops(tokens: Sequence[int]) -> bool:
    """Whether the text ends in the same phrase of 2 to 16 tokens, ``LOOP`` times in a row."""
    for size in range(2, 17):
        phrase = tokens[-size:]
        if len(tokens) >= LOOP * size and all(
            tokens[-(n + 1) * size : len(tokens) - n * size] == phrase for n in range(LOOP)
        ):
            return True
    return False
