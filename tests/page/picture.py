"""The picture in the documentation: ``python -m tests.page.picture docs/page.png``.

The page with the default model and an example article, as Chromium shows it.
"""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from tests.page.conftest import CHROMIUM, FLAGS

PATIENCE_MS = 1_200_000


def main(target: str) -> None:
    from summarizer.page import build
    from summarizer.page.server import launch_options
    from summarizer.page.source import examples
    from summarizer.pipeline import Summarizer

    page = build({"SmolLM2-135M-Instruct": Summarizer})
    _, address, _ = page.launch(
        server_name="127.0.0.1", prevent_thread_lock=True, **launch_options()
    )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        shown = browser.new_page(viewport={"width": 1440, "height": 1000})
        shown.set_default_timeout(PATIENCE_MS)
        shown.goto(address)
        shown.get_by_label("Article", exact=True).fill(next(iter(examples().values())))
        shown.wait_for_timeout(500)
        shown.locator("#ps-read-start").click()
        shown.wait_for_selector("#ps-read-result .ps-action")
        shown.wait_for_timeout(1500)
        shown.locator(".ps-card[data-perspective=sovereignty] .ps-sentence").first.hover()
        shown.wait_for_timeout(500)
        shown.screenshot(path=target)
        browser.close()
    page.close()


if __name__ == "__main__":
    main(sys.argv[1])
