"""What comes out: a result per article, a summary per perspective, evidence per sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from summarizer.article import Article


class Origin(StrEnum):
    """Whose words a sentence of a summary is in."""

    MODEL = "model"  # written by the model
    CUT = "cut"  # the article's own sentence, edited: shortened, a name or a closing mark put in
    SOURCE = "source"  # the article's own sentence as it stands

    @property
    def edited(self) -> Origin:
        """What a sentence of this origin is after a word of it was changed."""
        return Origin.CUT if self is Origin.SOURCE else self


@dataclass(frozen=True)
class SummarySentence:
    """A sentence that is shown, with what supports it.

    Attributes:
        support: 0..1, how well the evidence supports the sentence.
        evidence: indices of the article's sentences that support it, in reading order.
        origin: written by the model, or the article's own, edited or as it stands.
    """

    text: str
    support: float
    evidence: tuple[int, ...]
    origin: Origin = Origin.MODEL

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "support": round(self.support, 3),
            "evidence": list(self.evidence),
            "origin": self.origin.value,
        }


@dataclass(frozen=True)
class Summary:
    """One perspective on one article: sentences, or an abstention with its reason."""

    perspective: str
    sentences: tuple[SummarySentence, ...] = ()
    reason: str | None = None

    @property
    def abstained(self) -> bool:
        """Whether the article has nothing (that could be grounded) on this perspective."""
        return not self.sentences

    @property
    def text(self) -> str | None:
        """The summary as running text; ``None`` where it abstains."""
        return " ".join(sentence.text for sentence in self.sentences) or None

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "abstained": self.abstained,
            "reason": self.reason,
            "sentences": [sentence.to_dict() for sentence in self.sentences],
        }


@dataclass(frozen=True)
class Failure:
    """Why a record has no summaries."""

    type: str
    message: str

    def to_dict(self) -> dict[str, str]:
        return {"type": self.type, "message": self.message}


@dataclass(frozen=True)
class Result:
    """All summaries of one article, or the failure that prevented them.

    Attributes:
        relevance: perspective name to one value in 0..1 per sentence of the article.
        notice: a sentence for readers where the article is no report (an opinion, a statement),
            so that its claims are taken for its author's.
    """

    id: str | None
    title: str | None
    model: str
    article: Article | None = None
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    relevance: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    elapsed_s: float = 0.0
    error: Failure | None = None
    notice: str | None = None

    def __getitem__(self, perspective: str) -> Summary:
        return self.summaries[perspective]

    def to_dict(self) -> dict[str, Any]:
        """The record that other programs rely on (see docs/contracts.md)."""
        return {
            "id": self.id,
            "title": self.title,
            "model": self.model,
            "elapsed_s": round(self.elapsed_s, 3),
            "error": self.error.to_dict() if self.error else None,
            "notice": self.notice,
            "sentences": self._sentence_records(),
            "summaries": {name: summary.to_dict() for name, summary in self.summaries.items()},
        }

    def _sentence_records(self) -> list[dict[str, Any]]:
        sentences = self.article.sentences if self.article else ()
        return [
            {
                "index": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "relevance": {
                    name: round(values[sentence.index], 3)
                    for name, values in self.relevance.items()
                },
            }
            for sentence in sentences
        ]
