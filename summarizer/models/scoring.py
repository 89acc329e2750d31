"""Likelihoods of given texts, a few rows at a time: logits over a vocabulary are large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from summarizer.device import Capacity
from summarizer.models.contract import Request, Seq2Seq, Started
from summarizer.models.padding import pad_right


def score(model: Seq2Seq, requests: Sequence[Request], texts: Sequence[str]) -> list[Tensor]:
    """Log-likelihood of every token of each text, given its request; shapes (tokens,).

    Of a text longer than the model has places for, the beginning is scored.
    """
    distinct = {id(request): request for request in requests}
    places = {key: place for place, key in enumerate(distinct)}
    rows = [places[id(request)] for request in requests]
    return score_rows(model, model.start(list(distinct.values())), rows, texts) if rows else []


@torch.inference_mode()
def score_rows(
    model: Seq2Seq, started: Started, rows: Sequence[int], texts: Sequence[str]
) -> list[Tensor]:
    """The same, where the requests have been started: each text has its row among them."""
    most = model.text_tokens
    answers = [model.tokenizer.encode(text, add_special_tokens=False)[:most] for text in texts]
    found: list[Tensor] = [torch.empty(0)] * len(texts)
    lengths = [len(answer) for answer in answers]
    for part in _parts(lengths, started.state.length, model.capacity):
        chosen = torch.tensor([rows[index] for index in part], device=started.logits.device)
        scores = _score(started, chosen, [answers[index] for index in part])
        for index, values in zip(part, scores, strict=True):
            found[index] = values
    return found


def _parts(lengths: Sequence[int], held: int, most: Capacity) -> Iterator[list[int]]:
    """Places of texts of similar length, as many as may be scored together; none empty."""
    order = sorted((i for i, n in enumerate(lengths) if n), key=lambda index: -lengths[index])
    while order:
        longest = lengths[order[0]]
        size = max(1, min(most.fed // longest, most.held // (held + longest)))
        yield order[:size]
        order = order[size:]


def _score(started: Started, rows: Tensor, answers: Sequence[Sequence[int]]) -> Sequence[Tensor]:
    """Log-likelihoods of each answer, on the processor: they come from a GPU in one piece."""
    tokens, real = pad_right(answers, rows.device)
    firsts = started.logits[rows][:, None]
    following = firsts[:, :0]
    if tokens.shape[1] > 1:
        following = started.state.rows(rows).feed(tokens[:, :-1], real[:, :-1])
    sizes = [len(answer) for answer in answers]
    likelihoods = [
        _likelihoods(torch.cat([first, others[: size - 1]]), targets[:size])
        for first, others, targets, size in zip(firsts, following, tokens, sizes, strict=True)
    ]
    return list(torch.cat(likelihoods).cpu().split(sizes))


def _likelihoods(logits: Tensor, targets: Tensor) -> Tensor:
    """Log-likelihood of each target; logits of shape (tokens, vocabulary)."""
    exact = logits.float()
    return exact.gather(-1, targets[:, None])[:, 0] - exact.logsumexp(-1)
