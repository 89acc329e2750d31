"""How articles come in: every format, every way it can fail. Nothing leaves this machine."""

from __future__ import annotations

import asyncio
import gzip
import io
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest

from summarizer.errors import InputError
from summarizer.ingest import (
    MAX_BYTES,
    IngestedArticle,
    article_from_bytes,
    article_from_html,
    article_from_record,
    article_from_text,
    article_from_url,
    fetch,
    read_article,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.article import Article

BODY = (
    "The harbour of Port Orla was closed for nine hours on Monday. "
    "Three ships waited outside the mole, the coast guard said. "
    "No one was hurt."
)
PARAGRAPHS = [
    "The harbour of Port Orla was closed for nine hours on Monday after a crane fell.",
    "Three ships waited outside the mole until the evening, the coast guard said in a note.",
    "The minister of transport promised an inquiry into the age of the cranes in the port.",
    "Dockers had warned of rust for two years, according to their union's own reports.",
]
HTML = (
    "<!doctype html><html><head><title>Crane falls - Orla Post</title>"
    '<meta property="og:title" content="Crane falls in Port Orla"></head><body>'
    "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Crane falls in Port"
    " Orla</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"
    "<footer>All rights reserved. <a href='/cookies'>Cookies</a></footer></body></html>"
)


def texts(article: Article) -> list[str]:
    return [sentence.text for sentence in article.sentences]


def error(call: Callable[[], object]) -> str:
    """The one line that a user sees."""
    with pytest.raises(InputError) as caught:
        call()
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


# --- text


def test_text_becomes_an_article_as_it_is() -> None:
    article = article_from_text(BODY, title="Harbour closed", id="a1")
    assert (article.text, article.title, article.id) == (BODY, "Harbour closed", "a1")
    assert len(article.sentences) == 3
    assert article.notes == ()


def test_what_cannot_be_seen_is_cleaned() -> None:
    dirty = BODY.replace("harbour", "har\u00adb\u200bour\0").replace("Port ", "Port\u00a0")
    assert article_from_text("\ufeff" + dirty.replace(". ", ".\r\n")).text == BODY.replace(
        ". ", ".\n"
    )
    assert "\ufffd" in article_from_text(BODY + " \ud800.").text


def test_a_first_line_that_stands_alone_is_the_title() -> None:
    article = article_from_text(f"Crane falls in Port Orla\n\n{BODY}")
    assert article.title == "Crane falls in Port Orla"
    assert article.text == BODY


@pytest.mark.parametrize(
    "first", ["The crane fell at noon.", "Port Orla (OP):", "• A crane fell", "Orla " * 40]
)
def test_a_first_paragraph_is_no_title(first: str) -> None:
    article = article_from_text(f"{first}\n\n{BODY}")
    assert article.title is None
    assert article.text.startswith(first.strip())


def test_a_title_that_is_given_wins() -> None:
    article = article_from_text(f"Crane falls\n\n{BODY}", title="Harbour closed")
    assert article.title == "Harbour closed"
    assert texts(article)[0] == "Crane falls"
    assert texts(article_from_text(f"Crane falls\n\n{BODY}", title="Crane falls"))[0] != "Crane"


PAGE = f"""Mar 3, 2031, 5:06 PM
Mar 3, 2031, 5:06 PM

Crane falls in Port Orla

Highlights
  • The harbour was closed for nine hours.
  • Three ships had to wait outside.
Story

{BODY}

Advertisement

Share this article
Subscribe to our newsletter

We use cookies to make this page better for you.

Opinions

You've reached the end
"""


def test_page_furniture_is_left_out_and_reported() -> None:
    article = article_from_text(PAGE)
    assert article.title == "Crane falls in Port Orla"
    assert texts(article)[:3] == [
        "The harbour was closed for nine hours.",
        "Three ships had to wait outside.",
        "The harbour of Port Orla was closed for nine hours on Monday.",
    ]
    assert texts(article)[-1] == "No one was hurt."
    assert article.notes == ("Left out 10 lines that belong to the page around it.",)


def test_a_single_block_has_no_furniture() -> None:
    text = f"{BODY}\nOpinions\ndiffer on it."
    assert article_from_text(text).text == text


def test_words_of_furniture_within_prose_stay() -> None:
    text = f"The\nstory\nof the crane is long.\n\n{BODY}"
    assert "story" in article_from_text(text).text


def test_a_record_keeps_every_character_in_its_place() -> None:
    text = PAGE.replace("harbour was", "harbour\u00a0was") + "\0"
    article = article_from_record(text, id="r1")
    assert len(article.text) == len(text)
    assert article.title == "Crane falls in Port Orla"
    assert texts(article) == texts(article_from_text(PAGE))
    for sentence in article.sentences:
        assert text[sentence.start : sentence.end].replace("\u00a0", " ") == sentence.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\t\u00a0 ", "empty"),
        ("Too few words.", "at least 8 words, and has 3"),
        ("Opinions\n\nYou've reached the end", "too short"),
        ("word " * (MAX_BYTES // 4), "too long"),
    ],
)
def test_text_that_is_no_article(text: str, says: str) -> None:
    assert says in error(lambda: article_from_text(text))
    if says != "too short":
        assert says in error(lambda: article_from_record(text))


def test_chinese_needs_no_spaces_to_be_long_enough() -> None:
    assert len(article_from_text("港口星期一关闭了九个小时。三艘船在外面等候。").sentences) == 2


def test_two_megabytes_are_read() -> None:
    article = article_from_bytes((BODY + "\n\n").encode() * 12_000, "long.txt")
    assert len(article.sentences) == 36_000


# --- files


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (BODY.encode(), None),
        (b"\xef\xbb\xbf" + BODY.encode(), None),
        (BODY.encode("utf-16"), None),
        (BODY.encode("utf-32"), None),
        (BODY.encode("utf-16-le"), "UTF-16-LE"),
        (BODY.replace("Orla", "Ørlå – “café”").encode("cp1252"), "windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, note: str | None) -> None:
    article = read_article(write(tmp_path / "a.txt", data))
    assert article.text in (BODY, BODY.replace("Orla", "Ørlå – “café”"))
    assert (note in article.notes[0]) if note else article.notes == ()


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    source = (
        "---\ndate: 2031\n---\n# A *crane* falls\n\n## Monday\n\n![Crane](http://x.test/c.png)\n"
        "The **harbour** was [closed](https://x.test/a) for _nine_ hours.\n\n- One ship sank.\n"
        "- Two `ships` waited in a snake_case_bay.\n"
    )
    article = read_article(write(tmp_path / "a.md", source))
    assert article.title == "A crane falls"
    assert texts(article) == [
        "Monday",
        "The harbour was closed for nine hours.",
        "One ship sank.",
        "Two ships waited in a snake_case_bay.",
    ]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "page"])
