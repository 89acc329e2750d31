"""A report of a whole run: one HTML page that needs nothing else, however many articles."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from markupsafe import Markup, escape

from summarizer.batch.markdown import evidence_text

_ASSETS = Path(__file__).parent / "assets"


class ReportWriter:
    """A table row an article, with filters; its summaries and evidence unfold.

    Every text is escaped. Should one get through all the same, the page's own policy lets no
    script run but the one that came with it, and nothing be fetched.
    """

    def __init__(self, file: BinaryIO, _fields: Mapping[str, type[Any]]) -> None:
        self.file = file
        self._write(_head())

    def write(self, record: Mapping[str, Any]) -> None:
        self._write(_row(record))

    def close(self) -> None:
        self._write(Markup("</tbody></table></main></body></html>\n"))

    def _write(self, markup: Markup) -> None:
        self.file.write(markup.encode("utf-8", errors="replace"))


@cache
def _asset(name: str) -> Markup:
    return Markup((_ASSETS / name).read_text("utf-8"))  # noqa: S704 - part of this program


def _head() -> Markup:
    script, style = _asset("report.js"), _asset("report.css")
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    return _asset("report.html").format(policy=policy, script=script, style=style)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _row(record: Mapping[str, Any]) -> Markup:
    error = record["error"]
    states = {
        name: "abstained" if summary["abstained"] else "written"
        for name, summary in record["summaries"].items()
    }
    return Markup(
        '<tr data-state="{state}" data-written="{written}" data-abstained="{abstained}">'
        "<td>{id}</td><td><details><summary>{title}</summary>{detail}</details></td>"
        "<td>{outcome}</td><td>{support}</td></tr>\n"
    ).format(
        state="failed" if error else "done",
        written=" ".join(name for name, state in states.items() if state == "written"),
        abstained=" ".join(name for name, state in states.items() if state == "abstained"),
        id=record["id"] or "",
        title=record["title"] or record["id"] or "Untitled",
        detail=_failure(error) if error else _summaries(record),
        outcome=error["type"] if error else _outcome(states),
        support=_weakest(record),
    )


def _failure(error: Mapping[str, str]) -> Markup:
    return Markup("<p class=failed>{}</p>").format(error["message"])


def _outcome(states: Mapping[str, str]) -> Markup:
    marks = (
        Markup("<span class={}>{}</span>").format(state, name) for name, state in states.items()
    )
    return Markup(" ").join(marks)


def _weakest(record: Mapping[str, Any]) -> str:
    supports = [
        sentence["support"]
        for summary in record["summaries"].values()
        for sentence in summary["sentences"]
    ]
    return f"{min(supports):.2f}" if supports else ""


def _summaries(record: Mapping[str, Any]) -> Markup:
    notice = record["notice"]
    head = Markup("<p class=notice>{}</p>").format(notice) if notice else Markup("")
    return head + Markup("").join(
        Markup("<section><h2>{}</h2>{}</section>").format(
            name, Markup("").join(_sentences(record, summary))
        )
        for name, summary in record["summaries"].items()
    )


def _sentences(record: Mapping[str, Any], summary: Mapping[str, Any]) -> Iterator[Markup]:
    if summary["abstained"]:
        yield Markup("<p class=abstained>{}</p>").format(summary["reason"] or "")
    for sentence in summary["sentences"]:
        evidence = Markup("").join(
            Markup("<li value={}>{}</li>").format(index + 1, evidence_text(record, index))
            for index in sentence["evidence"]
        )
        yield Markup(
            "<details><summary>{text} <small>{origin}, support {support}</small></summary>"
            "<ol>{evidence}</ol></details>"
        ).format(
            text=sentence["text"],
            origin=sentence["origin"],
            support=f"{sentence['support']:.2f}",
            evidence=evidence or escape("No evidence."),
        )
