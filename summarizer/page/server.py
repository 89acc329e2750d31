"""Serving the page: what the server allows, and nothing that leaves the machine."""

from __future__ import annotations

import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import redirect_stdout
from errno import EADDRINUSE
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import gradio as gr

from summarizer.batch.memory import share_arenas
from summarizer.exits import UsageError
from summarizer.ingest.ingested import MAX_FILE_BYTES
from summarizer.models.embedded import DEFAULT
from summarizer.page.layout import build
from summarizer.page.running import VISITORS
from summarizer.page.sweep import keep_swept

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

SESSIONS = 4 * VISITORS
"""Sessions that are remembered. Each takes about 0.2 MB, and so does each call of a program; at
Gradio's own bound of 10,000 they would fill 2 GB."""

_log = logging.getLogger(__name__)
_ASSETS = files("summarizer.page") / "assets"
_TAKEN = "the port is taken, or the address is not one of this machine"
_SANS = ("system-ui", "-apple-system", "'Segoe UI'", "Roboto", "'Noto Sans'", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def launch(
    host: str = "127.0.0.1",
    port: int = 7860,
    model: str | None = None,
    allowed: Sequence[str] = (),
) -> None:
    """Serve the page until it is interrupted. The model is loaded meanwhile.

    Uploads and results lie in a folder of the page's own, which goes when it ends.

    Args:
        model: the default; the built-in one where it is ``None``.
        allowed: other models that visitors may choose, each loaded when it is first asked for.

    Raises:
        OSError: the port is taken, or the host is not this machine's.
        UsageError: two models have the same name.
    """
    share_arenas()
    loading = ThreadPoolExecutor(1).submit(_summarizer, model)
    loading.add_done_callback(_report)
    models = {visible_name(model): loading.result, **_others(model, allowed)}
    with TemporaryDirectory(prefix="perspective-summarizer-") as folder:
        os.environ["GRADIO_TEMP_DIR"] = folder
        keep_swept(Path(folder))
        page = build(models)
        try:
            with redirect_stdout(sys.stderr):  # stdout is for data
                _, address, _ = page.launch(
                    server_name=host, server_port=port, prevent_thread_lock=True, **launch_options()
                )
        except OSError:
            raise OSError(EADDRINUSE, _TAKEN) from None  # Gradio's own message advises otherwise
        print(f"The page is at {address} (Ctrl-C stops it).", file=sys.stderr)
        page.block_thread()


def visible_name(model: str | None) -> str:
    """What visitors call a model: no more of a folder than its last name."""
    if model is None:
        return DEFAULT.name
    return Path(model).resolve().name if Path(model).is_dir() else model


def _others(model: str | None, allowed: Sequence[str]) -> dict[str, Callable[[], Summarizer]]:
    names = Counter(map(visible_name, dict.fromkeys([model, *allowed])))
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise UsageError(f"Two models are called {twice[0]!r}: rename the folder of one.")
    return {visible_name(name): partial(_summarizer, name) for name in allowed if name != model}


def launch_options() -> dict[str, Any]:
    """How the page looks and what its server refuses, for ``Blocks.launch``."""
    return {
        "theme": theme(),
        "css": (_ASSETS / "style.css").read_text(encoding="utf-8"),
        "head": f"<script>{(_ASSETS / 'script.js').read_text(encoding='utf-8')}</script>",
        "favicon_path": str(_ASSETS / "favicon.svg"),
        "max_file_size": MAX_FILE_BYTES,
        "allowed_paths": [],
        "footer_links": ["api"],
        "run_history": False,  # else article texts would stay in the browser
        "enable_monitoring": False,
        "share": False,
        "quiet": True,
        "ssr_mode": False,
        "mcp_server": True,
        "state_session_capacity": SESSIONS,
        "max_threads": VISITORS + 16,  # a visitor who waits holds one
        "pwa": False,
    }


def theme() -> gr.themes.Base:
    """System fonts only, and colours whose contrast is at least that of WCAG AA."""
    # Fonts are plain strings here: names that Gradio neither downloads nor serves.
    base = gr.themes.Base(
        primary_hue="blue", neutral_hue="slate", radius_size="md", font=_SANS, font_mono=_MONO
    )
    return base.set(
        body_background_fill="#f6f7f9",
        body_background_fill_dark="#0d131d",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        block_info_text_color="*neutral_600",
        block_info_text_color_dark="*neutral_300",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover_dark="*primary_600",
        button_primary_text_color="white",
        color_accent="*primary_700",
        block_title_text_color="*neutral_700",
        input_border_width="1px",
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        input_border_color="*neutral_400",
        input_border_color_dark="*neutral_500",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        checkbox_border_color="*neutral_500",
        checkbox_border_color_dark="*neutral_400",
        checkbox_background_color_selected="*primary_700",
        checkbox_background_color_selected_dark="*primary_600",
    )


def _summarizer(model: str | None) -> Summarizer:
    from summarizer.pipeline import Summarizer  # imports torch: the page opens before that

    return Summarizer(model)


def _report(loading: Future[Summarizer]) -> None:
    """Say at once on the terminal what the page says when somebody asks for a summary."""
    if error := loading.exception():
        _log.error("The model is not loaded: %s", error)
