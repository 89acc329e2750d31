"""Other programs: named endpoints through gradio_client, the same as tools through MCP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client, handle_file

from summarizer.perspectives import load_perspective
from tests.page.fakes import TEXT_OF

ENDPOINTS = {
    "summarize", "summarize_address", "summarize_file", "export", "compare", "check",
    "try_perspective", "make_perspective", "perspectives", "models", "batch",
}  # fmt: skip


@pytest.fixture(scope="module")
def client(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
        folder = tmp_path_factory.mktemp("downloads")
        yield Client(address, verbose=False, download_files=str(folder))


class TestClient:
    def test_every_action_is_a_named_endpoint_with_types_and_descriptions(
        self, client: Client
    ) -> None:
        api: Any = client.view_api(return_format="dict")
        assert {name.strip("/") for name in api["named_endpoints"]} == ENDPOINTS
        assert not api["unnamed_endpoints"]
        for endpoint in api["named_endpoints"].values():
            assert endpoint["description"]
            assert all(one["type"] for one in endpoint["parameters"])

    def test_summarize_answers_with_the_record(self, client: Client) -> None:
        record = client.predict(
            text=TEXT_OF,
            perspectives=["neutral", "security"],
            length="short",
            api_name="/summarize",
        )
        assert record["error"] is None
        assert list(record["summaries"]) == ["neutral", "security"]

    @pytest.mark.parametrize(
        ("asked", "error"),
        [({"text": "Too short."}, "InputError"),
         ({"text": TEXT_OF, "length": "endless"}, "InputError"),
         ({"text": TEXT_OF, "seed": -1}, "InputError"),
         ({"text": TEXT_OF, "perspectives": []}, "PerspectiveError"),
         ({"text": TEXT_OF, "perspectives": ["/etc/passwd"]}, "PerspectiveError"),
         ({"text": TEXT_OF, "model": "/etc"}, "ModelError")],
    )  # fmt: skip
    def test_a_failure_is_a_record_too(
        self, client: Client, asked: dict[str, Any], error: str
    ) -> None:
        record = client.predict(**asked, api_name="/summarize")
        assert record["error"]["type"] == error
        assert record["summaries"] == {}

    def test_an_address_inside_the_network_is_refused(self, client: Client, address: str) -> None:
        record = client.predict(address=address, api_name="/summarize_address")
        assert "private" in record["error"]["message"]

    def test_a_file_is_read(self, client: Client, tmp_path: Path) -> None:
        file = tmp_path / "story.txt"
        file.write_text(TEXT_OF, encoding="utf-8")
        record = client.predict(file=handle_file(file), api_name="/summarize_file")
        assert record["error"] is None

    @pytest.mark.parametrize(("form", "start"), [("markdown", "# "), ("html", "<!doctype html>")])
    def test_summaries_come_as_documents(self, client: Client, form: str, start: str) -> None:
        document = client.predict(text=TEXT_OF, form=form, api_name="/export")
        assert document.startswith(start)

    def test_summaries_are_compared(self, client: Client) -> None:
        found = client.predict(text=TEXT_OF, api_name="/compare")
        assert found["shared"][0]["evidence"] == [0, 1]
        assert set(found["coverage"]) == {"neutral", "sovereignty", "security"}

    def test_any_summary_is_checked(self, client: Client) -> None:
        summary = "The army closed the northern border on Monday. It killed 77 people."
        found = client.predict(text=TEXT_OF, summary=summary, api_name="/check")
        assert found["sentences"][0]["support"] > 0.7
        assert found["support"] < 0.5

    def test_a_perspective_is_tried_and_its_file_is_one_that_the_command_line_takes(
        self, client: Client, tmp_path: Path
    ) -> None:
        asked = {"name": "water", "definition": "who controls the river", "cues": ["dam", "river"]}
        record = client.predict(text=TEXT_OF, **asked, api_name="/try_perspective")
        assert list(record["summaries"]) == ["water"]
        file = tmp_path / "water.toml"
        file.write_text(client.predict(**asked, api_name="/make_perspective"), encoding="utf-8")
        assert load_perspective(file).cues == ("dam", "river")

    def test_a_batch_gives_a_record_for_each_row(self, client: Client, tmp_path: Path) -> None:
        table = tmp_path / "table.csv"
        table.write_text(
            f'nr,body\n7,"{TEXT_OF.replace(chr(34), "")}"\n8,short\n', encoding="utf-8"
        )
        file = client.predict(
            file=handle_file(table), text_column="body", id_column="nr", api_name="/batch"
        )
        records = [json.loads(line) for line in Path(file).read_text().splitlines()]
        assert [record["id"] for record in records] == ["7", "8"]
        assert [record["error"] is None for record in records] == [True, False]

    def test_what_there_is_to_choose_from(self, client: Client) -> None:
        assert client.predict(api_name="/models") == ["fake", "another"]
        names = [one["name"] for one in client.predict(api_name="/perspectives")]
        assert names == ["neutral", "sovereignty", "security"]


class TestTools:
    def test_the_same_actions_are_tools_and_can_be_called(self, address: str) -> None:
        tools, answer = asyncio.run(_through_mcp(address))
        assert {tool.name for tool in tools} == ENDPOINTS
        summarize = next(tool for tool in tools if tool.name == "summarize")
        assert "news article" in summarize.description
        assert summarize.inputSchema["properties"]["text"]["description"]
        assert json.loads(answer)["summaries"]["security"]["text"] == "The army acted."


async def _through_mcp(address: str) -> tuple[list[Any], str]:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async with (
        streamable_http_client(f"{address}gradio_api/mcp/") as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        tools = (await session.list_tools()).tools
        made: Any = await session.call_tool("summarize", {"text": TEXT_OF})
        return tools, made.content[0].text
