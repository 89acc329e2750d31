"""Our own reading of Llama and of its tokenizer beside the library's: the same, bit for bit."""

from __future__ import annotations

import json

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, DynamicCache

from summarizer.models.contract import Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.llama import KeysAndValues, Llama
from summarizer.models.packing import pack
from summarizer.models.tokenizer import FileTokenizer
from summarizer.models.vocabulary import end_tokens
from tests.models.conftest import TEXT

KINDS = [torch.float32, torch.bfloat16]


@pytest.fixture(params=KINDS, ids=str)
def pair(request, checkpoints):
    """The same checkpoint, read by us and by the library."""
    folder = checkpoints("llama")
    own = Llama.load(folder).to(request.param)
    library = AutoModelForCausalLM.from_pretrained(folder, dtype=request.param).eval()
    library.set_attn_implementation("sdpa")
    for model in (own, library):
        pack(model)
    return own, library


@torch.inference_mode()
def test_an_article_is_encoded_to_the_same_bits(pair):
    tokens = torch.arange(60)[None] % 300
    found = []
    for model, cache in zip(pair, (KeysAndValues(), DynamicCache()), strict=True):
        states = model.base_model(input_ids=tokens, past_key_values=cache)
        kept = [(layer.keys, layer.values) for layer in cache.layers]
        found.append((states if torch.is_tensor(states) else states[0], kept))
    (states, kept), (expected, expected_kept) = found
    assert torch.equal(states, expected)
    for layer, other in zip(kept, expected_kept, strict=True):
        assert all(torch.equal(one, two) for one, two in zip(layer, other, strict=True))


@torch.inference_mode()
@pytest.mark.parametrize("new", [1, 7])
def test_rows_behind_masks_get_the_same_logits(pair, new):
    """Rows that see different positions, tokens at positions of their own, one taken back."""
    tokens = torch.arange(4 * (20 + new)).view(4, -1) % 300
    mask = torch.ones(4, 1, new, 19 + new, dtype=torch.bool).tril(19)
    mask[1, :, :, :9] = False
    places = torch.arange(100, 100 + new)[None].expand(4, -1)
    found = []
    for model, cache in zip(pair, (KeysAndValues(), DynamicCache()), strict=True):
        model.base_model(input_ids=tokens[:, :20], past_key_values=cache)
        cache.crop(-1)
        fed = {"attention_mask": mask, "position_ids": places, "past_key_values": cache}
        found.append(model(input_ids=tokens[:, 20:], **fed, logits_to_keep=0).logits)
    exact, expected = found
    assert torch.allclose(exact.float(), expected.float(), atol=1e-5 if new > 1 else 0.05)
    last = pair[0](input_ids=tokens[:, :5], past_key_values=KeysAndValues(), logits_to_keep=1)
    assert last.logits.shape == (4, 1, expected.shape[-1])


@pytest.mark.parametrize("name", ["llama", "llama-chat"])
def test_the_tokenizer_says_what_the_librarys_says(checkpoints, name):
    folder = checkpoints(name)
    own, library = FileTokenizer(folder / "tokenizer.json"), AutoTokenizer.from_pretrained(folder)
    texts = [TEXT, "", "</s> is spelled out <s>", "Ünïcode — “quoted”\n\nand lines"]
    for text in texts:
        for special in (True, False):
            tokens = own.encode(text, add_special_tokens=special)
            assert tokens == library.encode(text, add_special_tokens=special)
            assert own.decode(tokens) == library.decode(tokens)
            shown = own.decode(tokens, skip_special_tokens=True)
            assert shown == library.decode(tokens, skip_special_tokens=True)
    options = {"add_special_tokens": False, "split_special_tokens": True}
    assert own(texts, **options)["input_ids"] == library(texts, **options)["input_ids"]
    assert len(own) == len(library)
    spelled = [own.convert_ids_to_tokens(token) for token in range(len(own))]
    assert spelled == library.convert_ids_to_tokens(list(range(len(own))))


def test_an_engine_on_it_writes_what_one_on_the_librarys_model_writes(
    checkpoints, engines, article
):
    folder, library = checkpoints("llama"), engines("llama")
    own = LayerwiseModel(
        Llama.load(folder),
        FileTokenizer(folder / "tokenizer.json"),
        "own",
        library.prompt,
        end_tokens(library.model, library.tokenizer),
    )
    assert own.window_tokens == library.window_tokens
    assert own.text_tokens == library.text_tokens
    found = []
    for engine in (own, library):
        (memory,) = engine.encode([article])
        requests = [Request(memory, "Write.", (i,), source=article.text) for i in range(4)]
        found.append(decode(engine, engine.start(requests), DecodingSettings(max_tokens=12)))
    assert found[0] == found[1]


def test_what_it_does_not_compute_is_refused(checkpoints, tmp_path):
    folder = checkpoints("llama")
    stored = json.loads((folder / "config.json").read_text())
    stored["rope_parameters"] = {"rope_theta": 1e4, "rope_type": "yarn", "factor": 4.0}
    (tmp_path / "config.json").write_text(json.dumps(stored))
    with pytest.raises(ValueError, match="yarn"):
        Llama.load(tmp_path)
