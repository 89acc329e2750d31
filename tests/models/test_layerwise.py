"""A causal model as coordinated encoder and decoder is exact."""

from __future__ import annotations

import pytest
import torch
from transformers import AutoModelForCausalLM

from summarizer.article import Article
from summarizer.errors import ModelError
from summarizer.models.contract import Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.loading import load_model
from tests.models.families import CAUSAL, LLAMA_LIKE, tokenizer

INSTRUCTION = "Write one sentence."


def plain_logits(folder, tokens):
    """Next-token logits of the causal model as the library runs it, on the whole sequence."""
    model = AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager").eval()
    with torch.inference_mode():
        return model(torch.tensor([tokens])).logits[0]


def concatenated(engine, article, answer=""):
    """The tokens of prompt, article, instruction and answer, one after the other."""
    (window,) = engine._windows(article)
    instruction = engine.prompt.after_tokens(engine.tokenizer, INSTRUCTION)
    return window.tokens + instruction + engine.tokenizer.encode(answer, add_special_tokens=False)


@pytest.mark.parametrize("name", CAUSAL)
def test_with_an_all_ones_mask_logits_equal_the_plain_model(engines, checkpoints, article, name):
    engine = engines(name)
    (memory,) = engine.encode([article])
    _, logits = engine.start([Request(memory, INSTRUCTION)])
    expected = plain_logits(checkpoints(name), concatenated(engine, article))[-1]
    assert torch.allclose(logits[0], expected, atol=1e-4)


@pytest.mark.parametrize("name", CAUSAL)
def test_every_further_step_equals_the_plain_model(engines, checkpoints, article, name):
    engine = engines(name)
    (memory,) = engine.encode([article])
    answer = "Ships waited on Monday."
    expected = plain_logits(checkpoints(name), concatenated(engine, article, answer))
    state, _ = engine.start([Request(memory, INSTRUCTION)] * 3)  # rows must not disturb another
    tokens = engine.tokenizer.encode(answer, add_special_tokens=False)
    for position, token in enumerate(tokens):
        logits = state.step(torch.tensor([token] * 3))
        wanted = expected[len(expected) - len(tokens) + position]
        assert torch.allclose(logits, wanted.expand_as(logits), atol=1e-4)


@pytest.mark.parametrize("name", CAUSAL)
def test_words_of_a_sentence_after_the_focus_cannot_change_the_output(engines, name):
    """Attention inside the article is causal: what is masked and comes later leaves no trace."""
    engine = engines(name)
    texts = [f"The council closed the quay. Ships {verb}." for verb in ("waited", "denied")]
    memories = engine.encode([Article.from_text(text) for text in texts])
    lengths = {len(memory.sentence_of) for memory in memories}
    assert len(lengths) == 1, "the swap must not move positions"
    masked = [engine.start([Request(memory, INSTRUCTION, (0,))])[1] for memory in memories]
    assert torch.allclose(masked[0], masked[1], atol=1e-5)
    seen = [engine.start([Request(memory, INSTRUCTION)])[1] for memory in memories]
    assert not torch.allclose(seen[0], seen[1], atol=1e-4)


def test_words_of_a_sentence_before_the_focus_can_colour_it(engines):
    """Where the promise ends: later sentences were encoded after having read the masked one."""
    engine = engines("llama")
    texts = [f"Ships {verb}. The council closed the quay." for verb in ("waited", "denied")]
    memories = engine.encode([Article.from_text(text) for text in texts])
    masked = [engine.start([Request(memory, INSTRUCTION, (1,))])[1] for memory in memories]
    assert not torch.equal(masked[0], masked[1])


def test_finished_rows_leave_without_disturbing_the_others(engines, article):
    engine = engines("llama")
    (memory,) = engine.encode([article])
    requests = [Request(memory, INSTRUCTION, (index,)) for index in range(4)]
    state, _ = engine.start(requests)
    state.step(torch.tensor([5, 6, 7, 8]))
    state.keep(torch.tensor([1, 3]))
    kept = state.step(torch.tensor([9, 10]))
    lone, _ = engine.start([requests[3]])
    lone.step(torch.tensor([8]))
    assert torch.allclose(kept[1], lone.step(torch.tensor([10]))[0], atol=1e-5)


def test_a_model_with_sliding_windows_is_refused(tmp_path):
    from transformers import MistralConfig, MistralForCausalLM

    MistralForCausalLM(MistralConfig(**LLAMA_LIKE, sliding_window=64)).save_pretrained(tmp_path)
    tokenizer(None).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="full attention"):
        load_model(str(tmp_path))


def test_decoding_ends_where_a_phrase_loops(engines, article):
    from summarizer.models.decoding import _loops

    assert _loops([9, 1, 2, 3, 1, 2, 3, 1, 2, 3])
    assert not _loops([9, 1, 2, 3, 1, 2, 3, 4, 1, 2, 3])
    engine = engines("llama")
    (memory,) = engine.encode([article])
    (candidates,) = decode(
        engine, [Request(memory, INSTRUCTION)], DecodingSettings(candidates=1, max_tokens=400)
    )
    assert len(engine.tokenizer.encode(candidates[0].text)) < 400
