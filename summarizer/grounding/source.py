"""An article made ready to be checked against: its words, sentence by sentence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.article import Article
from summarizer.grounding.words import Token, tokens


@dataclass(frozen=True)
class Source:
    """The sentences of an article as words.

    Attributes:
        indices: the sentences it may be checked against (all, or those a candidate was written
            from); the other properties speak of these sentences only.
        words: the words of every sentence of the article, by index.
    """

    article: Article
    words: tuple[tuple[Token, ...], ...]
    indices: tuple[int, ...]

    def within(self, indices: Iterable[int]) -> Source:
        """The same article, of which only these sentences count."""
        kept = sorted({index for index in indices if 0 <= index < len(self.words)})
        return Source(self.article, self.words, tuple(kept))

    @property
    def text(self) -> str:
        return " ".join(self.article.sentences[index].text for index in self.indices)

    @cached_property
    def flat(self) -> tuple[Token, ...]:
        """All words in reading order; offsets are those of their own sentence."""
        return tuple(token for index in self.indices for token in self.words[index])

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.flat)

    @cached_property
    def lowers(self) -> frozenset[str]:
        return frozenset(token.lower for token in self.flat)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that are written small somewhere: no names."""
        return frozenset(token.lower for token in self.flat if not token.is_capitalised)

    @cached_property
    def content(self) -> dict[int, frozenset[str]]:
        """For each sentence the stems of its content words and its numbers."""
        return {index: content_stems(self.words[index]) for index in self.indices}

    @cached_property
    def weight(self) -> dict[str, float]:
        """How telling a stem is: rare in the article, heavy (inverse sentence frequency)."""
        counts = Counter(stem for stems in self.content.values() for stem in stems)
        total = len(self.indices) or 1
        return {stem: 1 + math.log(total / count) for stem, count in counts.items()}

    @cached_property
    def joined(self) -> str:
        """All words, lower case, one space apart: what must hold a quotation verbatim."""
        return spaced(self.flat)


def content_stems(words: Sequence[Token]) -> frozenset[str]:
    """The stems that carry facts, numbers included."""
    return frozenset(word.stem for word in words if word.is_content or word.is_number)


def spaced(words: Sequence[Token]) -> str:
    """Words as a string in which a run of words can be looked up."""
    return f" {' '.join(word.lower for word in words)} "


@lru_cache(maxsize=16)
def read(article: Article) -> Source:
    """Make an article ready; the last few are remembered."""
    words = tuple(tokens(sentence.text) for sentence in article.sentences)
    return Source(article, words, tuple(range(len(words))))
