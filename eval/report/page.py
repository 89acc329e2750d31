"""The report as one HTML page that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.report import plots, tables
from eval.report.markdown import failures, origin
from eval.results import Result

TEMPLATES = Path(__file__).parent / "templates"
KINDS = ("foreign name, %", "foreign number, %")
COUNTED = "false statements made"
"""Errors that are shown whether or not they are among a suite's main figures."""

MOST_COLUMNS, MOST_BARS = 5, 8
"""More than these side by side are hard to read."""

SIDE_BY_SIDE = 4
"""Systems beside the human's text."""

Shown = Mapping[str, Sequence[Mapping[str, Any]]]
"""Suite to its articles with what was written of them."""


def page(results: Sequence[Result], shown: Shown) -> str:
    """The page. All text is escaped by the template; only our own pictures are not."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("report.html")
    sections = [
        _speed(one) if one["suite"] == "speed" else _suite(one, shown.get(one["suite"], ()))
        for one in results
    ]
    return template.render(sections=sections)


def _suite(result: Result, articles: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    costs = tables.costs(result)
    return {
        "name": result["suite"],
        "result": result,
        "origin": origin(result),
        "measured": result["systems"],
        "plots": _plots(result),
        "tables": [tables.figures(result), *([costs] if costs else [])],
        "legend": " ".join([tables.legend(result), *failures(result)]),
        "articles": [_article(one) for one in articles],
    }


def _plots(result: Result) -> list[Markup]:
    found: list[Markup] = []
    for figure in result["main"]:
        columns = tables.columns(result, figure)
        if len(columns) > MOST_COLUMNS:  # kinds of errors
            found.append(plots.dots(result, figure, columns))
        elif columns == ["all"] and len(result["systems"]) > MOST_BARS:
            found.append(plots.ranked(result, figure))
        elif columns:
            found.append(plots.bars(result, figure, columns))
    dotted = plots.scatter(result)
    found += [dotted] if dotted else []
    if errors := [figure for figure in KINDS if tables.columns(result, figure)]:
        found.append(plots.kinds(result, errors))
    if columns := tables.columns(result, COUNTED):
        found.append(plots.bars(result, COUNTED, columns))
    return found


def _speed(result: Result) -> dict[str, Any]:
    grown = plots.growth(result)
    found = [tables.ratios(result)] if result["ratios"] else []
    found.append(tables.speed(result))
    found += [tables.growth(result)] if result["growth"] else []
    return {
        "name": "speed",
        "result": result,
        "origin": origin(result),
        "measured": result["peers"],
        "plots": [grown] if grown else [],
        "tables": found,
        "legend": "Brackets: least and greatest of the rounds.",
        "articles": [],
    }


def _article(article: Mapping[str, Any]) -> dict[str, Any]:
    """An article, and of each perspective what the human and the systems wrote."""
    return {
        "title": article["title"] or article["id"],
        "errors": {name: own["error"] for name, own in article["systems"].items()},
        "perspectives": [_perspective(article, one) for one in article["perspectives"]],
    }


def _perspective(article: Mapping[str, Any], perspective: Mapping[str, str]) -> dict[str, Any]:
    name = perspective["name"]
    gold = article["gold"][name]
    systems = dict(list(article["systems"].items())[:SIDE_BY_SIDE])
    first = next(iter(systems.values()))
    named = {i for _, indices in first["sentences"].get(name, ()) for i in indices}
    human = set(gold["evidence"]) if gold else set()
    return {
        "title": perspective["title"],
        "definition": perspective["definition"],
        "by": next(iter(systems)),
        "sentences": [
            {"number": place, "text": text, "named": place in named, "human": place in human}
            for place, text in enumerate(article["sentences"])
        ],
        "human": _human(gold),
        "systems": {
            system: [
                {"text": text, "evidence": indices}
                for text, indices in own["sentences"].get(name, ())
            ]
            for system, own in systems.items()
        },
    }


def _human(gold: Mapping[str, Any] | None) -> str:
    if gold is None:
        return "no such angle"
    return str(gold["text"]) or "there is an angle; no text is known"