def test_html_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    article = read_article(write(tmp_path / name, HTML))
    assert article.title == "Crane falls in Port Orla"
    assert PARAGRAPHS[0] in texts(article)
    assert not any("rights reserved" in text or "Sport" in text for text in texts(article))


def test_html_in_the_encoding_it_declares() -> None:
    page = HTML.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Orla", "Łódź")
    article = article_from_html(page.encode("iso-8859-2"))
    assert article.title == "Crane falls in Port Łódź"
    assert article.notes == ()


def test_html_fetches_and_runs_nothing(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", "the secret words")
    page = HTML.replace(
        "<!doctype html>",
        f'<!DOCTYPE html [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>',
    ).replace("No one", "&leak; No one")
    page = page.replace("<p>", "<p>&leak;<script>document.write('ran')</script>", 1)
    article = article_from_html(page)
    assert "secret words" not in article.text
    assert "ran')" not in article.text


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("   ", "empty"),
        ("<html><body>" + "<div>" * 20_000, "no article"),
    ],
)
def test_a_page_without_an_article(page: str, says: str) -> None:
    assert says in error(lambda: article_from_html(page))


def make_docx(path: Path, *paragraphs: str, title: str | None = None) -> Path:
    document = docx.Document()
    document.core_properties.title = ""
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", ["a.docx", "renamed.bin"])
def test_docx(tmp_path: Path, name: str) -> None:
    article = read_article(make_docx(tmp_path / name, *PARAGRAPHS, title="Crane falls"))
    assert article.title == "Crane falls"
    assert texts(article) == PARAGRAPHS


