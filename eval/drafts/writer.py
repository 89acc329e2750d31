"""Asking a model for its drafts, and choosing among the candidates of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from eval.drafts.records import Record
from eval.metrics import unsupported
from summarizer.cutting import is_cut
from summarizer.drafts import ACCEPTED_SUPPORT, Draft, complete_sentences
from summarizer.grounding import Checked
from summarizer.models.contract import Request, Seq2Seq, Started
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.scoring import score_rows
from summarizer.perspectives import built_in
from summarizer.pipeline import Summarizer

Key = tuple[int, str, tuple[int, ...]]


class Rank(StrEnum):
    """What chooses among the candidates of a draft."""

    FIRST = "first"
    """The greedy one."""
    LIKELIHOOD = "likelihood"
    """The likeliest a token."""
    GROUNDING = "grounding"
    """The one in which the check finds nothing wrong and most supported."""


@dataclass(frozen=True)
class Manner:
    """How drafts are asked for.

    Attributes:
        opening: whether each is given the first words of its source.
        whole: whether a perspective's summary is one draft rather than one a focus.
        style: what is added to the instruction; a mix of targets is trained with it.
        settings: how candidates are drawn.
        rank: what chooses among them.
    """

    opening: bool = True
    whole: bool = False
    style: str = ""
    settings: DecodingSettings = field(default_factory=DecodingSettings)
    rank: Rank = Rank.FIRST


@dataclass(frozen=True)
class Written:
    """What was chosen for one draft.

    Attributes:
        cut: whether it is a cut of its source.
        grounded: whether the check finds every fact of it in its focus.
    """

    id: str
    perspective: str
    focus: tuple[int, ...]
    source: str
    text: str
    cut: bool
    grounded: bool
    issues: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.text == self.source

    @property
    def saved(self) -> float:
        """Share of the source's words that it does without."""
        return 1 - len(self.text.split()) / len(self.source.split())


@dataclass(frozen=True)
class Asked:
    """A draft that a model is asked to write."""

    record: Record
    perspective: str
    draft: Draft
    request: Request

    @property
    def key(self) -> Key:
        """Perspectives that ask the same of the same sentences share one draft."""
        return id(self.record), self.request.instruction, self.draft.focus


class Writer:
    """Asks a model for the drafts of an article."""

    def __init__(self, model: str | Seq2Seq | None, manner: Manner) -> None:
        self.summarizer = Summarizer(model)
        self.manner = manner

    def __call__(self, records: Sequence[Record]) -> Iterator[Written]:
        """The drafts of some articles, decoded in batches."""
        asked = [one for record in records for one in self._asked(record)]
        distinct = list({one.key: one for one in asked}.values())
        written: dict[Key, Written] = {}
        rows = self.summarizer.model.capacity.rows
        for start in range(0, len(distinct), rows):
            part = distinct[start : start + rows]
            written |= {one.key: found for one, found in zip(part, self._write(part), strict=True)}
        for one in asked:
            yield replace(written[one.key], perspective=one.perspective)

    def _asked(self, record: Record) -> Iterator[Asked]:
        article, manner = record.article, self.manner
        plans = self.summarizer.planner.plan(article, built_in())
        [memory] = self.summarizer.model.encode([article])
        for perspective, plan in zip(built_in(), plans, strict=True):
            for focus in _focuses(plan.focus, manner.whole):
                draft = Draft(article, focus, begun=manner.opening)
                instruction = f"{perspective.instruction} {manner.style}".strip()
                yield Asked(record, perspective.name, draft, draft.request(memory, instruction))

    def _write(self, asked: Sequence[Asked]) -> list[Written]:
        model = self.summarizer.model
        started = model.start([one.request for one in asked])
        texts = [
            list(dict.fromkeys(" ".join(complete_sentences(each.text)) for each in candidates))
            for candidates in decode(model, started, self.manner.settings)
        ]
        checked = [
            [self._checked(one.draft, text) for text in offered]
            for one, offered in zip(asked, texts, strict=True)
        ]
        chosen = [0] * len(asked)
        if self.manner.rank is Rank.GROUNDING:
            chosen = [best([(not one.issues, one.support) for one in each]) for each in checked]
        elif self.manner.rank is Rank.LIKELIHOOD:
            chosen = [best(each) for each in likelihoods(model, started, texts)]
        return [
            _written(one, offered[place])
            for one, offered, place in zip(asked, checked, chosen, strict=True)
        ]

    def _checked(self, draft: Draft, text: str) -> Checked:
        """The check of all sentences of a draft as one: no better than the weakest."""
        quick = self.summarizer.grounder.quick
        found = [
            quick(draft.article, sentence, within=draft.focus)
            for sentence in complete_sentences(text)
        ]
        return Checked(
            text,
            min((one.support for one in found), default=0.0),
            draft.focus,
            tuple(issue for one in found for issue in one.issues),
        )


def _focuses(focus: Sequence[tuple[int, ...]], whole: bool) -> Sequence[tuple[int, ...]]:
    if not whole or not focus:
        return focus
    return [tuple(sorted({index for group in focus for index in group}))]


def best(values: Sequence[float | tuple[bool, float]]) -> int:
    """The place of the greatest; of several, the first."""
    return max(range(len(values)), key=lambda place: values[place])


def likelihoods(
    model: Seq2Seq, started: Started, texts: Sequence[Sequence[str]]
) -> list[list[float]]:
    """Mean log-likelihood a token of the candidates of each row; the least of an empty one."""
    rows = [row for row, offered in enumerate(texts) for _ in offered]
    flat = [text for offered in texts for text in offered]
    scores = iter(score_rows(model, started, rows, flat))
    return [
        [float(one.mean()) if len(one := next(scores)) else float("-inf") for _ in offered]
        for offered in texts
    ]


def _written(asked: Asked, checked: Checked) -> Written:
    article, text, source = asked.record.article, checked.text, asked.draft.source
    return Written(
        str(article.id),
        asked.perspective,
        asked.draft.focus,
        source,
        text,
        is_cut(text, source),
        bool(text) and not checked.issues and checked.support >= ACCEPTED_SUPPORT,
        checked.issues,
        tuple(unsupported(text, article.text)),
    )
