"""What visitors do, as stories: each yields the name of every state that is worth a look."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpx

from summarizer.page.source import examples
from tests.genre_articles import COLUMN
from tests.page.driving import TYPING_MS, fill, finished, open_view, summarize

if TYPE_CHECKING:
    from playwright.sync_api import Page

Story = Callable[["Page"], Iterator[str]]

ARTICLES = list(examples().values())
DRONES, MATCH = ARTICLES[0], ARTICLES[10]
LONG_TITLE = f"{'Verfassungsgerichtsentscheidungsbegründung' * 3} and what it means"
SUMMARY = (
    "Mexico will no longer let American surveillance drones fly over its territory. "
    "The flights never took place. Seventy-seven people died in a raid near Tijuana."
)
COMPANY = 24
"""Requests of other visitors: enough that the next one has to wait."""


def read(page: Page) -> Iterator[str]:
    yield "empty"
    summarize(page, DRONES)
    page.wait_for_selector("#ps-read-status progress")
    yield "running"
    finished(page, "read")
    yield "result"
    page.locator(".ps-card .ps-sentence").nth(1).hover()
    yield "evidence"
    open_view(page, "Compare")
    yield "compared"


def read_mistakes(page: Page) -> Iterator[str]:
    page.locator("#ps-read-start").click()
    yield from _complaint(page, "read", "no-text", "no article yet")
    summarize(page, "Too short.")
    yield from _complaint(page, "read", "short-text", "too short")
    page.get_by_role("tab", name="Web address", exact=True).click()
    for name, address, said in (
        ("private", "http://127.0.0.1/", "private address"),
        ("nonsense", "not an address", "no host"),
    ):
        page.get_by_placeholder("https://").fill(address)
        page.wait_for_timeout(TYPING_MS)
        page.locator("#ps-read-start").click()
        yield from _complaint(page, "read", f"{name}-address", said)
    page.get_by_role("tab", name="File", exact=True).click()
    _give(page, "read", "broken.pdf", b"%PDF-1.7 and nothing else")
    page.locator("#ps-read-start").click()
    yield from _complaint(page, "read", "broken-file", "damaged")


def read_stopped(page: Page) -> Iterator[str]:
    summarize(page, DRONES)
    page.wait_for_selector("#ps-read-status progress")
    page.locator("#ps-read-stop").click()
    page.wait_for_selector("#ps-read-status :text('Stopped.')")
    yield "stopped"


def read_abstention(page: Page) -> Iterator[str]:
    summarize(page, MATCH)
    finished(page, "read")
    yield "result"
    open_view(page, "Compare")
    yield "compared"


def read_opinion(page: Page) -> Iterator[str]:
    title, _, body = COLUMN.partition("\n")
    summarize(page, f"{title}\n\n{body}")
    finished(page, "read")
    yield "result"
    open_view(page, "Compare")
    yield "compared"


def read_long_title(page: Page) -> Iterator[str]:
    summarize(page, f"{LONG_TITLE}\n\n{DRONES.partition(chr(10))[2].strip()}")
    finished(page, "read")
    yield "result"
    open_view(page, "Compare")
    yield "compared"


def busy(page: Page) -> Iterator[str]:
    others = [Thread(target=_ask, args=(page.url, number)) for number in range(COMPANY)]
    for other in others:
        other.start()
    page.wait_for_timeout(3000)
    summarize(page, DRONES)
    page.wait_for_selector("#ps-read-status :text('ahead of you')")
    yield "waiting"
    page.locator("#ps-read-stop").click()
    for other in others:
        other.join()


def compare(page: Page) -> Iterator[str]:
    open_view(page, "Compare")
    yield "empty"


def check(page: Page) -> Iterator[str]:
    open_view(page, "Check")
    yield "empty"
    page.locator("#ps-check-start").click()
    yield from _complaint(page, "check", "no-text", "no article yet")
    fill(page, "Article to check against", DRONES)
    fill(page, "Summary to check", SUMMARY)
    page.locator("#ps-check-start").click()
    finished(page, "check")
    yield "result"


def batch(page: Page) -> Iterator[str]:
    open_view(page, "Batch")
    yield "empty"
    page.locator("#ps-batch-start").click()
    yield from _complaint(page, "batch", "no-file", "no table yet")
    _give(page, "batch", "broken.parquet", b"PAR1 and nothing else")
    yield from _complaint(page, "batch", "broken-file", "no Parquet")
    page.locator("#ps-batch-file").get_by_label("Clear").click()
    good = [{"id": "drones", "headline": "A story", "text": DRONES}]
    bad: list[Any] = [{"id": f"too-short-{number}", "text": "Short."} for number in range(3)]
    bad += [{"id": "none"}, {"id": "number", "text": 7}]
    lines = [json.dumps(one) for one in (*good, *bad, *good)]
    _give(page, "batch", "articles.jsonl", "\n".join([*lines, "{not JSON"]).encode())
    page.wait_for_selector("#ps-batch-status :text('columns')")
    yield "columns"
    page.locator("#ps-batch-start").click()
    page.wait_for_selector("#ps-batch-status progress")
    yield "running"
    page.wait_for_selector("#ps-batch-start:not([disabled])")
    yield "done"


def make(page: Page) -> Iterator[str]:
    open_view(page, "Make a perspective")
    yield "empty"
    page.locator("#ps-make-start").click()
    yield from _complaint(page, "make", "nothing", "name")
    page.get_by_placeholder("economic", exact=True).fill("water")
    page.get_by_label("Definition").fill("who controls and uses the river's water")
    page.get_by_label("Cue phrases").fill("dam, river, irrigation")
    page.wait_for_timeout(TYPING_MS)
    page.locator("#ps-make-start").click()
    yield from _complaint(page, "make", "no-article", "no article yet")
    page.locator("#ps-make-add").click()
    page.wait_for_selector("#ps-make-status :text('can be chosen')")
    yield "offered"
    open_view(page, "Read")
    fill(page, "Article", ARTICLES[4])
    yield "chosen"
    open_view(page, "Make a perspective")
    page.locator("#ps-make-start").click()
    finished(page, "make")
    yield "tried"


def programs(page: Page) -> Iterator[str]:
    open_view(page, "For programs")
    yield "shown"


STORIES: dict[str, Story] = {
    told.__name__: told
    for told in (
        read, read_mistakes, read_stopped, read_abstention, read_opinion, read_long_title, busy,
        compare, check, batch, make, programs,
    )
}  # fmt: skip


def _complaint(page: Page, view: str, name: str, said: str) -> Iterator[str]:
    page.wait_for_selector(f"#ps-{view}-status .ps-error:has-text('{said}')")
    page.wait_for_selector(f"#ps-{view}-start:not([disabled])")
    yield name


def _give(page: Page, view: str, name: str, data: bytes) -> None:
    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(f"#ps-{view}-file input[type=file]").set_input_files(files=[chosen])  # type: ignore[list-item]
    page.wait_for_selector(f"#ps-{view}-file .file-preview")


def _ask(address: str, number: int) -> None:
    """Ask for a summary as a program does, and wait for it."""
    at = f"{address}gradio_api/call/summarize"
    body = {"data": [ARTICLES[number % len(ARTICLES)], None, "short", "", number]}
    started = httpx.post(at, json=body, timeout=60).json()
    httpx.get(f"{at}/{started['event_id']}", timeout=1200)
