"""Measure what a model writes before any of it is shown: ``python -m eval.drafts --data FOLDER``.

A draft is one sentence from one focus. What is counted is the greedy candidate of every draft:
how often it holds a name or number that the article lacks, how much it shortens, and how much
of it the gates let through: the check of its facts, and the rule that it must be a cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.figures import PERSPECTIVES
from eval.metrics import copied, mean, rouge, unsupported
from eval.records import Record, read_records
from summarizer.cutting import is_cut
from summarizer.drafts import ACCEPTED_SUPPORT, Draft, complete_sentences
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.loading import load_model
from summarizer.perspectives import built_in
from summarizer.pipeline import Summarizer

app = typer.Typer(add_completion=False)
stderr = Console(stderr=True)
GREEDY = DecodingSettings(candidates=1)


@dataclass(frozen=True)
class Written:
    """The greedy candidate of one draft.

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


class Writer:
    """Asks a model for the drafts of an article."""

    def __init__(self, model: str | None, opening: bool) -> None:
        self.summarizer = Summarizer(load_model(model))
        self.opening = opening

    def __call__(self, record: Record) -> Iterator[Written]:
        article, engine = record.article, self.summarizer.model
        plans = self.summarizer.planner.plan(article, built_in())
        drafts = [
            (one.name, Draft(article, focus))
            for one, plan in zip(built_in(), plans, strict=True)
            for focus in plan.focus
        ]
        [memory] = engine.encode([article])
        distinct = {
            draft.focus: draft.request(memory, built_in()[0].instruction) for _, draft in drafts
        }
        if not self.opening:
            distinct = {focus: replace(one, opening="") for focus, one in distinct.items()}
        texts = dict(zip(distinct, decode(engine, list(distinct.values()), GREEDY), strict=True))
        for name, draft in drafts:
            yield self._written(record, name, draft, texts[draft.focus][0].text)

    def _written(self, record: Record, perspective: str, draft: Draft, raw: str) -> Written:
        article = record.article
        text = " ".join(complete_sentences(raw))
        checked = self.summarizer.grounder.quick(article, text, within=draft.focus)
        return Written(
            str(article.id),
            perspective,
            draft.focus,
            draft.source,
            text,
            is_cut(text, draft.source),
            bool(text) and not checked.issues and checked.support >= ACCEPTED_SUPPORT,
            checked.issues,
            tuple(unsupported(text, article.text)),
        )


@app.command()
def main(
    data: Annotated[Path, typer.Option(help="Folder that holds framings.jsonl.")],
    model: Annotated[str | None, typer.Option(help="As for the summarizer.")] = None,
    limit: Annotated[int, typer.Option(help="Only the first N articles.")] = 40,
    opening: Annotated[bool, typer.Option(help="Force the source's first words.")] = True,
    outputs: Annotated[Path, typer.Option(help="Where outputs are kept.")] = Path("eval/outputs"),
) -> None:
    """Count over the greedy drafts of the development split."""
    records = read_records(data, limit)
    label = f"{model or 'default'}{'' if opening else ' free'}"
    writer = Writer(model, opening)
    written = [one for record in track(records, label, console=stderr) for one in writer(record)]
    outputs.mkdir(parents=True, exist_ok=True)
    path = outputs / f"drafts-{re.sub('[^A-Za-z0-9]+', '-', label).strip('-')}.jsonl"
    path.write_text("".join(json.dumps(asdict(one)) + "\n" for one in written), encoding="utf-8")
    table = Table(title=f"{label}: {len(written)} drafts of {len(records)} articles")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for figure, value in figures(records, written).items():
        table.add_row(figure, value)
    Console().print(table)


def figures(records: list[Record], written: list[Written]) -> dict[str, str]:
    """Shares are in percent of the drafts unless they say otherwise."""
    new = [one for one in written if not one.same]
    return {
        "the source as it stands, %": _percent([one.same for one in written]),
        "nothing whole, %": _percent([not one.text for one in written]),
        "words saved where it differs, %": f"{100 * (mean(one.saved for one in new) or 0):.0f}",
        "foreign name or number, %": _percent([bool(one.foreign) for one in written]),
        "the check finds a fault, %": _percent([not one.grounded for one in written]),
        "differs and passes the check, %": _percent([o.grounded and not o.same for o in written]),
        "differs, passes and is a cut, %": _percent(
            [one.grounded and one.cut and not one.same for one in written]
        ),
        "ROUGE-1 of all drafts joined": _rouge(records, written, lambda one: one.text),
        "ROUGE-1 with the source where the check fails": _rouge(
            records, written, lambda one: one.text if one.grounded else one.source
        ),
        "ROUGE-1 with the source where it is no cut": _rouge(
            records, written, lambda one: one.text if one.grounded and one.cut else one.source
        ),
        "ROUGE-1 of the sources": _rouge(records, written, lambda one: one.source),
    }


def _percent(values: list[bool]) -> str:
    return f"{100 * (mean(map(float, values)) or 0):.1f}"


def _rouge(records, written, shown) -> str:  # type: ignore[no-untyped-def]
    found = []
    for name in PERSPECTIVES:
        scores, words, grams = [], [], []
        for record in records:
            parts = [
                shown(one)
                for one in written
                if one.id == record.article.id and one.perspective == name
            ]
            gold, text = record.gold[name], " ".join(filter(None, parts))
            if gold and text:
                scores.append(rouge(text, gold.text)["rouge1"])
                words.append(float(len(text.split())))
                grams.append(copied(text, record.article.text))
        found.append(
            f"{mean(scores) or 0:.1f} ({mean(words) or 0:.0f} w, {mean(grams) or 0:.0f} %)"
        )
    return " / ".join(found)


if __name__ == "__main__":
    app()
