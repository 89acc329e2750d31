"""The answers of the page's tools for language models: records as JSON.

Gradio would write a record as Python prints it, which no other language reads.
"""

from __future__ import annotations

import json
from typing import Any

from gradio.mcp import GradioMCPServer
from gradio_client.utils import is_file_obj_with_meta

_OF_GRADIO = GradioMCPServer.postprocess_output_data


def answer_in_json() -> None:
    """Let every tool answer so; text stays text, and a file its address."""
    GradioMCPServer.postprocess_output_data = _in_json  # type: ignore[assignment,method-assign]


def _in_json(server: GradioMCPServer, data: list[Any], root_url: str) -> list[Any]:
    return _OF_GRADIO(server, [_written(one) for one in data], root_url)


def _written(answer: Any) -> Any:
    if isinstance(answer, str) or is_file_obj_with_meta(answer):
        return answer
    return json.dumps(answer, ensure_ascii=False)
