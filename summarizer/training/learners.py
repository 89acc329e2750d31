"""Learners: the likelihoods of a lesson's targets, computed as the engines decode.

Each wraps an engine's own model, so that an engine with a half-trained adapter can be asked for
text at any time, and knows nothing of steps, data or checkpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers.modeling_outputs import BaseModelOutput

from summarizer.models.contract import Memory
from summarizer.models.encoder_decoder import EncoderDecoderModel
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.library import Engine
from summarizer.models.windows import Window, windows
from summarizer.perspectives import Perspective
from summarizer.training.lessons import Lesson
from summarizer.training.packing import Packed, Row, collated, pack
from summarizer.training.targets import Target

IGNORED = -100


@dataclass(frozen=True)
class Likelihoods:
    """What a model makes of the targets of a lesson.

    Attributes:
        sums: log-likelihood of each target, its end included; shape (targets,).
        tokens: how many tokens each has.
    """

    sums: Tensor
    tokens: Sequence[int]


class Learner(Protocol):
    """The likelihoods of lessons."""

    def likelihoods(self, lessons: Sequence[Lesson]) -> list[Likelihoods]:
        """Of each lesson; all are computed at once."""

    def instruction(self, target: Target) -> str:
        """What a target is asked for with."""


def learner(engine: Engine, perspectives: Sequence[Perspective]) -> Learner:
    """The learner that fits an engine."""
    if isinstance(engine, LayerwiseModel):
        return CausalLearner(engine, perspectives)
    return EncoderDecoderLearner(engine)


class CausalLearner:
    """A causal model as the layer-wise engine runs it: one packed sequence an article."""

    def __init__(self, engine: LayerwiseModel, perspectives: Sequence[Perspective]) -> None:
        self.engine = engine
        self.instructions = {one.name: one.instruction for one in perspectives}

    def packed(self, lesson: Lesson) -> Packed:
        """All targets of a lesson in one sequence."""
        engine = self.engine
        rows = [
            Row(
                engine.prompt.after_tokens(engine.tokenizer, self.instruction(target)),
                engine.tokenizer.encode(target.text, add_special_tokens=False),
                engine.tokenizer.eos_token_id,
                target.focus,
            )
            for target in lesson.targets
        ]
        return pack(self.window(lesson), rows, engine.bidirectional)

    def instruction(self, target: Target) -> str:
        own = self.instructions.get(target.perspective, Perspective.instruction)
        return f"{own} {target.style}".strip()

    def window(self, lesson: Lesson) -> Window:
        """The article in one window; what stands beyond the engine's limit is left out."""
        engine = self.engine
        return windows(
            lesson.article, engine.tokenizer, engine.window_tokens, before=engine.prompt.before
        )[0]

    def likelihoods(self, lessons: Sequence[Lesson]) -> list[Likelihoods]:
        model: Any = self.engine.model
        parts = [self.packed(lesson) for lesson in lessons]
        batch = collated(parts, model.device)
        hidden = model.base_model(
            input_ids=batch.tokens,
            position_ids=batch.positions,
            attention_mask=batch.visible,
            use_cache=False,
        ).last_hidden_state
        # A vocabulary is large: only positions that are learnt are projected onto it.
        logits = model.get_output_embeddings()(hidden.flatten(0, 1)[batch.learnt]).float()
        each = -cross_entropy(logits, batch.labels, reduction="none")
        sizes = [len(lesson.targets) for lesson in lessons]
        sums = each.new_zeros(sum(sizes)).index_add(0, batch.row_of, each)
        return [
            Likelihoods(one, part.row_of.bincount().tolist())
            for one, part in zip(sums.split(sizes), parts, strict=True)
        ]


class EncoderDecoderLearner:
    """An encoder-decoder: the article is encoded once, a row a target reads it."""

    def __init__(self, engine: EncoderDecoderModel) -> None:
        self.engine = engine

    def likelihoods(self, lessons: Sequence[Lesson]) -> list[Likelihoods]:
        return [self._likelihoods(lesson) for lesson in lessons]

    def instruction(self, target: Target) -> str:  # noqa: ARG002 - instructions are not read
        return ""

    def _likelihoods(self, lesson: Lesson) -> Likelihoods:
        engine, model = self.engine, self.engine.model
        window = windows(
            lesson.article,
            engine.tokenizer,
            engine.window_tokens,
            before=engine.opening,
            after=engine.closing,
        )[0]
        tokens = torch.tensor([window.tokens], device=model.device)
        states = model.get_encoder()(
            input_ids=tokens, attention_mask=torch.ones_like(tokens), return_dict=True
        ).last_hidden_state[:, : len(window.tokens)]
        memory = Memory(None, torch.tensor(window.sentence_of, device=model.device))
        visible = torch.stack([memory.focus_mask(target.focus) for target in lesson.targets])
        inputs, labels = (part.to(model.device) for part in self._rows(lesson))
        logits = model(
            encoder_outputs=BaseModelOutput(last_hidden_state=states.expand(len(inputs), -1, -1)),
            attention_mask=visible.long(),
            decoder_input_ids=inputs,
            use_cache=False,
        ).logits.float()
        each = -cross_entropy(logits.transpose(1, 2), labels, reduction="none")
        return Likelihoods(each.sum(1), (labels != IGNORED).sum(1).tolist())

    def _rows(self, lesson: Lesson) -> tuple[Tensor, Tensor]:
        """Decoder inputs and labels, both of shape (targets, longest), padded on the right."""
        engine = self.engine
        start = engine.start_tokens
        answers = [
            engine.tokenizer.encode(target.text, add_special_tokens=False)
            for target in lesson.targets
        ]
        longest = max(map(len, answers))
        inputs = [[*start, *answer, *[0] * (longest - len(answer))] for answer in answers]
        labels = [
            [
                *[IGNORED] * (len(start) - 1),
                *answer,
                engine.tokenizer.eos_token_id,
                *[IGNORED] * (longest - len(answer)),
            ]
            for answer in answers
        ]
        return torch.tensor(inputs), torch.tensor(labels)
