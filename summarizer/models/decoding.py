"""Decode a batch of requests into candidates: one greedy, the others sampled with a fixed seed.

Rows are independent: a request gets the same candidates alone as in any batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from summarizer.models.contract import Request, Seq2Seq, Started
from summarizer.models.copying import OFFERED, Copying
from summarizer.models.lookup import Lookup
from summarizer.models.padding import pad_right
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
        copying: whether names, numbers and rare words are written only where they stand in the
            request's source (see :mod:`.copying`).
        max_tokens: upper bound on new tokens; a text longer than its focus ends sooner.
    """

    candidates: int = 1
    temperature: float = 0.7
    top_p: float = 0.9
    seed: int = 0
    copying: bool = False
    max_tokens: int = 160


@dataclass(frozen=True)
class Candidate:
    """A decoded text, as the model wrote it, without special tokens."""

    text: str


@torch.inference_mode()
def decode(model: Seq2Seq, started: Started, settings: DecodingSettings) -> list[list[Candidate]]:
    """Decode all requests in one batch; the candidates of each, the greedy one first.

    Every row is fed its last token and a guess at the following ones (see :mod:`.lookup`); what
    the model would have chosen itself stays.
    """
    rows = [
        _Row.of(index, request, draw, model, settings)
        for index, request in enumerate(started.requests)
        for draw in range(settings.candidates)
    ]
    active = rows
    places = torch.tensor([row.request for row in rows], device=started.logits.device)
    state, logits = started.state.rows(places), started.logits[places][:, None]
    while True:
        best = logits.max(-1).indices.tolist()  # argmax is three times as slow in bfloat16
        refused = [
            row.go_on(own, tokens) for row, own, tokens in zip(active, logits, best, strict=True)
        ]
        going = [index for index, row in enumerate(active) if not row.done]
        if not going:
            break
        if len(going) < len(active):
            active = [active[index] for index in going]
            state = state.rows(torch.tensor(going, device=logits.device))
        state.forget(torch.tensor([refused[index] for index in going], device=logits.device))
        most = max(0, min(model.lookahead, model.capacity.fed // len(active) - 1))
        fed = [row.with_guess(most) for row in active]
        logits = state.feed(*pad_right(fed, logits.device))

    candidates: list[list[Candidate]] = [[] for _ in started.requests]
    for row in rows:
        candidates[row.request].append(row.candidate)
    return candidates


@dataclass
class _Row:
    """A candidate that is being written: first the tokens it must open with, then its own.

    Attributes:
        request: its place in the batch.
        generator: of its random choices, so that neighbours do not matter; greedy without one.
        copying: says which tokens may follow, where not all may.
        guess: tokens that were fed after the last of ``tokens``, not yet accepted.
    """

    request: int
    model: Seq2Seq
    settings: DecodingSettings
    generator: torch.Generator | None
    opening: list[int]
    lookup: Lookup
    copying: Copying | None
    sentences: int
    max_tokens: int
    tokens: list[int] = field(default_factory=list)
    guess: list[int] = field(default_factory=list)
    done: bool = False

    @classmethod
    def of(
        cls, index: int, request: Request, draw: int, model: Seq2Seq, settings: DecodingSettings
    ) -> _Row:
        generator = torch.Generator().manual_seed(settings.seed * 1000 + draw) if draw else None
        encode = model.tokenizer.encode
        source = encode(request.source, add_special_tokens=False)
        return cls(
            index,
            model,
            settings,
            generator,
            encode(request.opening, add_special_tokens=False),
            Lookup(source),
            Copying(model.tokenizer, source) if settings.copying else None,
            request.sentences,
            min(settings.max_tokens, request.focused_tokens, model.text_tokens),
        )

    @property
    def candidate(self) -> Candidate:
        return Candidate(self.model.tokenizer.decode(self.tokens, skip_special_tokens=True).strip())

    def with_guess(self, most: int) -> list[int]:
        """What to feed: the last token, and a guess at up to ``most`` following ones."""
        ahead = self.opening[len(self.tokens) :] or self.lookup.after(self.tokens, most)
        self.guess = ahead[:most]
        return [self.tokens[-1], *self.guess]

    def go_on(self, logits: Tensor, best: Sequence[int]) -> int:
        """Write on as long as the guess is what is chosen; say how much of it was refused.

        Args:
            logits: after the last token and each of the guess, shape (tokens, vocabulary).
            best: the likeliest token of each.
        """
        for position in range(len(self.guess) + 1):
            token = self._choose(logits[position], best[position])
            self.done = self._finished(token)
            if self.done or self.guess[position : position + 1] != [token]:
                return len(self.guess) - position
        return 0

    def _choose(self, logits: Tensor, best: int) -> int:
        if self._opens:
            return self.opening[len(self.tokens)]
        if self.generator is not None:
            return self._sample(logits, self.generator)
        if self._permits(best):
            return best
        offered = logits.topk(min(OFFERED, len(logits))).indices.tolist()
        return next(filter(self._permits, offered), min(self.model.end_tokens))

    def _permits(self, token: int) -> bool:
        if self.copying is None:
            return True
        if token in self.model.end_tokens:
            return self.copying.permits_end
        return self.copying.permits(token)

    @property
    def _opens(self) -> bool:
        return len(self.tokens) < len(self.opening)

    def _sample(self, logits: Tensor, generator: torch.Generator) -> int:
        scaled = logits.float() / self.settings.temperature
        probabilities, tokens = scaled.softmax(-1).topk(min(50, len(scaled)))
        probabilities = probabilities * self._permitted(tokens)
        nucleus = probabilities.cumsum(-1) - probabilities < self.settings.top_p
        weights = (probabilities * nucleus).cpu()
        if not weights.any():
            return min(self.model.end_tokens)
        draw = torch.multinomial(weights, 1, generator=generator)
        return int(tokens[draw.to(tokens.device)])

    def _permitted(self, tokens: Tensor) -> Tensor:
        if self.copying is None:
            return torch.ones_like(tokens)
        return torch.tensor([self._permits(one) for one in tokens.tolist()], device=tokens.device)

    def _finished(self, token: int) -> bool:
        """Append the token unless it ends the text; say whether the row is done."""
        if token in self.model.end_tokens and not self._opens:
            return True
        self.tokens.append(token)
        if self.copying is not None:
            self.copying.write(token)
        if len(self.tokens) >= self.max_tokens or _loops(self.tokens):
            return True
        decode = self.model.tokenizer.decode
        if not decode(self.tokens[-2:-1]).rstrip(" ").endswith(SENTENCE_ENDS):
            return False
        return len(split_sentences(decode(self.tokens, skip_special_tokens=True))) > self.sentences


def _loops(tokens: Sequence[int]) -> bool:
    """Whether the text ends in the same phrase of 2 to 16 tokens, ``LOOP`` times in a row."""
    for size in range(2, 17):
        phrase = tokens[-size:]
        if len(tokens) >= LOOP * size and all(
            tokens[-(n + 1) * size : len(tokens) - n * size] == phrase for n in range(LOOP)
        ):
            return True
    return False
