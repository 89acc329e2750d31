"""From outputs to figures: one text a figure, the perspectives side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from eval.metrics import copied, distinctness, f1, mean, rouge, unsupported
from eval.records import Record
from summarizer.perspectives import built_in

PERSPECTIVES = tuple(perspective.name for perspective in built_in())
FRAMINGS = tuple(one.name for one in built_in() if not one.whole_article)

Outputs = Mapping[str, Mapping[str, Any]]


def figures(records: Sequence[Record], outputs: Outputs) -> dict[str, str]:
    """All figures of one system.

    ROUGE counts where gold and system both have a text; whether they should is presence.
    """
    pairs = [(record, outputs[str(record.article.id)]) for record in records]
    texts = [
        (record, name, output["texts"][name])
        for record, output in pairs
        for name in PERSPECTIVES
        if output["texts"][name]
    ]
    found = {f"ROUGE-{kind}": _rouge(texts, f"rouge{kind}") for kind in ("1", "2", "L")}
    found |= {
        "focus margin (ROUGE-1)": _show([_margin(pairs, name) for name in FRAMINGS]),
        "presence F1": _show([_presence(pairs, name) for name in FRAMINGS], "{:.2f}"),
        "evidence precision": _show([_precision(pairs, name) for name in PERSPECTIVES], "{:.2f}"),
        "foreign name or number, %": _over(
            texts, lambda record, text: 100.0 * bool(unsupported(text, record.article.text))
        ),
        "copied 4-grams, %": _over(texts, lambda record, text: copied(text, record.article.text)),
        "words": _over(texts, lambda _, text: float(len(text.split()))),
        "distinctness of the framings": _show([_distinctness(pairs)]),
        "model / cut / source sentences": _origins(pairs),
        "seconds an article, median": _show([median(output["seconds"] for _, output in pairs)]),
        "peak memory, MB": f"{max(output['peak_mb'] for _, output in pairs):.0f}",
    }
    return found


def _show(values: Sequence[float | None], pattern: str = "{:.1f}") -> str:
    return " / ".join("-" if value is None else pattern.format(value) for value in values)


Texts = Sequence[tuple[Record, str, str]]
Pairs = Sequence[tuple[Record, Mapping[str, Any]]]


def _over(texts: Texts, measure: Callable[[Record, str], float]) -> str:
    return _show(
        [
            mean(measure(record, text) for record, name, text in texts if name == wanted)
            for wanted in PERSPECTIVES
        ]
    )


def _rouge(texts: Texts, kind: str) -> str:
    return _show(
        [
            mean(
                rouge(text, gold.text)[kind]
                for record, name, text in texts
                if name == wanted and (gold := record.gold[name])
            )
            for wanted in PERSPECTIVES
        ]
    )


def _margin(pairs: Pairs, name: str) -> float | None:
    """ROUGE-1 against the own gold minus that against the other framing's, where both exist."""
    other = next(one for one in FRAMINGS if one != name)
    return mean(
        rouge(text, own.text)["rouge1"] - rouge(text, rival.text)["rouge1"]
        for record, output in pairs
        if (text := output["texts"][name])
        and (own := record.gold[name])
        and (rival := record.gold[other])
    )


def _presence(pairs: Pairs, name: str) -> float:
    predicted = [bool(output["texts"][name]) for _, output in pairs]
    return f1(predicted, [record.gold[name] is not None for record, _ in pairs])


def _precision(pairs: Pairs, name: str) -> float | None:
    """Share of the sentences named as evidence that are evidence of the gold framing."""
    return mean(
        len(gold.evidence.intersection(named)) / len(named)
        for record, output in pairs
        if (named := output["evidence"].get(name)) and (gold := record.gold[name])
    )


def _distinctness(pairs: Pairs) -> float | None:
    one, other = FRAMINGS[:2]
    return mean(
        distinctness(output["texts"][one], output["texts"][other])
        for _, output in pairs
        if output["texts"][one] and output["texts"][other]
    )


def _origins(pairs: Pairs) -> str:
    totals = [
        sum(output["origins"].get(origin, 0) for _, output in pairs)
        for origin in ("model", "cut", "source")
    ]
    return " / ".join(map(str, totals)) if any(totals) else "-"
