"""Groups: articles of similar length together, as many as the memory holds, in order again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article, Sentence
from summarizer.batch import Columns, Recipe, Row, Unreadable
from summarizer.batch.engine import Block, LocalEngine, groups
from summarizer.batch.memory import Limits, Room, bytes_a_token, free_memory, parse_memory
from summarizer.batch.ray_engine import shares
from summarizer.device import PROCESSOR
from summarizer.exits import UsageError
from summarizer.result import Failure
from tests.batch.work import TEXT, Echo

ROWS = 24
LENGTHS = st.lists(st.one_of(st.none(), st.integers(1, 50_000)), max_size=64)


def item(length: int | None) -> Article | Unreadable:
    if length is None:
        return Unreadable("x", None, Failure("InputError", "none"))
    return Article("x" * length, (Sentence(0, 0, length, "x" * length),))


@given(lengths=LENGTHS, budget=st.integers(1, 10**9), most=st.integers(1, 16))
def test_every_item_is_in_one_group_that_fits(
    lengths: list[int | None], budget: int, most: int
) -> None:
    room = Room(budget, 1000, most, ROWS)
    made = list(groups([item(length) for length in lengths], room))
    assert sorted(place for group in made for place in group) == list(range(len(lengths)))
    for group in made:
        sizes = [lengths[place] for place in group]
        known = [size for size in sizes if size is not None]
        assert len(known) in (0, len(sizes))
        assert not known or len(known) <= room.articles(max(known))


def test_long_articles_come_in_smaller_groups() -> None:
    room = Room(budget=10**9, bytes_a_token=23_040, most=16, rows=ROWS)
    assert [room.articles(length) for length in (100, 30_000, 3_000_000)] == [16, 2, 1]
    assert room.needs(30_000, 30_000) <= room.budget < room.needs(*[30_000] * 3)
    assert Room(1, 23_040, 16, ROWS).articles(100) == 1


def test_on_a_gpu_its_memory_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (40 * 10**9, 80 * 10**9))
    assert free_memory() == 20 * 10**9


def test_what_is_not_said_is_what_the_model_can_do() -> None:
    large = PROCESSOR.times(4)
    assert Limits(10**10).room(23_040, large) == Room(10**10, 23_040, large.articles, large.rows)
    assert Limits(10**10, 2).room(23_040, large).most == 2


@pytest.mark.parametrize(
    ("resources", "workers", "expected"),
    [
        ({"CPU": 16.0}, None, (16, 0.0)),
        ({"CPU": 16.0}, 4, (4, 0.0)),
        ({"CPU": 16.0, "GPU": 2.0}, None, (2, 1.0)),
        ({"CPU": 16.0, "GPU": 1.0}, 4, (4, 0.25)),
        ({"CPU": 16.0, "GPU": 4.0}, 2, (2, 1.0)),
        ({}, None, (1, 0.0)),
    ],
)
def test_workers_on_many_machines_share_their_gpus(
    resources: dict[str, float], workers: int | None, expected: tuple[int, float]
) -> None:
    assert shares(resources, workers) == expected


def test_a_resumed_block_makes_the_same_groups() -> None:
    calls: list[list[str]] = []

    class Listening(Echo):
        def batch(self, articles, **named):  # type: ignore[no-untyped-def]
            calls.append([one.text for one in articles])
            return Echo().batch(articles, **named)

    rows = [Row(n + 1, {"text": TEXT + " More was said." * n}) for n in range(8)]
    engine, recipe = LocalEngine(Listening()), Recipe(Columns())  # type: ignore[arg-type]
    whole = list(engine.block(Block(rows, dict.fromkeys(range(8), 1)), recipe, Limits(10**9, 3)))
    first, done = list(calls), {entry.number - 1 for entry in whole[0]}
    calls.clear()
    left = {place: 1 for place in range(8) if place not in done}
    list(engine.block(Block(rows, left), recipe, Limits(10**9, 3)))
    assert calls == first[1:]


def test_the_memory_of_a_position() -> None:
    smollm = SimpleNamespace(
        num_hidden_layers=30, num_attention_heads=9, num_key_value_heads=3, hidden_size=576
    )
    for kind, size in ((torch.float32, 46_080), (torch.bfloat16, 23_040)):
        model = SimpleNamespace(config=smollm, dtype=kind)
        assert bytes_a_token(SimpleNamespace(model=model)) == size
    bart = SimpleNamespace(decoder_layers=12, decoder_attention_heads=16, d_model=1024)
    assert bytes_a_token(SimpleNamespace(model=SimpleNamespace(config=bart))) == 12 * 2 * 1024 * 4


@pytest.mark.parametrize(
    ("amount", "number"),
    [("4GB", 4 * 10**9), ("1.5 g", 15 * 10**8), ("512MiB", 512 * 10**6), ("9", 9)],
)
def test_amounts_of_memory(amount: str, number: int) -> None:
    assert parse_memory(amount) == number


@pytest.mark.parametrize("amount", ["", "0", "lots", "-1GB", "4 XB", "1e9"])
def test_amounts_that_are_none(amount: str) -> None:
    with pytest.raises(UsageError, match="write, for example, 4GB"):
        parse_memory(amount)
