"""The repository's own articles, with the facts that summaries must and must not hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from eval import measures
from eval.cases import Case, Gold
from eval.data import Records, Source
from eval.figures import Better, Figure, Over
from eval.identity import checksums, combined
from eval.suites.suite import WritingSuite
from summarizer.ingest import read_article
from summarizer.perspectives import built_in

FOLDER = Path(__file__).resolve().parent.parent.parent / "examples"
EXPECTED = "expected.json"


def records(folder: Path = FOLDER) -> Records:
    """What is expected of every article, with the checksum of both."""
    expected = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    rows = [{"id": file, "folder": str(folder), **one} for file, one in expected.items()]
    sums = checksums(folder, (EXPECTED, *expected))
    return Records(rows, folder.name, combined(sums))


def cases(found: Records) -> list[Case]:
    """Articles as a user's would be read, with what is expected of them."""
    made = []
    for row in found.rows:
        article = replace(read_article(Path(row["folder"]) / row["id"]), id=row["id"])
        gold = {
            one.name: Gold(must=tuple(row["must"].get(one.name, ())))
            if one.whole_article or row["angles"][one.name]
            else None
            for one in built_in()
        }
        statements = {name: tuple(row[name]) for name in ("must_not", "true")}
        made.append(Case(article, built_in(), gold, **statements))
    return made


SUITE = WritingSuite(
    name="examples",
    about="the repository's own articles, what to abstain from and what never to say",
    source=Source(EXPECTED, (), "It is in the repository's folder examples.", own=records),
    read=cases,
    figures=(
        measures.ABSTENTION,
        Figure("facts mentioned, %", measures.facts, "of those that a good summary holds"),
        Figure(
            "false statements made",
            measures.false_statements,
            "of 12 an article that are plausible but false; mean an article",
            Better.LOWER,
            Over.ARTICLE,
            digits=2,
        ),
        *measures.UNSUPPORTED,
        measures.CONTEXT,
        measures.COPIED,
        measures.WORDS,
        measures.DISTINCT,
        *measures.ORIGINS,
    ),
    main=("abstention right, %", "facts mentioned, %", "foreign name or number, %"),
    human=False,
)
