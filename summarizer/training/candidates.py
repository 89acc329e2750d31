"""What a model writes itself before its first update, and how likely it finds what it is to prefer.

A target of a preference needs a text that it is preferred to. Where the data have none, it is the
first of the model's own candidates that is faulty: one in which the grounding check finds a fact
that its focus lacks, or that is no cut of its focus where the target is one. A model is so taught
from its own mistakes (on-policy pairs; Ri, Deas & McKeown 2025). What is found is kept on disk
lesson by lesson, so that a run that was stopped goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from summarizer.article import Article
from summarizer.cutting import is_cut
from summarizer.drafts import complete_sentences, plain
from summarizer.grounding import Grounder
from summarizer.models.contract import Memory, Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.library import Engine
from summarizer.training.learners import Learner
from summarizer.training.lessons import Lesson
from summarizer.training.objectives import margins, with_rejected
from summarizer.training.targets import Target

TARGETS = 6
"""Of a lesson, about: so many lessons are made, and kept, together as are decoded at once."""

TEMPERATURE = 1.0
"""Of the sampled candidates: higher than where they are to be shown, since faults are wanted."""

Numbers = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Found:
    """What a target is preferred to, and by how much the model preferred it at the start."""

    rejected: str
    margin: float


class Pairs:
    """Makes pairs of lessons with a model as it is."""

    def __init__(self, engine: Engine, learner: Learner, candidates: int, numbers: Numbers) -> None:
        """Use a model.

        Args:
            candidates: how many it writes for a target that is not preferred to anything yet.
            numbers: the context that it computes in.
        """
        self.engine, self.learner, self.numbers = engine, learner, numbers
        self.settings = DecodingSettings(candidates=candidates, temperature=TEMPERATURE)
        self.grounder = Grounder()
        self.rows = engine.capacity.rows

    def kept(self, lessons: Sequence[Lesson], path: Path) -> list[Lesson]:
        """The lessons with their pairs; those that a file holds already are not made again."""
        done = _read(path)[: len(lessons)]
        path.write_text("".join(map(_line, done)), encoding="utf-8")  # without a torn line
        with path.open("a", encoding="utf-8") as stream:
            size = self.rows // TARGETS
            for start in range(len(done), len(lessons), size):
                found = list(self._made(lessons[start : start + size]))
                stream.writelines(map(_line, found))
                stream.flush()
                done += found
        return [_paired(lesson, found) for lesson, found in zip(lessons, done, strict=True)]

    @torch.no_grad()
    def _made(self, lessons: Sequence[Lesson]) -> Iterator[list[Found]]:
        with self.numbers():
            paired = self._with_candidates(lessons) if self.settings.candidates else lessons
            likelihoods = self.learner.likelihoods([with_rejected(lesson) for lesson in paired])
        for lesson, one in zip(paired, likelihoods, strict=True):
            values = iter(margins(lesson, one).tolist())
            yield [
                Found(target.rejected, next(values) if target.rejected else 0.0)
                for target in lesson.targets
            ]

    def _with_candidates(self, lessons: Sequence[Lesson]) -> list[Lesson]:
        """The lessons with a faulty text of the model's own beside each target, if it has one."""
        open_to = [one for one in lessons if any(not target.rejected for target in one.targets)]
        memories = self.engine.encode([lesson.article for lesson in open_to])
        asked = [
            (lesson.article, target, memory)
            for lesson, memory in zip(open_to, memories, strict=True)
            for target in lesson.targets
            if not target.rejected
        ]
        rows = self.rows
        parts = (asked[start : start + rows] for start in range(0, len(asked), rows))
        found = iter([text for part in parts for text in self._faults(part)])
        return [
            replace(
                lesson,
                targets=tuple(
                    one if one.rejected else replace(one, rejected=next(found))
                    for one in lesson.targets
                ),
            )
            for lesson in lessons
        ]

    def _faults(self, asked: Sequence[tuple[Article, Target, Memory]]) -> Iterator[str]:
        """The first faulty text that the model writes for each target; empty where it has none."""
        started = self.engine.start([self._request(*one) for one in asked])
        written = decode(self.engine, started, self.settings)
        for (article, target, _), candidates in zip(asked, written, strict=True):
            texts = (" ".join(complete_sentences(one.text)) for one in candidates)
            faulty = (text for text in texts if self._is_faulty(article, target, text))
            yield next(faulty, "")

    def _request(self, article: Article, target: Target, memory: Memory) -> Request:
        sentences = len(complete_sentences(target.text))
        source = _source(article, target) if target.focus else ""
        instruction = self.learner.instruction(target)
        return Request(memory, instruction, target.focus, sentences=sentences, source=source)

    def _is_faulty(self, article: Article, target: Target, text: str) -> bool:
        """Whether a text is worse than the target in what the rules can see."""
        if not text or text == target.text:
            return False
        quick = self.grounder.quick
        checked = (quick(article, one, within=target.focus) for one in complete_sentences(text))
        if any(one.issues for one in checked):
            return True
        source = _source(article, target)
        return is_cut(target.text, source) and not is_cut(text, source)


def _source(article: Article, target: Target) -> str:
    """The sentences that a target was written from, as running text."""
    focus = range(len(article.sentences)) if target.focus is None else target.focus
    return " ".join(plain(article.sentences[index].text) for index in focus)


def _paired(lesson: Lesson, found: Sequence[Found]) -> Lesson:
    targets = zip(lesson.targets, found, strict=True)
    return replace(lesson, targets=tuple(replace(one, **asdict(pair)) for one, pair in targets))


def _line(found: Sequence[Found]) -> str:
    return f"{json.dumps([asdict(one) for one in found])}\n"


def _read(path: Path) -> list[list[Found]]:
    """What was kept; a line that a kill has torn, and what follows it, is made anew."""
    found: list[list[Found]] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            found.append([Found(**one) for one in json.loads(line)])
        except ValueError:
            break
    return found
