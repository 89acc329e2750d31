"""Names of models: what can be loaded, and what is said when it cannot."""

from __future__ import annotations

import json
import shutil

import pytest

from summarizer.errors import ModelError
from summarizer.models.encoder_decoder import EncoderDecoderModel
from summarizer.models.layerwise import LayerwiseModel
from summarizer.models.loading import load_model


def test_a_folder_is_loaded_by_its_architecture(checkpoints):
    assert isinstance(load_model(str(checkpoints("t5"))), EncoderDecoderModel)
    assert isinstance(load_model(str(checkpoints("llama"))), LayerwiseModel)


def test_the_prefix_that_a_checkpoint_was_trained_with_is_used(engines, article):
    engine = engines("t5")
    (memory,) = engine.encode([article])
    prefix = engine.tokenizer.encode("summarize: ", add_special_tokens=False)
    assert (memory.sentence_of < 0).sum() == len(prefix) + 1  # and the end token


def test_a_checkpoint_says_nothing_of_itself_but_what_it_has_learnt(checkpoints, tmp_path):
    folder = shutil.copytree(checkpoints("llama"), tmp_path / "stranger")
    config = json.loads((folder / "config.json").read_text())
    config["perspective_summarizer"] = {"needs_opening": False, "may_reword": 1, "name": "house"}
    (folder / "config.json").write_text(json.dumps(config))
    engine = load_model(str(folder))
    assert engine.needs_opening is False
    assert engine.may_reword is True
    assert engine.name == "stranger"


def test_an_unknown_name_is_one_clear_line(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="neither a folder nor found") as caught:
        load_model("nobody/no-such-model")
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_model_is_one_clear_line(tmp_path):
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_model(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_torn_weights_are_one_clear_line(checkpoints, tmp_path):
    import shutil

    folder = shutil.copytree(checkpoints("llama"), tmp_path / "torn")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(ModelError, match="torn cannot be loaded"):
        load_model(str(folder))


def test_pickled_weights_are_never_opened(checkpoints, tmp_path):
    import shutil

    folder = shutil.copytree(checkpoints("llama"), tmp_path / "pickled")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError):
        load_model(str(folder))


def test_code_that_a_checkpoint_brings_is_never_run(checkpoints, tmp_path):
    import shutil

    folder = shutil.copytree(checkpoints("llama"), tmp_path / "coded")
    trace = tmp_path / "trace"
    (folder / "evil.py").write_text(f"open({str(trace)!r}, 'w')")
    config = json.loads((folder / "config.json").read_text())
    config |= {"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil"}}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError):
        load_model(str(folder))
    assert not trace.exists()
