"""Engines: what makes the records of a job, in groups of similar length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.article import Article
from summarizer.batch.fingerprint import model_part
from summarizer.batch.journal import Entry
from summarizer.batch.memory import Limits, Room, give_back
from summarizer.batch.recipe import Recipe
from summarizer.batch.records import Unreadable, article_of
from summarizer.batch.rows import Row
from summarizer.batch.run import summarize_items

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
    """What makes records of blocks: this process, or many machines."""

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
        items = [article_of(row, recipe.columns) for row in block.rows]
        for group in groups(items, limits.room(self.summarizer.model)):
            if block.digests.keys().isdisjoint(group):
                continue
            # All of it, done before or not: beside others an article can come out in other words
            # (bfloat16 rounds), and a run that goes on must write what one run would have.
            results = summarize_items(self.summarizer, [items[place] for place in group])
            yield [
                recipe.entry(block.rows[place], block.digests[place], result)
                for place, result in zip(group, results, strict=True)
                if place in block.digests
            ]
        give_back()


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
