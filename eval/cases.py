"""A case: an article, the perspectives to write, and what is known to be right."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.perspectives import Perspective


@dataclass(frozen=True)
class Gold:
    """What a perspective's summary should be.

    Attributes:
        text: a human's summary; empty where only facts are known.
        evidence: the article's sentences its facts come from; empty where unknown.
        relevant: all of the article's sentences that bear on the perspective; empty where unknown.
        must: strings of the article that a good summary probably holds.
    """

    text: str = ""
    evidence: frozenset[int] = frozenset()
    relevant: frozenset[int] = frozenset()
    must: tuple[str, ...] = ()

    @property
    def citable(self) -> frozenset[int]:
        """Sentences that a summary may rightly rest on: a human needs only some of them."""
        return self.relevant or self.evidence


@dataclass(frozen=True)
class Case:
    """One article of a suite.

    Attributes:
        gold: perspective name to its gold; ``None`` where the article has no such angle.
        must_not: false statements that no summary may make.
        true: true statements in other words than the article's.
    """

    article: Article
    perspectives: tuple[Perspective, ...]
    gold: Mapping[str, Gold | None]
    must_not: tuple[str, ...] = ()
    true: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return str(self.article.id)

    @property
    def framings(self) -> tuple[str, ...]:
        """Names of the perspectives that an article may lack."""
        return tuple(one.name for one in self.perspectives if not one.whole_article)

    @property
    def key(self) -> str:
        """Changes with anything a system may read; kept outputs are found by it."""
        read = {
            "text": self.article.text,
            "offsets": [(s.start, s.end) for s in self.article.sentences],
            "perspectives": [repr(one) for one in self.perspectives],
            "gold": {
                name: [one.text, sorted(one.evidence)] if one else None
                for name, one in self.gold.items()
            },
        }
        return hashlib.sha256(json.dumps(read).encode()).hexdigest()[:16]
