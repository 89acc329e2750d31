"""The default model on the repository's own articles: what a first user sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM

from eval.metrics import unsupported
from summarizer import Summarizer
from summarizer.article import Article
from summarizer.ingest import read_article
from summarizer.models.adapters import HOUSE, HOUSE_NAME
from summarizer.models.contract import Request
from summarizer.models.embedded import DEFAULT, embedded_folder
from summarizer.models.loading import load_model

EXAMPLES = Path("examples")
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text())
ARTICLES = ["01-mexico-drone-flights.txt", "09-hospital-cyberattack.txt", "11-cup-semi-final.txt"]


@pytest.fixture(scope="module")
def results(summarizer):
    return {name: summarizer.summarize(read_article(EXAMPLES / name)) for name in ARTICLES}


@pytest.mark.parametrize("name", ARTICLES)
def test_it_abstains_where_there_is_no_angle_and_only_there(results, name):
    found = {p: not results[name][p].abstained for p in ("sovereignty", "security")}
    assert found == EXPECTED[name]["angles"]


@pytest.mark.parametrize("name", ARTICLES)
def test_no_summary_holds_a_name_or_number_that_the_article_lacks(results, name):
    for summary in results[name].summaries.values():
        if summary.text:
            assert unsupported(summary.text, results[name].article.text) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_no_false_statement_about_the_example_is_made(results, name):
    texts = [summary.text or "" for summary in results[name].summaries.values()]
    for statement in EXPECTED[name]["must_not"]:
        assert not any(statement.rstrip(".") in text for text in texts)


def test_a_one_article_batch_gives_the_same_text(summarizer, results):
    name = ARTICLES[0]
    (again,) = summarizer.batch([read_article(EXAMPLES / name)])
    assert again.to_dict()["summaries"] == results[name].to_dict()["summaries"]


def test_the_adapter_that_comes_along_is_merged_and_named(summarizer):
    assert summarizer.model.name == HOUSE_NAME
    plain = AutoModelForCausalLM.from_pretrained(embedded_folder())
    layer = "model.layers.0.mlp.down_proj.weight"
    merged = summarizer.model.model.get_parameter(layer).to_dense()  # packed where it is bfloat16
    change = merged - plain.get_parameter(layer)
    assert 0 < change.norm() < plain.get_parameter(layer).norm()


def test_the_fast_path_says_what_the_float32_reference_says(results):
    """bfloat16 and looking ahead against float32 and a token at a time: a cut may differ."""
    engine = load_model(str(HOUSE), torch.float32)
    engine.lookahead = 0
    reference, pairs = Summarizer(engine), []
    for name in ARTICLES[:2]:
        expected = reference.summarize(read_article(EXAMPLES / name))
        for perspective, summary in results[name].summaries.items():
            other = expected[perspective]
            assert summary.abstained == other.abstained
            assert [s.evidence for s in summary.sentences] == [s.evidence for s in other.sentences]
            pairs += zip(summary.sentences, other.sentences, strict=True)
    assert sum(left.text == right.text for left, right in pairs) >= 0.8 * len(pairs)


def test_its_logits_equal_those_of_the_plain_causal_model(summarizer):
    engine = load_model(DEFAULT.name, torch.float32)
    article = Article.from_text("The council closed the quay on Monday. Nobody was hurt there.")
    (memory,) = engine.encode([article])
    logits = engine.start([Request(memory, "Write one sentence.")]).logits
    (window,) = engine._windows(article)
    tokens = window.tokens + engine.prompt.after_tokens(engine.tokenizer, "Write one sentence.")
    plain = AutoModelForCausalLM.from_pretrained(
        engine.model.config._name_or_path, attn_implementation="eager"
    )
    with torch.inference_mode():
        expected = plain(torch.tensor([tokens])).logits[0, -1]
    assert torch.allclose(logits[0], expected, atol=1e-4)
