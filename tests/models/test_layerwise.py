"""A causal model as coordinated encoder and decoder is exact."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers import AutoModelForCausalLM

from summarizer.article import Article
from summarizer.errors import ModelError
from summarizer.models.contract import Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.layerwise import LayerwiseState
from summarizer.models.loading import load_model
from summarizer.models.lookup import Lookup
from tests.models.families import CAUSAL, LLAMA_LIKE, tokenizer
from tests.models.test_contract import step

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
    logits = engine.start([Request(memory, INSTRUCTION)]).logits
    expected = plain_logits(checkpoints(name), concatenated(engine, article))[-1]
    assert torch.allclose(logits[0], expected, atol=1e-4)


@pytest.mark.parametrize("name", CAUSAL)
def test_every_further_step_equals_the_plain_model(engines, checkpoints, article, name):
    engine = engines(name)
    (memory,) = engine.encode([article])
    answer = "Ships waited on Monday."
    expected = plain_logits(checkpoints(name), concatenated(engine, article, answer))
    state = engine.start([Request(memory, INSTRUCTION)] * 3).state  # rows must not disturb another
    tokens = engine.tokenizer.encode(answer, add_special_tokens=False)
    for position, token in enumerate(tokens):
        logits = step(state, [token] * 3)
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
    masked = [engine.start([Request(memory, INSTRUCTION, (0,))]).logits for memory in memories]
    assert torch.allclose(masked[0], masked[1], atol=1e-5)
    seen = [engine.start([Request(memory, INSTRUCTION)]).logits for memory in memories]
    assert not torch.allclose(seen[0], seen[1], atol=1e-4)


def test_words_of_a_sentence_before_the_focus_can_colour_it(engines):
    """Where the promise ends: later sentences were encoded after having read the masked one."""
    engine = engines("llama")
    texts = [f"Ships {verb}. The council closed the quay." for verb in ("waited", "denied")]
    memories = engine.encode([Article.from_text(text) for text in texts])
    masked = [engine.start([Request(memory, INSTRUCTION, (1,))]).logits for memory in memories]
    assert not torch.equal(masked[0], masked[1])


def test_finished_rows_leave_without_disturbing_the_others(engines, article):
    engine = engines("llama")
    (memory,) = engine.encode([article])
    requests = [Request(memory, INSTRUCTION, (index,)) for index in range(4)]
    state = engine.start(requests).state
    step(state, [5, 6, 7, 8])
    kept = step(state.rows(torch.tensor([1, 3])), [9, 10])
    lone = engine.start([requests[3]]).state
    step(lone, [8])
    assert torch.allclose(kept[1], step(lone, [10])[0], atol=1e-5)


def test_what_is_taken_back_leaves_no_trace(engines, article):
    """A refused guess: each row forgets another number of tokens, and goes on as if unfed."""
    engine = engines("llama")
    (memory,) = engine.encode([article])
    requests = [Request(memory, INSTRUCTION, (index,)) for index in range(3)]
    state = engine.start(requests).state
    tokens = torch.tensor([[5, 6, 7, 8], [5, 6, 7, 0], [5, 0, 0, 0]])
    state.feed(tokens, tokens > 0)
    state.forget(torch.tensor([3, 0, 0]))
    after = step(state, [9, 9, 9])
    for row, fed in enumerate(([5], [5, 6, 7], [5])):
        lone = engine.start([requests[row]]).state
        for token in fed:
            step(lone, [token])
        assert torch.allclose(after[row], step(lone, [9])[0], atol=1e-4)


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
    started = engine.start([Request(memory, INSTRUCTION)])
    (candidates,) = decode(engine, started, DecodingSettings(max_tokens=400))
    assert len(engine.tokenizer.encode(candidates[0].text)) < 400


class Counted:
    """An engine whose passes over the weights are counted."""

    def __init__(self, engine, lookahead):
        self.engine, self.lookahead, self.passes = engine, lookahead, 0
        engine.model.register_forward_pre_hook(self.count)

    def count(self, *_):
        self.passes += 1

    def __getattr__(self, name):
        return getattr(self.engine, name)


@pytest.mark.parametrize("opening", ["", "The council asked"])
@pytest.mark.parametrize("candidates", [1, 3])
def test_looking_ahead_changes_the_number_of_steps_and_not_the_text(
    checkpoints, article, opening, candidates
):
    settings = DecodingSettings(candidates=candidates, max_tokens=24)
    engine = load_model(str(checkpoints("llama")), torch.float32)
    (memory,) = engine.encode([article])
    plain = [Request(memory, INSTRUCTION, (i,), opening, sentences=9) for i in range(3)]
    (expected, *_) = texts = decode(engine, engine.start(plain), settings)
    # A source that the text follows, with an end of its own, and one that it does not.
    sources = [f"{expected[0].text[: 3 * len(expected[0].text) // 4]} quay", article.text, ""]
    asked = [replace(one, source=source) for one, source in zip(plain, sources, strict=True)]
    passes = []
    for lookahead in (0, 2, 32):
        counted = Counted(engine, lookahead)
        assert decode(counted, counted.start(asked[:1]), settings) == [expected]
        passes.append(counted.passes)
        assert decode(counted, counted.start(asked), settings) == texts
    assert candidates > 1 or passes[0] > passes[1] >= passes[2]


def test_more_rows_than_tokens_can_be_fed_at_once_look_no_further(engines, article, monkeypatch):
    engine = engines("llama")
    (memory,) = engine.encode([article])
    requests = [Request(memory, INSTRUCTION, (i,), source=article.text) for i in range(4)]
    settings = DecodingSettings(max_tokens=12)
    expected = decode(engine, engine.start(requests), settings)
    widths = []
    feed = LayerwiseState.feed

    def seen(state, tokens, *rest, **options):
        widths.append(tokens.shape[1])
        return feed(state, tokens, *rest, **options)

    started = engine.start(requests)
    monkeypatch.setattr(LayerwiseState, "feed", seen)
    monkeypatch.setattr(engine, "capacity", replace(engine.capacity, fed=1))
    assert decode(engine, started, settings) == expected
    assert set(widths) == {1}


def test_guesses_follow_the_source_from_where_the_text_is():
    source = [1, 2, 3, 4, 1, 2, 5, 6]
    lookup = Lookup(source)
    assert lookup.after([9, 9], 4) == []  # it is nowhere
    assert lookup.after([1], 3) == [2, 3, 4]
    assert lookup.after([1, 2], 3) == [3, 4, 1]
    assert lookup.after([1, 2, 3, 4, 1, 2], 9) == [5, 6]  # the longest end decides
    assert lookup.after([7, 2], 2) == [5, 6]  # of equals, the one not yet passed
    assert lookup.after([5, 6], 9) == []  # the end of the source
    assert lookup.after([1], 0) == []


@given(st.lists(st.integers(0, 3), max_size=20), st.lists(st.integers(0, 3), min_size=1))
def test_a_guess_is_always_a_piece_of_the_source(source, written):
    guess = Lookup(source).after(written, 5)
    assert len(guess) <= 5
    pieces = [source[i : i + len(guess)] for i in range(len(source) + 1)]
    assert guess in pieces
