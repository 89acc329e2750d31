"""Every state of the page as a picture: ``python -m tests.page.states FOLDER``.

The page at a phone's width and at a desk's, in light and in dark: to look at, not to compare by
program. Without ``--model`` a tiny one with random weights writes, which is quick, and the check
puts the article's own sentences in place of its words. ``--only NAME`` takes those of one story.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.conftest import CHROMIUM, FLAGS
from tests.page.stories import STORIES, Story

PATIENCE_MS = 1_200_000
SETTLE_MS = 700
"""What fades in or scrolls is at its end by then."""

WIDTHS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True},
    "desk": {"viewport": {"width": 1600, "height": 1000}},
}
SCHEMES = ("light", "dark")


def main() -> None:
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as uploads:
        os.environ["GRADIO_TEMP_DIR"] = uploads
        page, address = _served(options.model or _tiny(Path(uploads) / "tiny"))
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
            for name, story in STORIES.items():
                if options.only in (None, name):
                    _tell(browser, address, name, story, options.folder)
            browser.close()
        page.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=list(STORIES))
    parser.add_argument("--model", help="a name or folder, as the command line takes it")
    return parser.parse_args()


def _tiny(folder: Path) -> str:
    from tests.models.families import CAUSAL

    return str(CAUSAL["llama"].save(folder))


def _served(model: str) -> tuple[Any, str]:
    from summarizer.page import build
    from summarizer.page.server import launch_options
    from summarizer.pipeline import Summarizer

    page = build({Path(model).name: lambda: Summarizer(model)})
    _, address, _ = page.launch(
        server_name="127.0.0.1", prevent_thread_lock=True, **launch_options()
    )
    return page, address


def _tell(browser: Browser, address: str, name: str, story: Story, folder: Path) -> None:
    """Go through a story once for each width, with a picture of each state in both schemes."""
    for width, options in WIDTHS.items():
        shown = browser.new_page(reduced_motion="reduce", **options)
        shown.set_default_timeout(PATIENCE_MS)
        shown.goto(address)
        shown.wait_for_selector("#ps-read-start")
        for state in story(shown):
            for scheme in SCHEMES:
                _picture(shown, scheme, folder / f"{name}-{state}-{width}-{scheme}.png")
        shown.close()


def _picture(shown: Page, scheme: str, target: Path) -> None:
    dark = scheme == "dark"
    shown.evaluate("(dark) => document.body.classList.toggle('dark', dark)", dark)
    shown.wait_for_timeout(SETTLE_MS)
    shown.screenshot(path=target, full_page=True)
    print(target, flush=True)


if __name__ == "__main__":
    main()
