"""Compare ways to plan on the development part of the data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.metrics import f1, rouge
from eval.planner.candidates import (
    Candidate,
    bag_of_words,
    calibrated,
    cue_phrases,
    lead,
    sentence_encoder,
    shipped,
    static_vectors,
    untrained,
)
from eval.planner.measures import (
    Extracts,
    average_precision,
    calibration_error,
    flat,
    reliability,
)
from summarizer.article import Article
from summarizer.perspectives import Perspective, built_in
from summarizer.planning import Planner
from summarizer.planning.choice import TASTE, choose
from summarizer.planning.length import MEDIUM
from summarizer.planning.planner import PRESENT
from summarizer.training.planner_data import WRITTEN, Example, read_examples

COLUMNS = (
    "perspective", "candidate", "AP", "presence F1", "ECE",
    "R-1", "R-2", "R-L", "relevant %", "evidence %", "words", "margin",
)  # fmt: skip


def candidates(
    perspective: Perspective, planner: Planner, training: Sequence[Example], encoder: bool
) -> dict[str, Candidate]:
    """Name the ways to plan one perspective; those without labels are for framings."""
    plain = {"bag of words": bag_of_words(planner, perspective)}
    no_labels: dict[str, Candidate] = {}
    if not perspective.whole_article:
        plain["cue phrases"] = cue_phrases(planner, perspective)
        plain["static vectors"] = static_vectors(planner, perspective)
        for name, variant in (("cues", perspective), ("no cues", replace(perspective, cues=()))):
            no_labels[f"no labels, {name}"] = untrained(planner, variant, built_in(), training)
    if encoder and not perspective.whole_article:
        plain["sentence encoder"] = sentence_encoder(planner, perspective)
    some = training[:150]
    fitted = {name: calibrated(score, perspective, some) for name, score in plain.items()}
    ours = {"planner": shipped(planner, perspective)}
    return {"first sentences": lead, **fitted, **no_labels, **ours}


def row(
    candidate: Candidate, planner: Planner, perspective: Perspective, examples: Sequence[Example]
) -> list[float]:
    """Measure a candidate on one perspective."""
    scores = [candidate(example.article) for example in examples]
    golds = [example.gold[perspective.name] for example in examples]
    relevant = [
        gold is not None and sentence.index in gold.relevant
        for example, gold in zip(examples, golds, strict=True)
        for sentence in example.article.sentences
    ]
    others = [p.name for p in built_in() if not p.whole_article and p != perspective]
    extracts = Extracts()
    for example, score in zip(examples, scores, strict=True):
        standing = planner.standing.read(example.article)
        chosen = choose(example.article, score, standing, MEDIUM.words, TASTE)
        extracts.add(example, perspective.name, chosen, [] if perspective.whole_article else others)
    said = [score.presence >= PRESENT for score in scores]
    return [
        average_precision(flat(scores), relevant),
        f1(said, [gold is not None for gold in golds]),
        calibration_error(flat(scores), relevant),
        *extracts.means(),
    ]


def compare(console: Console, planner: Planner, file: Path, encoder: bool) -> None:
    """Print the table of candidates, and how far the planner's probabilities can be trusted."""
    examples = read_examples(file)
    training = [example for example in examples if example.fold != 0]
    held_out = [example for example in examples if example.fold == 0]
    table = Table(*COLUMNS, title=f"{file.stem}: {len(held_out)} development articles")
    for perspective in built_in():
        for name, score in candidates(perspective, planner, training, encoder).items():
            figures = row(score, planner, perspective, held_out)
            shown = [f"{x:.2f}" if n < 3 else f"{x:.1f}" for n, x in enumerate(figures)]
            table.add_row(perspective.name, name, *shown)
        table.add_section()
    console.print(table)
    trust(console, planner, held_out)


def trust(console: Console, planner: Planner, examples: Sequence[Example]) -> None:
    """Print the reliability of relevance: of the sentences called n % relevant, how many are."""
    for perspective in built_in():
        scores = [shipped(planner, perspective)(example.article) for example in examples]
        golds = [(e.gold[perspective.name], s) for e in examples for s in e.article.sentences]
        bins = reliability(flat(scores), [bool(g and s.index in g.relevant) for g, s in golds])
        shown = "  ".join(f"{said:.0%}→{true:.0%}" for said, true, _ in bins)
        console.print(f"{perspective.name}: said → true  {shown}")


def topics(console: Console, planner: Planner, path: Path) -> None:
    """Extracts for users' perspectives: NEWTS (Bahrainian et al., Findings of ACL 2022)."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    table = Table(
        "extract",
        "R-1 right topic",
        "R-1 wrong topic",
        "margin",
        "words",
        "angle found",
        title="NEWTS",
    )
    for name, only_lead in (("first sentences", True), ("topic", False)):
        rows = [r for record in records for r in _topic_rows(record, planner, only_lead)]
        right, wrong, words, found = (fmean(column) for column in zip(*rows, strict=True))
        figures = (right, wrong, right - wrong, words)
        table.add_row(name, *(f"{x:.1f}" for x in figures), f"{found:.0%}")
    console.print(table)


def _topic_rows(
    record: dict[str, Any], planner: Planner, only_lead: bool
) -> list[tuple[float, ...]]:
    article = Article.from_text(record["text"])
    texts = [sentence.text for sentence in article.sentences]
    golds = [topic["summary"] for topic in record["topics"]]
    rows: list[tuple[float, ...]] = []
    for own, topic in enumerate(record["topics"]):
        perspective = Perspective(name="topic", definition=topic["description"])
        score = lead(article) if only_lead else shipped(planner, perspective)(article)
        chosen = choose(article, score, planner.standing.read(article), MEDIUM.words, TASTE)
        text = " ".join(texts[index] for index in chosen)
        found = [rouge(text, gold)["rouge1"] for gold in golds]
        size, present = len(text.split()), score.presence >= PRESENT
        rows.append((found[own], found[1 - own], float(size), float(present)))
    return rows


def print_all(framings: Path, newts: Path, encoder: bool) -> None:
    """Print all tables; that of users' perspectives where NEWTS is there."""
    console = Console(width=140)
    planner = Planner.load()
    for file in (framings, WRITTEN):
        compare(console, planner, file, encoder)
    if newts.exists():
        topics(console, planner, newts)
