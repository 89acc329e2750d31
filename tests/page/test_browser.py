"""The page in a real browser: every view through to its result, by mouse, touch and keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.perspectives import load_perspective
from tests.page.driving import VIEWS, fill, finished, open_view, summarize
from tests.page.fakes import HOSTILE, TEXT_OF

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The opened page; it fails if anything is asked of another host, or a script fails."""
    yield from opened(browser, address, viewport=WIDE)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a phone, with a finger instead of a mouse."""
    yield from opened(browser, address, viewport=PHONE, has_touch=True, is_mobile=True)


def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce", **options)  # nothing moves under a tap
    page.set_default_timeout(60_000)
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("dialog", lambda dialog: (broken.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.wait_for_selector("#ps-read-start")
    yield page
    strangers = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    page.close()
    assert strangers == []
    assert broken == []


def lit(page: Page, selector: str, name: str) -> list[str]:
    found: list[str] = page.evaluate(
        "([what, name]) => [...document.querySelectorAll(what)].map((one) => one.dataset[name])",
        [f"{selector}.ps-lit", name],
    )
    return found


def becomes_lit(page: Page, selector: str, name: str, wanted: list[str]) -> None:
    """Wait for it: a browser takes a moment to tell one tap from two."""
    for _ in range(20):
        if lit(page, selector, name) == wanted:
            return
        page.wait_for_timeout(250)
    assert lit(page, selector, name) == wanted


class TestRead:
    def test_evidence_lights_up_both_ways_by_mouse(self, page: Page) -> None:
        summarize(page, TEXT_OF)
        finished(page, "read")
        assert page.evaluate("document.querySelectorAll('.ps-result script').length") == 0
        assert HOSTILE in page.locator(".ps-line .ps-text").first.inner_text()
        page.locator(".ps-sentence").first.hover()
        assert lit(page, ".ps-line", "sentence") == ["0", "1"]
        page.locator(".ps-line").nth(1).hover()
        assert lit(page, ".ps-sentence", "position") == ["0", "0"]

    def test_all_of_it_goes_by_keyboard(self, page: Page) -> None:
        page.get_by_label("Article", exact=True).focus()
        page.keyboard.insert_text(TEXT_OF)
        page.wait_for_timeout(300)
        focus_by_tab(page, "#ps-read-start")
        page.keyboard.press("Enter")
        finished(page, "read")
        focus_by_tab(page, ".ps-card[data-perspective=security] .ps-mark")
        assert lit(page, ".ps-line", "sentence") == ["1"]
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.closest('.ps-line').dataset.sentence")
        assert focused == "1"
        page.keyboard.press("Escape")
        assert lit(page, ".ps-line", "sentence") == []

    def test_an_error_is_shown_and_the_next_try_works(self, page: Page) -> None:
        summarize(page, "")
        page.wait_for_selector(".ps-error")
        assert "There is no article yet" in page.locator(".ps-error").inner_text()
        summarize(page, TEXT_OF)
        finished(page, "read")
        assert page.locator(".ps-error").count() == 0

    def test_an_uploaded_file_with_a_hostile_name_is_read(self, page: Page, tmp_path: Path) -> None:
        file = tmp_path / "<img src=x onerror=alert(1)>.txt"
        file.write_text(TEXT_OF, encoding="utf-8")
        page.get_by_role("tab", name="File", exact=True).click()
        page.locator("#ps-read-file input[type=file]").set_input_files(file)
        page.wait_for_selector("#ps-read-file .file-preview")
        page.locator("#ps-read-start").click()
        finished(page, "read")
        assert page.evaluate("document.querySelectorAll('img[onerror]').length") == 0

    def test_an_example_is_a_choice_away(self, page: Page) -> None:
        page.get_by_label("Or choose an example").click()
        page.get_by_role("option").first.click()
        page.wait_for_function(
            "[...document.querySelectorAll('textarea')].some((one) => one.value.length > 500)"
        )

    def test_a_private_address_is_refused(self, page: Page) -> None:
        page.get_by_role("tab", name="Web address", exact=True).click()
        page.get_by_placeholder("https://").fill("http://127.0.0.1/")
        page.wait_for_timeout(300)
        page.locator("#ps-read-start").click()
        page.wait_for_selector(".ps-error")
        assert "private address" in page.locator(".ps-error").inner_text()

    def test_a_running_job_is_stopped(self, page: Page) -> None:
        summarize(page, f"{TEXT_OF} Please dawdle.")
        page.locator("#ps-read-stop").click()
        page.wait_for_function(
            "document.querySelector('#ps-read-status').innerText.includes('Stopped.')"
        )
        assert page.locator("#ps-read-start").is_enabled()

    def test_summaries_are_downloaded(self, page: Page, tmp_path: Path) -> None:
        summarize(page, TEXT_OF)
        finished(page, "read")
        with page.expect_download() as caught:
            page.get_by_role("link", name="Download all summaries as JSON").click()
        caught.value.save_as(tmp_path / "record.json")
        record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
        assert record["summaries"]["security"]["text"] == "The army acted."


class TestOtherViews:
    def test_compare_shows_what_read_has_made(self, page: Page) -> None:
        open_view(page, "Compare")
        assert "at least two" in page.locator("#ps-compare-result").inner_text()
        open_view(page, "Read")
        summarize(page, TEXT_OF)
        finished(page, "read")
        open_view(page, "Compare")
        page.locator(".ps-cell").nth(1).hover()
        caption = page.locator(".ps-caption").inner_text()
        assert caption.startswith("Neutral 25%, used. 2. The army closed")

    def test_check_gives_verdicts_and_reasons(self, page: Page) -> None:
        open_view(page, "Check")
        fill(page, "Article to check against", TEXT_OF)
        fill(page, "Summary to check", "The army closed the northern border. 77 people died.")
        page.locator("#ps-check-start").click()
        finished(page, "check")
        verdicts = page.locator("#ps-check-result .ps-verdict").all_inner_texts()
        assert verdicts == ["✓ Supported", "✗ Unsupported"]
        page.locator("#ps-check-result .ps-sentence").first.hover()
        assert lit(page, "#ps-check-result .ps-line", "sentence") == ["1"]

    def test_a_batch_with_hostile_columns_runs_to_its_download(
        self, page: Page, tmp_path: Path
    ) -> None:
        column = "<img src=x onerror=alert(1)>"
        rows = [{"id": n, column: text} for n, text in enumerate([TEXT_OF, "short", TEXT_OF])]
        table = tmp_path / "table.jsonl"
        table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        open_view(page, "Batch")
        page.locator("#ps-batch-file input[type=file]").set_input_files(table)
        page.wait_for_function(
            "document.querySelector('#ps-batch-status').innerText.includes('2 columns')"
        )
        page.get_by_label("Column of the text").click()
        page.get_by_role("option", name=column).click()
        page.locator("#ps-batch-start").click()
        with page.expect_download() as caught:
            page.locator("a[download='summaries.jsonl']").first.click()
        caught.value.save_as(tmp_path / "summaries.jsonl")
        lines = (tmp_path / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["error"] is None for line in lines] == [True, False, True]
        status = page.locator("#ps-batch-status").inner_text()
        assert "2 done, 1 failed" in status
        assert "too short" in status
        assert page.evaluate("document.querySelectorAll('img[onerror]').length") == 0

    def test_a_perspective_is_made_tried_taken_along_and_offered(
        self, page: Page, tmp_path: Path
    ) -> None:
        fill(page, "Article", TEXT_OF)
        open_view(page, "Make a perspective")
        page.locator("#ps-make-start").click()
        page.wait_for_selector("#ps-make-status .ps-error")
        page.get_by_placeholder("economic", exact=True).fill("water")
        page.get_by_label("Definition").fill("who controls the <b>river</b>")
        page.get_by_label("Cue phrases").fill("dam, river")
        page.wait_for_timeout(300)
        page.locator("#ps-make-start").click()
        finished(page, "make")
        with page.expect_download() as caught:
            page.get_by_role("link", name="Download the perspective as TOML").click()
        assert caught.value.suggested_filename == "water.toml"
        caught.value.save_as(tmp_path / "water.toml")
        assert load_perspective(tmp_path / "water.toml").cues == ("dam", "river")
        page.locator("#ps-make-add").click()
        page.wait_for_selector("#ps-make-status :text('can be chosen')")
        open_view(page, "Read")
        page.locator("#ps-read-start").click()
        page.wait_for_selector(".ps-card[data-perspective=water] .ps-sentence")

    def test_another_visitor_sees_nothing_of_it(self, page: Page, browser: Browser) -> None:
        summarize(page, TEXT_OF)
        finished(page, "read")
        other = browser.new_page()
        other.goto(page.url)
        other.wait_for_selector("#ps-read-start")
        assert other.locator(".ps-article").count() == 0
        assert other.get_by_label("Article", exact=True).input_value() == ""
        other.close()


class TestPhone:
    def test_everything_fits_and_a_tap_shows_the_evidence(self, phone: Page) -> None:
        summarize(phone, TEXT_OF)
        finished(phone, "read")
        phone.locator(".ps-sentence .ps-text").first.tap()
        becomes_lit(phone, ".ps-line", "sentence", ["0", "1"])
        phone.locator(".ps-card[data-perspective=security] .ps-mark").tap()
        becomes_lit(phone, ".ps-line", "sentence", ["1"])
        phone.locator(".ps-line[data-sentence='1'] .ps-chip").last.tap()
        becomes_lit(phone, ".ps-card[data-perspective=security] .ps-sentence", "position", ["0"])
        phone.locator(".ps-excerpt summary").first.tap()
        assert "The army closed" in phone.locator(".ps-excerpt").first.inner_text()
        for view in VIEWS:
            open_view(phone, view)
            assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"], view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_view(browser: Browser, address: str, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="the package axe-playwright-python is not installed",
    )
    serious: list[str] = []
    for page in opened(browser, address, viewport=WIDE, color_scheme=scheme):
        summarize(page, TEXT_OF)
        finished(page, "read")
        open_view(page, "Check")
        fill(page, "Article to check against", TEXT_OF)
        fill(page, "Summary to check", "The army closed the northern border. 77 people died.")
        page.locator("#ps-check-start").click()
        finished(page, "check")
        for view in VIEWS:
            open_view(page, view)
            page.wait_for_timeout(300)  # colours fade
            found = axe.Axe().run(page).response["violations"]
            serious += [
                f"{view}: {one['id']}: {node['html'][:200]}"
                for one in found
                if one["impact"] in ("serious", "critical")
                for node in one["nodes"]
            ]
    assert serious == []


def focus_by_tab(page: Page, selector: str) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"Tab never reaches {re.sub(r'[^ -~]', '', selector)}")
