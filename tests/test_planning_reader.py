"""The planner's encoder reads an article in windows; what it says is of sentences and words."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.planning.bert import Bert
from summarizer.planning.reader import Embedding, Reader, word_pieces
from summarizer.planning.weights import load_reader, save_reader
from summarizer.planning.windows import TOKENS, windows
from summarizer.planning.wording import TOKEN
from tests.encoders import PIECES, reader

TOKENIZER = word_pieces(PIECES)
any_text = st.text(st.characters(exclude_categories=()), max_size=80)
news = st.lists(st.sampled_from(["the harbour closed", "ships wait; boats too.", "x", "…"]))


@given(st.lists(any_text, min_size=1, max_size=30), any_text)
def test_windows_hold_every_sentence_once_and_in_order(texts: list[str], title: str) -> None:
    found = windows(TOKENIZER, texts, title)
    assert sum(window.sentences for window in found) == len(texts)
    assert sum(len(window.words) for window in found) == len(TOKEN.findall("\n".join(texts)))
    for window in found:
        numbers = [number for number in window.sentence if number >= 0]
        assert numbers == sorted(numbers)
        assert set(numbers) <= set(range(window.sentences))
        assert all(window.sentence[at] >= 0 for at in window.words if at >= 0)


def test_a_word_is_found_at_the_token_that_it_begins_with() -> None:
    [window] = windows(TOKENIZER, ["The harbour closed.", "Ships wait."], "Closed")
    pieces = [PIECES[window.tokens[at]] for at in window.words]
    assert pieces == ["the", "harbour", "closed", "ships", "wait"]
    assert [PIECES[token] for token in window.tokens[: window.title]] == [
        "[CLS]",
        "closed",
        "[SEP]",
    ]


@given(st.integers(1, 400))
def test_windows_are_of_about_one_size(sentences: int) -> None:
    found = windows(TOKENIZER, ["The harbour closed. Ships wait."] * sentences, None)
    sizes = [len(window.tokens) for window in found]
    assert max(sizes) <= TOKENS * 1.1
    assert len(found) == 1 or min(sizes) > TOKENS / 3


def test_words_beyond_what_is_read_of_a_sentence_are_unlikely_not_missing() -> None:
    read = reader().read(["ships wait " * 300], None)
    assert len(read.words) == 600
    assert np.isfinite(read.words).all()
    assert len(np.unique(read.words[-100:])) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(any_text, min_size=1, max_size=6), any_text)
def test_any_text_is_read(texts: list[str], title: str) -> None:
    read = reader().read(texts, title)
    assert read.sentences.shape == (len(texts), 3)
    assert read.topics.shape == (4,)
    assert all(np.isfinite(part).all() for part in (read.sentences, read.words, read.topics))


def test_a_sentence_is_read_among_its_neighbours() -> None:
    one, two = (reader().read(["Ships wait.", after], None) for after in ("Boats.", "Harbour!"))
    assert not np.allclose(one.sentences[0], two.sentences[0])


def test_windows_side_by_side_do_not_see_each_other() -> None:
    """What is read does not depend on how long the windows beside it are."""
    texts = ["The harbour closed.", "Ships wait."] * 60
    many = windows(TOKENIZER, texts, None)
    assert len(many) > 1
    alone = [reader().read(texts[: many[0].sentences], None)]
    together = reader().read(texts, None)
    assert np.allclose(alone[0].sentences, together.sentences[: many[0].sentences], atol=1e-5)


def test_a_reader_is_the_same_after_storing(tmp_path) -> None:
    save_reader(reader(), tmp_path / "reader.safetensors")
    again: Reader = load_reader(tmp_path / "reader.safetensors")
    texts = ["The harbour closed.", "Ships wait."]
    one, two = reader().read(texts, "Ships"), again.read(texts, "Ships")
    for name in ("sentences", "words", "topics"):
        assert np.allclose(getattr(one, name), getattr(two, name), atol=0.01)
    assert [path.name for path in tmp_path.iterdir()] == ["reader.safetensors"]


@pytest.mark.parametrize("size", [1e-4, 1.0, 50.0])
def test_a_byte_a_number_keeps_vectors_to_a_two_hundredth(size: float) -> None:
    table = size * torch.randn(40, 16, generator=torch.Generator().manual_seed(0))
    rounded = Embedding.quantized(table)(torch.arange(40))
    assert ((rounded - table).abs() <= table.abs().amax(dim=1, keepdim=True) / 200).all()


def test_pieces_are_those_of_the_text_in_lower_case() -> None:
    tokens = TOKENIZER.encode("Harbour CLOSED", add_special_tokens=False).tokens
    assert tokens == ["harbour", "closed"]
    assert set(chain(tokens)) <= set(PIECES)


@pytest.mark.parametrize("texts", [["the harbour closed"], ["ships wait; boats too."] * 90])
def test_what_is_stored_reads_as_the_librarys_encoder_does(texts: list[str]) -> None:
    """Once the library's layers, while they are trained; then ours, from half precision."""
    trained = reader()
    rounded = Reader(PIECES, deepcopy(trained.encoder).half().float())
    ours = Reader.from_tensors(trained.tensors(), trained.config)
    assert isinstance(ours.encoder.layers, Bert)
    for one, other in zip(
        vars(ours.read(texts, "Closed")).values(),
        vars(rounded.read(texts, "Closed")).values(),
        strict=True,
    ):
        assert np.allclose(one, other, atol=1e-5)
    assert ours.tensors().keys() >= trained.tensors().keys() - {"pieces"}
    assert ours.config == trained.config
