"""A page that is served with the fake summarizer, and a browser where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page.fakes import FakeSummarizer

if TYPE_CHECKING:
    import gradio as gr
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The server's own folder, as ``launch`` gives it one."""
    folder = tmp_path_factory.mktemp("uploads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def served(uploads: Path) -> Iterator[gr.Blocks]:
    """The page, which is served on loopback."""
    from summarizer.page import build
    from summarizer.page.server import launch_options

    page = build({"fake": FakeSummarizer, "another": FakeSummarizer})
    page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **launch_options())
    yield page
    page.close()


@pytest.fixture(scope="session")
def address(served: gr.Blocks) -> str:
    """Where the page is served; ends with a slash."""
    return str(served.local_url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the package playwright is not installed"
    )
    if CHROMIUM is None:
        pytest.skip("the browser chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()
