"""What the planner learns beside the labels of sentences: words, and what readers say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.perspectives import built_in
from summarizer.planning.weights import load_vectors
from summarizer.planning.wording import stems
from summarizer.training.planner_data import WRITTEN, Example, Gold, read_examples
from summarizer.training.planner_held_out import fit_readers
from summarizer.training.planner_reader import Schedule, beginning, fit_reader, lessons
from summarizer.training.planner_table import Table
from summarizer.training.planner_wording import fit_wording
from tests.encoders import save_encoder

NEUTRAL, SOVEREIGNTY, SECURITY = built_in()


def test_our_own_articles_are_whole():
    """Indices lie inside, evidence bears on its framing, no article stands there twice."""
    written = read_examples(WRITTEN)
    assert len({one.article.text for one in written}) == len(written)
    for one in written:
        inside = set(range(len(one.article.sentences)))
        for name, gold in one.gold.items():
            assert gold is None or gold.evidence <= gold.relevant <= inside, (one.article.id, name)
    for framing in (SOVEREIGNTY, SECURITY):
        present = sum(one.gold[framing.name] is not None for one in written)
        assert len(written) / 4 < present < len(written)


def _example(number: int) -> Example:
    """The human's text always has the harbour, never the weather."""
    text = f"The harbour closed in month {number}. The weather was fine. People waited."
    gold = Gold("The harbour closed.", frozenset({0}), frozenset({0}))
    return Example(Article.from_text(text, id=str(number)), {NEUTRAL.name: gold, "security": None})


def _nothing_read(examples: list[Example]) -> list[np.ndarray]:
    """What a reader says that knows nothing of any word."""
    return [np.zeros((len(stems(one.article.text)), 1), np.float32) for one in examples]


def test_words_that_humans_use_are_known_and_so_are_those_that_they_do_not():
    examples = [_example(number) for number in range(12)]
    logits = [np.zeros((3, 2), np.float32)] * len(examples)
    _, usage = fit_wording(examples, [NEUTRAL], logits, _nothing_read(examples), load_vectors())
    harbour, weather, never_seen = usage.of(["harbour", "weather", "quasar"])[:, 0]
    assert harbour > never_seen > weather


def test_a_perspective_that_no_article_has_is_no_error():
    examples = [_example(number) for number in range(2)]
    logits = [np.zeros((3, 2), np.float32)] * 2
    read = _nothing_read(examples)
    _, usage = fit_wording(examples, [NEUTRAL, SECURITY], logits, read, load_vectors())
    assert np.isfinite(usage.table).all()


@pytest.fixture(scope="module")
def encoder(tmp_path_factory) -> Path:
    return save_encoder(tmp_path_factory.mktemp("encoder") / "model")


@pytest.fixture(scope="module")
def table() -> Table:
    """The human's text is of the harbour, wherever that stands; half of the time it is security."""
    return Table.of([_port(number) for number in range(20)], built_in())


def _port(number: int) -> Example:
    texts = ["The harbour closed.", "The weather was fine.", "People waited."]
    shown = texts[number % 3 :] + texts[: number % 3]
    place = frozenset({shown.index("The harbour closed.")})
    gold = Gold("The harbour closed.", place, place)
    framings = {"neutral": gold, "sovereignty": None, "security": gold if number % 2 else None}
    return Example(Article.from_text(" ".join(shown), id=str(number)), framings)


def test_the_reader_learns_sentences_words_and_angles(encoder, table):
    start = beginning(encoder, table)
    taught = [lesson for article in lessons(start, table) for lesson in article]
    schedule = Schedule(epochs=40, batch=4, rate=1e-2, head_rate=1e-2)
    reader = fit_reader(lambda: beginning(encoder, table), taught, print, schedule)
    column = [c.kind for c in table.columns].index("evidence")
    for example in table.examples[:3]:
        texts = [sentence.text.strip() for sentence in example.article.sentences]
        read = reader.read(texts, None)
        words = dict(zip(stems(" ".join(texts)), read.words[:, 0], strict=True))
        assert texts[int(read.sentences[:, column].argmax())] == "The harbour closed."
        assert words["harbour"] > words["weather"] + 1
    assert read.topics[0] < 0  # no article has a sovereignty angle


def test_finished_readers_are_taken_from_an_interrupted_run(encoder, table, tmp_path):
    first: list[str] = []
    fitted = fit_readers(encoder, table, tmp_path, first.append)
    sorted(tmp_path.glob("unseen-*"))[0].unlink()
    again: list[str] = []
    same = fit_readers(encoder, table, tmp_path, again.append)
    assert sum(line.startswith("reader") for line in first) == 6
    assert sum(line.startswith("reader") for line in again) == 1
    for one, two in zip(fitted.unseen, same.unseen, strict=True):
        assert np.allclose(one.sentences, two.sentences)


def test_what_is_read_of_an_article_comes_from_a_reader_without_it(encoder, table, tmp_path):
    fitted = fit_readers(encoder, table, tmp_path, print)
    texts = [sentence.text for sentence in table.examples[0].article.sentences]
    seen = fitted.reader.read(texts, None)
    assert fitted.unseen[0].sentences.shape == seen.sentences.shape
    assert not np.allclose(fitted.unseen[0].sentences, seen.sentences)


def test_readers_of_other_data_are_fitted_anew(encoder, table, tmp_path):
    fit_readers(encoder, table, tmp_path, print)
    said: list[str] = []
    fit_readers(encoder, replace(table, labels=1 - table.labels), tmp_path, said.append)
    assert sum(line.startswith("reader") for line in said) == 6


def test_the_mean_of_several_readers_reads_like_one(encoder, table):
    start = beginning(encoder, table)
    taught = [lesson for article in lessons(start, table) for lesson in article]
    mean = Schedule(epochs=4, batch=4, copies=2, dropout=0.1)

    def read(schedule: Schedule) -> np.ndarray:
        reader = fit_reader(lambda: beginning(encoder, table, schedule), taught, print, schedule)
        return reader.read(["The harbour closed."], None).sentences

    assert np.isfinite(read(mean)).all()
    assert not np.allclose(read(mean), read(replace(mean, copies=1)))
