"""Files that a program gives by their address, where Gradio expects an upload.

Gradio would fetch them itself: of any size, and with a question to a third party about names that
do not resolve to a public address. Here the project's own client fetches them, within its limits.
"""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from gradio import processing_utils

from summarizer.ingest.fetch import fetch


def fetch_safely() -> None:
    """Let Gradio use the project's own client, for every component and every endpoint."""
    processing_utils.async_ssrf_protected_download = _download


async def _download(url: str, cache_dir: str) -> str:
    """Fetch a public address into the server's folder; the path of the file there.

    Raises:
        InputError: the address is not public, or the answer is too big or too slow.
    """
    got = await asyncio.to_thread(fetch, url)
    name = PurePosixPath(urlsplit(got.url).path).name or "file"
    return str(processing_utils.save_bytes_to_cache(got.data, name, cache_dir))
