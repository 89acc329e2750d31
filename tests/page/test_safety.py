"""What the server refuses: files that are not its own, other hosts, uploads that are too big."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from summarizer.errors import InputError
from summarizer.exits import UsageError
from summarizer.ingest.ingested import MAX_FILE_BYTES
from summarizer.page import given_addresses
from tests.page.fakes import TEXT_OF, FakeSummarizer

ROOT = Path(__file__).parents[2]


def called(address: str, endpoint: str, *values: Any) -> str:
    """Call an endpoint as any program may; all that comes back of it."""
    at = f"{address}gradio_api/call/{endpoint}"
    started = httpx.post(at, json={"data": list(values)}, timeout=30)
    if started.status_code != 200:
        return started.text
    return httpx.get(f"{at}/{started.json()['event_id']}", timeout=30).text


class TestFiles:
    @pytest.mark.parametrize(
        "path",
        ["/etc/passwd", "pyproject.toml", "app.py", "summarizer/page/server.py",
         str(ROOT / "pyproject.toml"), "../../../../etc/passwd", "file:///etc/passwd"],
    )  # fmt: skip
    def test_none_outside_the_pages_folder_is_given_out(self, address: str, path: str) -> None:
        for prefix in ("gradio_api/file=", "file=", "gradio_api/file/", "static/", "assets/"):
            answer = httpx.get(f"{address}{prefix}{path}", follow_redirects=True)
            assert answer.status_code in (400, 403, 404, 405), prefix + path
            assert "root:" not in answer.text
            assert "build-system" not in answer.text

    @pytest.mark.parametrize("path", ["/etc/passwd", str(ROOT / "examples" / "batch.jsonl")])
    @pytest.mark.parametrize("endpoint", ["summarize_file", "batch"])
    def test_a_path_in_place_of_an_upload_is_refused(
        self, address: str, endpoint: str, path: str
    ) -> None:
        file = {"path": path, "meta": {"_type": "gradio.FileData"}}
        rest: list[Any] = ["text", "title", "id"] if endpoint == "batch" else []
        ending = [".jsonl"] if endpoint == "batch" else []
        answer = called(address, endpoint, file, *rest, ["neutral"], "short", *ending)
        assert "event: error" in answer or "validation" in answer
        assert "root:" not in answer
        assert "summaries" not in answer

    @pytest.mark.parametrize("endpoint", ["summarize_file", "summarize"])
    def test_an_address_in_place_of_an_upload_is_fetched_within_limits(
        self, address: str, endpoint: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def refuse(url: str) -> None:
            asked.append(url)
            raise InputError("This is a private address.")

        monkeypatch.setattr(given_addresses, "fetch", refuse)
        url = "http://127.0.0.1:9/secret.txt"
        file = {"path": url, "url": url, "meta": {"_type": "gradio.FileData"}}
        rest = ["", 0] if endpoint == "summarize" else []
        answer = called(address, endpoint, file, ["neutral"], "short", *rest)
        assert "event: error" in answer
        assert asked == [url]

    def test_an_upload_that_is_too_big_is_refused(self, address: str) -> None:
        big = b"x" * (MAX_FILE_BYTES + 1)
        answer = httpx.post(f"{address}gradio_api/upload", files={"files": ("a.txt", big)})
        assert answer.status_code == 413

    @pytest.mark.parametrize("name", ["../../../evil.txt", "/etc/evil.txt", "<img src=x>.txt"])
    def test_an_upload_stays_in_the_pages_folder_whatever_its_name(
        self, address: str, uploads: Path, name: str
    ) -> None:
        files = {"files": (name, TEXT_OF.encode())}
        path = httpx.post(f"{address}gradio_api/upload", files=files).json()[0]
        assert Path(path).resolve().is_relative_to(uploads.resolve())
        assert "<" not in Path(path).name


class TestWhatIsServed:
    def test_nothing_comes_from_another_host(self) -> None:
        from summarizer.page.server import launch_options, theme

        options = launch_options()
        assert not re.search(r"https?://(?!www\.w3\.org)|@import|@font-face",
                             options["css"] + options["head"])  # fmt: skip
        assert theme()._stylesheets == []
        assert theme()._font_css == []

    def test_nothing_is_measured_shared_or_remembered(self, address: str) -> None:
        from summarizer.page.server import launch_options

        config = httpx.get(f"{address}config").json()
        assert config["analytics_enabled"] is False
        options = launch_options()
        assert options["allowed_paths"] == []
        assert options["share"] is options["run_history"] is options["enable_monitoring"] is False

    def test_handlers_of_the_views_are_private(self, address: str) -> None:
        config = httpx.get(f"{address}config").json()
        views = [one for one in config["dependencies"] if one["api_visibility"] != "public"]
        assert len(views) > 10
        assert "session_hash" not in json.dumps(httpx.get(f"{address}gradio_api/info").json())


class TestLaunching:
    def test_a_taken_port_is_said_in_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from summarizer.page import launch, server

        monkeypatch.setattr(server, "_summarizer", lambda _: FakeSummarizer())
        with (
            socket.create_server(("127.0.0.1", 0)) as taken,
            pytest.raises(OSError, match="the port is taken"),
        ):
            launch(port=taken.getsockname()[1])

    def test_visitors_see_no_folder_of_the_server(self, tmp_path: Path) -> None:
        from summarizer.page.server import visible_name

        folder = tmp_path / "my-model"
        folder.mkdir()
        assert visible_name(str(folder)) == "my-model"
        assert visible_name("google/flan-t5-small") == "google/flan-t5-small"

    def test_two_models_of_one_name_are_refused(self, tmp_path: Path) -> None:
        from summarizer.page import launch

        folders = [tmp_path / place / "model" for place in ("a", "b")]
        for folder in folders:
            folder.mkdir(parents=True)
        with pytest.raises(UsageError, match="Two models are called 'model'"):
            launch(model=str(folders[0]), allowed=[str(folders[1])])

    def test_it_is_built_without_examples(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from summarizer.page import build, source

        monkeypatch.setattr(source, "_EXAMPLES", Path("no such folder"))
        config = build({"fake": FakeSummarizer}).get_config_file()
        assert "Or choose an example" not in json.dumps(config, default=str)
