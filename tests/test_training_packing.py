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
from summarizer.training.lessons import Lesson
from summarizer.training.targets import Target
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
SHORT = Article.from_text("Ships waited outside the port.")
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


def expected(engine):
    texts = torch.stack([tokens.sum() for tokens in scored(engine, TARGETS)])
    return texts + end_likelihoods(engine, TARGETS)


@pytest.mark.parametrize("bidirectional", [False, True])
def test_what_is_learnt_is_what_the_layerwise_engine_scores(causal, bidirectional):
    causal.bidirectional = bidirectional
    [found] = CausalLearner(causal, built_in()).likelihoods([LESSON])
    torch.testing.assert_close(found.sums, expected(causal), atol=TOLERANCE, rtol=TOLERANCE)


def test_what_rows_learn_is_what_the_encoder_decoder_engine_scores(encoder_decoder):
    [found] = EncoderDecoderLearner(encoder_decoder).likelihoods([LESSON])
    torch.testing.assert_close(
        found.sums, expected(encoder_decoder), atol=TOLERANCE, rtol=TOLERANCE
    )


def test_an_article_sees_what_follows_only_where_it_is_bidirectional(causal):
    learner = CausalLearner(causal, built_in())
    size = len(learner.window(LESSON).tokens)
    assert not learner.packed(LESSON).visible[0, 1:size].any()
    causal.bidirectional = True
    assert learner.packed(LESSON).visible[:size, :size].all()


@pytest.mark.parametrize("bidirectional", [False, True])
def test_lessons_of_different_length_are_learnt_together_as_alone(causal, bidirectional):
    causal.bidirectional = bidirectional
    learner = CausalLearner(causal, built_in())
    lessons = [Lesson(ARTICLE, TARGETS[:1]), LESSON, Lesson(SHORT, TARGETS[2:])]
    together = learner.likelihoods(lessons)
    for lesson, found in zip(lessons, together, strict=True):
        [alone] = learner.likelihoods([lesson])
        assert found.tokens == alone.tokens
        torch.testing.assert_close(found.sums, alone.sums, atol=TOLERANCE, rtol=TOLERANCE)


def test_only_texts_and_their_ends_are_learnt(causal):
    packed = CausalLearner(causal, built_in()).packed(LESSON)
    words = causal.tokenizer.decode(packed.labels, skip_special_tokens=False)
    assert words.replace("</s>", "|") == "|".join(one.text for one in TARGETS) + "|"


def test_targets_do_not_see_each_other(causal):
    learner = CausalLearner(causal, built_in())
    [together] = learner.likelihoods([LESSON])
    for target, found in zip(TARGETS, together.sums, strict=True):
        [alone] = learner.likelihoods([Lesson(ARTICLE, (target,))])
        torch.testing.assert_close(found, alone.sums[0], atol=TOLERANCE, rtol=TOLERANCE)


def test_a_mask_hides_the_other_sentences_from_a_target(causal):
    packed = CausalLearner(causal, built_in()).packed(Lesson(ARTICLE, TARGETS[:1]))
    sentence_of = torch.tensor(CausalLearner(causal, built_in()).window(LESSON).sentence_of)
    article = len(sentence_of)
    seen = packed.visible[article:, :article]
    assert seen[:, sentence_of <= 0].all()  # the prompt, and the sentence in focus
    assert not seen[:, sentence_of > 0].any()
