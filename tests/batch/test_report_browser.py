"""The report in a real browser: its own script runs, its filters work, and nothing else does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.test_formats import hostile
from tests.batch.work import finish

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    assert finish(hostile(tmp_path / "in.jsonl"), tmp_path / "out.html", "html") == 3
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("dialog", lambda dialog: page.asked.append(dialog.message))
        page.set_default_timeout(60_000)
        page.goto((tmp_path / "out.html").as_uri())
        yield page
        browser.close()


def test_filters_and_evidence(page: Any) -> None:
    shown = page.locator("tbody tr:not([hidden])")
    assert page.locator("#count").text_content() == "3 of 3"
    page.select_option("#state", "failed")
    assert shown.count() == 1
    assert "RecordError" in shown.first.text_content()
    page.select_option("#state", "")
    page.fill("#search", "PLAIN")
    assert shown.count() == 1
    shown.first.locator("summary").first.click()
    shown.first.locator("section summary").first.click()
    assert shown.first.locator("li").first.is_visible()
    page.fill("#search", "")
    page.select_option("#angle", "written security")
    assert shown.count() == 0
    assert len(page.asked) == 1  # the page itself
