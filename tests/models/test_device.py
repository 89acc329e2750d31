"""How much is worked on at once: more on a GPU, by its memory, with the same results."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from summarizer.article import Article
from summarizer.device import PROCESSOR, capacity, shared
from summarizer.models.contract import Request
from tests.models.conftest import TEXT
from tests.models.families import CAUSAL

INSTRUCTION = "Write one sentence."


def test_a_gpu_works_on_more_at_once_by_its_memory():
    assert capacity(torch.device("cpu")) == PROCESSOR
    assert shared(2 * 10**9) == PROCESSOR
    assert shared(16 * 10**9) == PROCESSOR.times(4)
    assert shared(80 * 10**9) == shared(192 * 10**9)
    assert shared(80 * 10**9).fed > 10 * PROCESSOR.fed


@pytest.mark.parametrize("name", CAUSAL)
def test_articles_encoded_in_one_pass_are_as_encoded_alone(engines, monkeypatch, name):
    """Short ones stand beside a longer one: what fills them up on the right leaves no trace."""
    engine = engines(name)
    texts = [TEXT, TEXT * 2, "The council closed the quay. Ships waited.", TEXT]
    articles = [Article.from_text(text) for text in texts]
    passes = []
    counter = engine.model.base_model.register_forward_pre_hook(lambda *_: passes.append(1))
    monkeypatch.setattr(engine, "capacity", replace(PROCESSOR, fed=1))
    alone = engine.encode(articles)
    assert len(passes) == len(articles)
    monkeypatch.setattr(engine, "capacity", PROCESSOR.times(64))
    together = engine.encode(articles)
    assert len(passes) == len(articles) + 1
    counter.remove()
    for one, other in zip(alone, together, strict=True):
        assert torch.equal(one.sentence_of, other.sentence_of)
        assert one.next_position == other.next_position
        for left, right in zip(one.states, other.states, strict=True):
            for a, b in zip(left, right, strict=True):
                assert torch.allclose(a, b, atol=1e-5)


def test_rows_of_several_articles_read_each_its_own(engines):
    engine = engines("llama")
    articles = [Article.from_text(text) for text in (TEXT, "Ships waited. Nobody was hurt.", TEXT)]
    memories = engine.encode(articles)
    requests = [Request(memory, INSTRUCTION, (1,)) for memory in memories]
    together = engine.start(requests).logits
    for request, logits in zip(requests, together, strict=True):
        assert torch.allclose(engine.start([request]).logits[0], logits, atol=1e-5)