def make_pdf(pages: list[list[str]], title: str | None = None, password: str = "") -> bytes:
    """A PDF of lines in Helvetica."""
    writer = pypdf.PdfWriter()
    name, number, dictionary = (
        pypdf.generic.NameObject,
        pypdf.generic.NumberObject,
        pypdf.generic.DictionaryObject,
    )
    font = writer._add_object(
        dictionary(
            {
                name("/Type"): name("/Font"),
                name("/Subtype"): name("/Type1"),
                name("/BaseFont"): name("/Helvetica"),
            }
        )
    )
    for lines in pages:
        page = writer.add_blank_page(width=612, height=792)
        page[name("/Resources")] = dictionary({name("/Font"): dictionary({name("/F1"): font})})
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1"))
        stream[name("/Length")] = number(len(stream.get_data()))
        page[name("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PDF_LINES = [
    "The harbour of Port Orla was closed for nine hours on Monday after an old",
    "crane fell. Three ships waited outside the mole until the evening, the coast",
    "guard said. The minister of transport promised an inquiry into the main-",
    "tenance of the cranes.",
]


def test_pdf_lines_are_joined(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.pdf", make_pdf([[*PDF_LINES, "1"]], "Crane falls")))
    assert article.title == "Crane falls"
    assert texts(article) == [
        "The harbour of Port Orla was closed for nine hours on Monday after an old crane fell.",
        "Three ships waited outside the mole until the evening, the coast guard said.",
        "The minister of transport promised an inquiry into the maintenance of the cranes.",
    ]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.txt", b"Three short words.", "too short"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"x " * MAX_BYTES, "too big"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(50), "DOCX"),
        ("a.pdf", b"%PDF-1.7\nnothing of the kind", "damaged"),
        ("a.pdf", b"Not a PDF at all, but words in a row.", "damaged"),
        ("a.pdf", make_pdf([[]]), "OCR"),
        ("a.pdf", make_pdf([PDF_LINES], None, "x"), "password"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.zip", b"PK\x03\x04 broken", "archive"),
        ("a.docx", b"Not a DOCX at all, but words in a row.", "damaged"),
        ("a.docx", bomb(), "too big"),
        ("a.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_files_that_hold_no_article(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = write(tmp_path / name, data)
    message = error(lambda: read_article(path))
    assert says in message
    assert name in message


def test_a_damaged_docx(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", *PARAGRAPHS)
    whole = path.read_bytes()
    hurt = bytearray(whole)
    hurt[60:200] = b"x" * 140
    assert "damaged" in error(lambda: article_from_bytes(bytes(hurt), "a.docx"))


def test_paths_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no file" in error(lambda: read_article(tmp_path / "none.txt"))
    assert "folder" in error(lambda: read_article(tmp_path))
    assert "cannot be read" in error(lambda: read_article("a\0b"))
    assert "cannot be read" in error(lambda: read_article("a" * 5000))
    assert "only http" in error(lambda: read_article("file:///etc/hostname"))
    assert "only http" in error(lambda: read_article("ftp://example.com/a"))

    def refuse(*args: object, **named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in error(lambda: read_article(tmp_path / "a.txt"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BODY.encode())))
    article = read_article("-", title="Given")
    assert isinstance(article, IngestedArticle)
    assert (article.text, article.title) == (BODY, "Given")


# --- the web


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fd00::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://192.168.0.1:8080/",
        "http://172.16.0.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://0/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://224.0.0.1/",
        "http://localhost/",
        "https://localhost:8443/",
        "http://user:word@127.0.0.1/",
        "http://example.com@127.0.0.1/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    message = error(lambda: read_article(url))
    assert "private address" in message or "not a valid web address" in message


@pytest.mark.parametrize("url", ["http://", "http:///a", "http://[::1", "http://x:y/"])
def test_addresses_that_are_none(url: str) -> None:
    assert "web address" in error(lambda: article_from_url(url))


@pytest.mark.parametrize("found", [["10.0.0.5"], ["93.184.216.34", "10.0.0.5"], ["::1"]])
def test_names_that_lead_to_private_addresses(
    found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def resolve(*args: object, **named: object) -> list[object]:
        return [(2, 1, 6, "", (address, 0)) for address in found]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    assert "private address" in error(lambda: article_from_url("http://intranet.example/"))


class Site(BaseHTTPRequestHandler):
    """Pages by path."""

    def do_GET(self) -> None:
        status, headers, body = self.pages().get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def pages(self) -> dict[str, tuple[int, dict[str, str], bytes]]:
        html = {"Content-Type": "text/html; charset=utf-8"}
        squeezed = {**html, "Content-Encoding": "gzip"}
        return {
            "/article": (200, html, HTML.encode()),
            "/plain": (200, {"Content-Type": "text/plain"}, BODY.encode()),
            "/report.pdf": (200, {"Content-Type": "application/pdf"}, make_pdf([PDF_LINES])),
            "/gzip": (200, squeezed, gzip.compress(HTML.encode())),
            "/gzip-bomb": (200, squeezed, gzip.compress(b" " * (MAX_BYTES + 10))),
            "/gzip-broken": (200, squeezed, b"not gzip"),
            "/brotli": (200, {**html, "Content-Encoding": "br"}, b"x"),
            "/big": (200, html, b"x" * (MAX_BYTES + 10)),
            "/moved": (301, {"Location": "/article"}, b""),
            "/inside": (302, {"Location": "http://10.0.0.1/admin"}, b""),
            "/metadata": (302, {"Location": "http://169.254.169.254/"}, b""),
            "/file": (302, {"Location": "file:///etc/hostname"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/nowhere": (200, html, b"<html><body></body></html>"),
            "/secret": (403, html, b"no"),
            "/broken": (503, html, b"no"),
        }

    def log_message(self, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, whose address alone counts as public for the test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    real = fetch._is_public
    monkeypatch.setattr(fetch, "_is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/article", "/moved", "/gzip"])
def test_a_page_of_the_web(site: str, path: str) -> None:
    article = read_article(site + path)
    assert article.title == "Crane falls in Port Orla"
    assert PARAGRAPHS[-1] in texts(article)


def test_other_kinds_of_the_web(site: str) -> None:
    assert article_from_url(f"{site}/plain").text == BODY
    assert len(article_from_url(f"{site}/report.pdf").sentences) == 3


def test_a_page_is_read_inside_a_running_event_loop(site: str) -> None:
    async def ask() -> IngestedArticle:
        return article_from_url(f"{site}/plain")

    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a loop running in this one
        assert thread.submit(asyncio.run, ask()).result().text == BODY


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", "HTTP error 404: check the address"),
        ("/secret", "HTTP error 403"),
        ("/broken", "HTTP error 503: try again later"),
        ("/inside", "private address"),
        ("/metadata", "private address"),
        ("/file", "not a web address"),
        ("/loop", "redirects too often"),
        ("/big", "too big"),
        ("/gzip-bomb", "too big"),
        ("/gzip-broken", "damaged"),
        ("/brotli", "unknown encoding"),
        ("/nowhere", "no article"),
    ],
)
def test_pages_that_cannot_be_had(site: str, path: str, says: str) -> None:
    assert says in error(lambda: read_article(site + path))


def test_no_server(site: str) -> None:
    assert "cannot be reached" in error(lambda: read_article("http://127.0.0.1:9/"))


def test_a_slow_server(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_TOTAL_SECONDS", 0.0)
    assert "too long to answer" in error(lambda: read_article(f"{site}/article"))


def test_no_proxy_of_the_environment_is_used(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert article_from_url(f"{site}/plain").text == BODY
