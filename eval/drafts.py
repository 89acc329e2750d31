"""Measure what a model writes before any of it is shown: ``python -m eval.drafts --data FOLDER``.

A draft is one sentence from one focus. What is counted is the greedy candidate of every draft:
how often it holds a name or number that the article lacks, how much it shortens, and how much
of it the gates let through: the check of its facts, and the rule that it must be a cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.metrics import copied, mean, rouge, unsupported
from summarizer.article import Article
from summarizer.cutting import is_cut
from summarizer.drafts import ACCEPTED_SUPPORT, Draft, complete_sentences
from summarizer.models.contract import Request
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.perspectives import built_in
from summarizer.pipeline import BATCH, Summarizer
from summarizer.training.split import in_dev, place

app = typer.Typer(add_completion=False)
stderr = Console(stderr=True)
FILE = "framings.jsonl"
GREEDY = DecodingSettings()
PERSPECTIVES = tuple(one.name for one in built_in())


@dataclass(frozen=True)
class Record:
    """An article and its gold framings by perspective."""

    article: Article
    gold: Mapping[str, str | None]


def read_records(folder: Path, limit: int) -> list[Record]:
    """Read the development part, in the order of the ids' hashes."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    stored = [one for one in map(json.loads, lines) if in_dev(one["id"])]
    stored.sort(key=lambda one: place(one["id"]))
    return [
        Record(
            Article.from_offsets(one["text"], one["offsets"], id=one["id"]),
            {name: gold["text"] if gold else None for name, gold in one["gold"].items()},
        )
        for one in stored[:limit]
    ]


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


@dataclass(frozen=True)
class Asked:
    """A draft that a model is asked to write."""

    record: Record
    perspective: str
    draft: Draft
    request: Request


class Writer:
    """Asks a model for the drafts of an article."""

    def __init__(self, model: str | None, opening: bool) -> None:
        self.summarizer = Summarizer(model)
        self.opening = opening

    def __call__(self, records: Sequence[Record]) -> Iterator[Written]:
        """Decode the drafts of some articles in one batch."""
        asked = [one for record in records for one in self._asked(record)]
        requests = {(id(one.record), one.draft.focus): one.request for one in asked}
        model = self.summarizer.model
        decoded = decode(model, model.start(list(requests.values())), GREEDY)
        texts = dict(zip(requests, decoded, strict=True))
        for one in asked:
            raw = texts[id(one.record), one.draft.focus][0].text
            yield self._written(one.record, one.perspective, one.draft, raw)

    def _asked(self, record: Record) -> Iterator[Asked]:
        article = record.article
        plans = self.summarizer.planner.plan(article, built_in())
        [memory] = self.summarizer.model.encode([article])
        for perspective, plan in zip(built_in(), plans, strict=True):
            for focus in plan.focus:
                draft = Draft(article, focus)
                request = draft.request(memory, perspective.instruction)
                if not self.opening:
                    request = replace(request, opening="")
                yield Asked(record, perspective.name, draft, request)

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
    outputs.mkdir(parents=True, exist_ok=True)
    path = outputs / f"drafts-{re.sub('[^A-Za-z0-9]+', '-', label).strip('-')}.jsonl"
    written = []
    with path.open("w", encoding="utf-8") as file:
        for group in track(_groups(records), label, console=stderr):
            for one in writer(group):
                written.append(one)
                file.write(json.dumps(asdict(one)) + "\n")
            file.flush()
    table = Table(title=f"{label}: {len(written)} drafts of {len(records)} articles")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for figure, value in figures(records, written).items():
        table.add_row(figure, value)
    Console().print(table)


def _groups(records: Sequence[Record]) -> list[Sequence[Record]]:
    return [records[start : start + BATCH] for start in range(0, len(records), BATCH)]


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


def _rouge(
    records: Sequence[Record], written: Sequence[Written], shown: Callable[[Written], str]
) -> str:
    """ROUGE-1, words and copied 4-grams of each perspective."""
    return " / ".join(_figures(records, written, shown, name) for name in PERSPECTIVES)


def _figures(
    records: Sequence[Record],
    written: Sequence[Written],
    shown: Callable[[Written], str],
    name: str,
) -> str:
    texts: dict[str, list[str]] = {}
    for one in written:
        if one.perspective == name and shown(one):
            texts.setdefault(one.id, []).append(shown(one))
    pairs = [
        (" ".join(texts[str(one.article.id)]), gold, one.article.text)
        for one in records
        if (gold := one.gold[name]) and str(one.article.id) in texts
    ]
    score = mean(rouge(text, gold)["rouge1"] for text, gold, _ in pairs) or 0
    words = mean(float(len(text.split())) for text, _, _ in pairs) or 0
    grams = mean(copied(text, article) for text, _, article in pairs) or 0
    return f"{score:.1f} ({words:.0f} words, {grams:.0f} % copied)"


if __name__ == "__main__":
    app()
