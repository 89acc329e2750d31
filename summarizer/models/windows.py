"""Windows: an article cut, between sentences, into pieces that fit the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Article, Sentence
from summarizer.models.contract import ALWAYS_VISIBLE


@dataclass(frozen=True)
class Window:
    """A piece of an article as the encoder reads it.

    Attributes:
        tokens: token ids, the fixed text before the article included.
        sentence_of: the sentence of each token, or ``ALWAYS_VISIBLE``.
    """

    tokens: list[int]
    sentence_of: list[int]

    def holds(self, wanted: frozenset[int] | None) -> bool:
        """Whether any of these sentences stands in it."""
        return wanted is None or not wanted.isdisjoint(self.sentence_of)


def windows(
    article: Article,
    tokenizer: Any,
    limit: int,
    before: Sequence[int] = (),
    after: Sequence[int] = (),
    wanted: frozenset[int] | None = None,
) -> list[Window]:
    """Cut an article into windows of at most ``limit`` tokens.

    Every sentence lies in exactly one window, in reading order. A single sentence longer than a
    window is cut between tokens. Sentences are tokenized with the white space before them, so the
    pieces join to the tokens of the text as it stands.

    Args:
        before: tokens that open each window: special tokens, the start of a prompt.
        after: tokens that close it.
        wanted: leave out windows that hold none of these sentences, but never all.
    """
    room = max(1, limit - len(before) - len(after))
    done: list[Window] = []
    tokens: list[int] = []
    owners: list[int] = []

    def close() -> None:
        done.append(
            Window(
                [*before, *tokens, *after],
                [ALWAYS_VISIBLE] * len(before) + owners + [ALWAYS_VISIBLE] * len(after),
            )
        )
        tokens.clear()
        owners.clear()

    for sentence, ids in zip(article.sentences, _tokenized(article, tokenizer), strict=True):
        for piece in _pieces(ids, room):
            if tokens and len(tokens) + len(piece) > room:
                close()
            tokens.extend(piece)
            owners.extend([sentence.index] * len(piece))
    close()
    return [window for window in done if window.holds(wanted)] or done[:1]


def _tokenized(article: Article, tokenizer: Any) -> list[list[int]]:
    """Token ids of each sentence, the white space that precedes it included."""
    texts, previous = [], None
    for sentence in article.sentences:
        texts.append(_gap(article, previous, sentence) + sentence.text)
        previous = sentence
    # An article that spells out a special token must not close the prompt it stands in.
    ids: list[list[int]] = tokenizer(texts, add_special_tokens=False, split_special_tokens=True)[
        "input_ids"
    ]
    return ids


def _gap(article: Article, previous: Sentence | None, sentence: Sentence) -> str:
    return article.text[previous.end : sentence.start] if previous else ""


def _pieces(ids: list[int], room: int) -> list[list[int]]:
    return [ids[start : start + room] for start in range(0, len(ids), room)]
