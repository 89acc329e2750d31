"""On a GPU the same code says the same: beside float32 on the processor, the reference."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from summarizer import Summarizer
from summarizer.device import PROCESSOR
from summarizer.drafts import Draft
from summarizer.ingest import read_article
from summarizer.models.adapters import HOUSE
from summarizer.models.contract import Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.loading import load_model
from summarizer.models.packing import RoundedLinear
from summarizer.models.scoring import score
from summarizer.perspectives import built_in
from tests.models.families import CAUSAL, ENCODER_DECODERS
from tests.real.conftest import summarizer  # noqa: F401 - a fixture: the default model

pytestmark = pytest.mark.skipif(
    not torch.cuda.is_available(), reason="there is no GPU: what runs on one is not tested here"
)

EXAMPLES = sorted(Path("examples").glob("*.txt"))
INSTRUCTION = "Write one sentence."


@pytest.fixture(scope="module")
def articles():
    return [read_article(path) for path in EXAMPLES]


@pytest.fixture(scope="module")
def reference(summarizer):  # noqa: F811
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch.cuda, "is_available", lambda: False)
        return Summarizer(load_model(str(HOUSE), torch.float32))


@pytest.fixture(scope="module")
def expected(reference, articles):
    return [reference.summarize(article) for article in articles]


@pytest.fixture(scope="module")
def results(summarizer, articles):  # noqa: F811
    return list(summarizer.batch(articles))


def test_it_is_used_where_there_is_one(summarizer):  # noqa: F811
    model = summarizer.model.model
    assert model.device.type == summarizer.planner.trained.reader.encoder.layers.device.type
    assert model.device.type == "cuda"
    assert torch.cuda.is_bf16_supported(including_emulation=False) == (
        model.dtype is torch.bfloat16
    )
    assert summarizer.model.capacity.rows >= PROCESSOR.rows
    assert not any(isinstance(layer, RoundedLinear) for layer in model.modules())


@pytest.mark.parametrize("name", [*ENCODER_DECODERS, *CAUSAL])
@pytest.mark.parametrize("candidates", [1, 3])
def test_in_float32_every_engine_writes_and_scores_as_on_the_processor(
    checkpoints, article, monkeypatch, name, candidates
):
    settings = DecodingSettings(candidates=candidates, max_tokens=12, copying=candidates > 1)
    found = []
    for there in (True, False):
        with monkeypatch.context() as patch:
            if not there:
                patch.setattr(torch.cuda, "is_available", lambda: False)
            engine = load_model(str(checkpoints(name)), torch.float32)
        assert engine.model.device.type == ("cuda" if there else "cpu")
        (memory,) = engine.encode([article])
        requests = [Request(memory, INSTRUCTION, (i,), source=article.text) for i in range(4)]
        started = engine.start(requests)
        likelihoods = score(engine, requests, ["Ships waited.", "", "The council.", "Nobody was."])
        found.append((started.logits.cpu(), decode(engine, started, settings), likelihoods))
    (logits, texts, likely), (other_logits, other_texts, other_likely) = found
    assert torch.allclose(logits, other_logits, atol=1e-3)
    assert [one[0] for one in texts] == [one[0] for one in other_texts]  # the greedy ones
    for left, right in zip(likely, other_likely, strict=True):
        assert torch.allclose(left, right, atol=1e-3)


def test_the_plans_are_the_same(summarizer, reference, articles):  # noqa: F811
    for article in articles:
        plans = summarizer.planner.plan(article, built_in())
        for plan, other in zip(plans, reference.planner.plan(article, built_in()), strict=True):
            assert plan.focus == other.focus
            assert plan.relevance == pytest.approx(other.relevance, abs=1e-4)


def test_the_default_models_likelihoods_are_those_of_float32(
    summarizer,  # noqa: F811
    reference,
    articles,
):
    article, (neutral, *_) = articles[0], built_in()
    found = []
    for model in (summarizer.model, reference.model):
        (memory,) = model.encode([article])
        drafts = [Draft(article, (index,)) for index in range(len(article.sentences))]
        requests = [draft.request(memory, neutral.instruction) for draft in drafts]
        found.append(torch.cat(score(model, requests, [draft.source for draft in drafts])))
    difference = (found[0] - found[1]).abs()
    assert float(difference.mean()) < 0.05
    assert float(difference.max()) < 1


def test_the_texts_are_those_of_float32_but_for_a_cut_here_and_there(results, expected):
    pairs = []
    for result, other in zip(results, expected, strict=True):
        assert result.error is None
        for name, summary in result.summaries.items():
            assert summary.abstained == other[name].abstained
            evidence = [sentence.evidence for sentence in other[name].sentences]
            assert [sentence.evidence for sentence in summary.sentences] == evidence
            pairs += zip(summary.sentences, other[name].sentences, strict=True)
    assert sum(left.text == right.text for left, right in pairs) >= 0.9 * len(pairs)


def test_alone_an_article_gets_the_same_text_but_for_a_cut_here_and_there(
    summarizer,  # noqa: F811
    articles,
    results,
):
    pairs = [
        (one.text, other.text)
        for article, result in zip(articles[:6], results, strict=False)
        for alone in [summarizer.summarize(article)]
        for name, summary in result.summaries.items()
        for one, other in zip(alone[name].sentences, summary.sentences, strict=True)
    ]
    assert sum(left == right for left, right in pairs) >= 0.9 * len(pairs)
