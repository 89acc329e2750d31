"""This project's pipeline as a user gets it, with its own model or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from eval.cases import Case
from eval.outputs import Output
from eval.systems.system import Writer
from summarizer.pipeline import Summarizer
from summarizer.result import Result


def pipeline(model: str | None = None) -> Writer:
    """A writer that runs articles with the same perspectives together."""
    return written_by(Summarizer(model))


def written_by(summarizer: Summarizer) -> Writer:
    """A writer around a summarizer that is there already."""

    def write(cases: Sequence[Case]) -> Iterator[Output]:
        for perspectives, group in groupby(cases, key=lambda case: case.perspectives):
            articles = (case.article for case in group)
            for result in summarizer.batch(articles, perspectives):
                yield output(result)

    return write


def output(result: Result) -> Output:
    """A result as an output; an article that failed has no text, and its error."""
    if result.error:
        return Output({}, error=f"{result.error.type}: {result.error.message}")
    shown = [one for summary in result.summaries.values() for one in summary.sentences]
    origins = [one.origin.value for one in shown]
    return Output(
        texts={name: summary.text for name, summary in result.summaries.items()},
        evidence={
            name: sorted({index for one in summary.sentences for index in one.evidence})
            for name, summary in result.summaries.items()
        },
        origins={origin: origins.count(origin) for origin in sorted(set(origins))},
        sentences={
            name: [(one.text, list(one.evidence)) for one in summary.sentences]
            for name, summary in result.summaries.items()
        },
        notice=result.notice or "",
        seconds=result.elapsed_s,
    )
