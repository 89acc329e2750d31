"""Where the article comes from, and what is refused before anybody asks for it."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.page.source import ADDRESS, FILE, TEXT, Source, examples


@pytest.mark.parametrize("kind", [TEXT, ADDRESS, FILE])
def test_nothing_given_says_what_to_do(kind: str) -> None:
    with pytest.raises(InputError, match="yet"):
        Source(kind).read()


def test_a_file_is_named_without_the_servers_folder(tmp_path: Path) -> None:
    file = tmp_path / "short.txt"
    file.write_text("Too short.", encoding="utf-8")
    with pytest.raises(InputError, match=r"^short\.txt is too short"):
        Source(FILE, file=str(file)).read()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1/secret", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
     "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/", "http://localhost:7860/",
     "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://0.0.0.0/"],
)  # fmt: skip
def test_an_address_inside_the_network_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"private|not a valid|cannot be found"):
        Source(ADDRESS, address=address).read()


def test_a_name_that_leads_inside_the_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[Any] = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)
    with pytest.raises(InputError, match="private"):
        Source(ADDRESS, address="https://news.example/story").read()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/"])
def test_only_web_addresses_are_read(address: str) -> None:
    with pytest.raises(InputError, match="http"):
        Source(ADDRESS, address=address).read()


def test_pasted_text_is_never_a_path() -> None:
    with pytest.raises(InputError, match="too short"):
        Source(TEXT, "/etc/passwd").read()


def test_examples_are_articles() -> None:
    for text in examples().values():
        assert Source(TEXT, text).read().title
