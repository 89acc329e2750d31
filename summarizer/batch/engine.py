"""Engines: what makes the records of a job, in groups of similar length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.article import Article
from summarizer.batch.fingerprint import model_part
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits, Room, bytes_a_token, give_back
from summarizer.batch.recipe import Recipe
from summarizer.batch.records import Unreadable, article_of
from summarizer.batch.rows import Row
from summarizer.batch.run import summarize_items
from summarizer.result import Result

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer


@dataclass(frozen=True)
class Block:
    """Rows that are grouped together.

    Attributes:
        digests: of the rows that are to be done, by their place in ``rows``.
    """

    rows: Sequence[Row]
    digests: Mapping[int, int]


class Engine(Protocol):
    """What makes records of blocks: this process, several, or many machines."""

    @property
    def model(self) -> str:
        """The model's name and a digest of its weights."""

    def __call__(
        self, blocks: Iterable[Block], recipe: Recipe, limits: Limits
    ) -> Iterator[list[Entry]]:
        """Entries that are finished together, in any order.

        Args:
            blocks: those that hold records to be made; read again, without what was made since.
        """


@dataclass(frozen=True)
class LocalEngine:
    """Makes records in this process."""

    summarizer: Summarizer

    @property
    def model(self) -> str:
        engine = self.summarizer.model
        return model_part(engine.name, getattr(engine, "model", None))

    def __call__(
        self, blocks: Iterable[Block], recipe: Recipe, limits: Limits
    ) -> Iterator[list[Entry]]:
        for block in blocks:
            yield from self.block(block, recipe, limits)

    def block(self, block: Block, recipe: Recipe, limits: Limits) -> Iterator[list[Entry]]:
        """Make the records of a block, group by group."""
        model = self.summarizer.model
        room = limits.room(bytes_a_token(model), model.capacity)
        for group in grouped(block, recipe, room):
            yield group.entries(summarize_items(self.summarizer, group.items), recipe)
        give_back()


@dataclass(frozen=True)
class Group:
    """Rows of a block that are written about at once.

    Attributes:
        places: of the rows in their block.
        items: what they are.
    """

    block: Block
    places: Sequence[int]
    items: Sequence[Article | Unreadable]

    @property
    def lengths(self) -> list[int]:
        """Of its articles, in characters."""
        return [len(item.text) for item in self.items if isinstance(item, Article)]

    def entries(self, results: Iterable[Result], recipe: Recipe) -> list[Entry]:
        """The records that are to be made, from the results of all items."""
        return [
            recipe.entry(self.block.rows[place], self.block.digests[place], result)
            for place, result in zip(self.places, results, strict=True)
            if place in self.block.digests
        ]


def grouped(block: Block, recipe: Recipe, room: Room) -> Iterator[Group]:
    """Groups that hold a record to be made.

    All of such a group is made, done before or not: beside others an article can come out in other
    words (bfloat16 rounds), and a run that goes on must write what one run would have.
    """
    items = [article_of(row, recipe.columns) for row in block.rows]
    for places in groups(items, room):
        if not block.digests.keys().isdisjoint(places):
            yield Group(block, places, [items[place] for place in places])


def groups(items: Sequence[Article | Unreadable], room: Room) -> Iterator[list[int]]:
    """Places of articles of similar length, as many as fit; those of no articles come first."""
    unreadable = [place for place, item in enumerate(items) if isinstance(item, Unreadable)]
    if unreadable:
        yield unreadable
    lengths = {p: len(item.text) for p, item in enumerate(items) if isinstance(item, Article)}
    order = sorted(lengths, key=lambda place: -lengths[place])
    while order:
        size = room.articles(lengths[order[0]])
        yield order[:size]
        order = order[size:]
