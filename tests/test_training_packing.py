"""What is learnt is what the engines decode: the same likelihoods, packed or not."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import log_softmax

from summarizer.article import Article
from summarizer.models.contract import Request
from summarizer.models.loading import load_model
from summarizer.models.scoring import score
from summarizer.perspectives import Perspective, built_in
from summarizer.training.learners import CausalLearner, EncoderDecoderLearner
from summarizer.training.lessons import Lesson, Target
from tests.models.families import CAUSAL, ENCODER_DECODERS

ARTICLE = Article.from_text(
    "The council asked the harbour master to close the quay. Ships from three countries waited. "
    "Nobody was hurt on Monday. The ministry denied that the closure was a protest."
)
TARGETS = (
    Target("neutral", "The council asked to close the quay.", (0,)),
    Target("security", "Nobody was hurt, and the closure was no protest.", (2, 3)),
    Target("water", "Ships waited.", None),
)
LESSON = Lesson(ARTICLE, TARGETS)
TOLERANCE = 1e-4


def requests(engine, targets):
    [memory] = engine.encode([ARTICLE])
    instruction = Perspective.instruction
    return [Request(memory, instruction, target.focus) for target in targets]


def scored(engine, targets):
    return score(engine, requests(engine, targets), [target.text for target in targets])


def end_likelihoods(engine, targets):
    """Log-likelihood of the end token after each text, as the decoder sees it."""
    found = []
    for target in targets:
        [request] = requests(engine, [target])
        tokens = torch.tensor([engine.tokenizer.encode(target.text, add_special_tokens=False)])
        state = engine.start([request]).state
        logits = state.feed(tokens, torch.ones_like(tokens, dtype=torch.bool))[0, -1]
        found.append(log_softmax(logits, -1)[engine.tokenizer.eos_token_id])
    return torch.stack(found)


@pytest.fixture(params=["llama", "llama-chat", "qwen2"])
def causal(request, tmp_path):
    return load_model(str(CAUSAL[request.param].save(tmp_path / "model")), torch.float32)


@pytest.fixture(params=["bart", "t5", "t5gemma"])
def encoder_decoder(request, tmp_path):
    return load_model(str(ENCODER_DECODERS[request.param].save(tmp_path / "model")), torch.float32)


def total(engine):
    texts = torch.cat(scored(engine, TARGETS)).sum()
    return -float(texts + end_likelihoods(engine, TARGETS).sum())


def test_the_packed_loss_is_what_the_layerwise_engine_scores(causal):
    loss, tokens = CausalLearner(causal, built_in()).loss(LESSON)
    assert loss.item() / tokens == pytest.approx(total(causal) / tokens, abs=TOLERANCE)


def test_the_loss_of_rows_is_what_the_encoder_decoder_engine_scores(encoder_decoder):
    loss, tokens = EncoderDecoderLearner(encoder_decoder).loss(LESSON)
    assert loss.item() / tokens == pytest.approx(total(encoder_decoder) / tokens, abs=TOLERANCE)


def test_only_texts_and_their_ends_are_learnt(causal):
    packed = CausalLearner(causal, built_in()).packed(LESSON)
    words = causal.tokenizer.decode(packed.labels, skip_special_tokens=False)
    assert words.replace("</s>", "|") == "|".join(one.text for one in TARGETS) + "|"


def test_targets_do_not_see_each_other(causal):
    together, _ = CausalLearner(causal, built_in()).loss(LESSON)
    alone = sum(
        CausalLearner(causal, built_in()).loss(Lesson(ARTICLE, (target,)))[0].item()
        for target in TARGETS
    )
    assert together.item() == pytest.approx(alone, abs=1e-2)


def test_a_mask_hides_the_other_sentences_from_a_target(causal):
    packed = CausalLearner(causal, built_in()).packed(Lesson(ARTICLE, TARGETS[:1]))
    sentence_of = torch.tensor(CausalLearner(causal, built_in()).window(LESSON).sentence_of)
    article = len(sentence_of)
    seen = packed.visible[article:, :article]
    assert seen[:, sentence_of <= 0].all()  # the prompt, and the sentence in focus
    assert not seen[:, sentence_of > 0].any()
