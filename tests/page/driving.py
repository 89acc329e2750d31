"""How the page is used in a browser: what its tests, its pictures and its states share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ["Read", "Compare", "Check", "Batch", "Make a perspective", "For programs"]
TYPING_MS = 300
"""The page sends what is typed with a delay."""


def open_view(page: Page, name: str) -> None:
    """Open a view by its tab; on a narrow page some tabs lie in a menu."""
    tab = page.locator("#ps-views").get_by_role("tab", name=name, exact=True)
    if tab.count() and tab.first.is_visible():
        tab.first.click()
    else:
        page.locator("#ps-views .overflow-menu > button").first.click()
        page.locator("#ps-views .overflow-dropdown button", has_text=name).click()


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.wait_for_timeout(TYPING_MS)


def summarize(page: Page, text: str) -> None:
    fill(page, "Article", text)
    page.locator("#ps-read-start").click()


def finished(page: Page, view: str) -> None:
    """Wait for the end: what is shown on the way has nothing to take along yet."""
    last = ".ps-article" if view == "check" else ".ps-actions"
    page.wait_for_selector(f"#ps-{view}-result {last}")
    page.wait_for_selector(f"#ps-{view}-start:not([disabled])")
