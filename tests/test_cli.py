"""The command line as its users meet it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from rich.console import Console

from summarizer.article import Article
from summarizer.checking import Check
from summarizer.cli import app, run
from summarizer.cli.options import CANDIDATES, LengthName
from summarizer.cli.pages import help_pages
from summarizer.grounding import Checked
from summarizer.perspectives import Perspective, built_in
from summarizer.result import Origin, Result, Summary, SummarySentence
from summarizer.show.check import show_check
from summarizer.show.summary import show_result

TEXT = (
    "The harbour of Port Orla was closed for nine hours on Monday. "
    "Three ships waited outside the mole, the coast guard said. "
    "The ministry said that foreign warships need its consent. "
    "No one was hurt."
)
COMMANDS = ["summarize", "batch", "check", "perspectives", "serve", "train"]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command in this process, as the shell would."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


# --- help and wrong usage


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(cli: Cli, command: str) -> None:
    done = cli(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"Usage: summarizer {command}" in done.out
    assert "Examples:" in done.out


def test_the_page_on_the_command_line_is_up_to_date() -> None:
    page = Path(__file__).parents[1] / "docs" / "cli.md"
    made = "\n".join(help_pages(typer.main.get_command(app)))
    assert page.read_text() == made, "run: summarizer help-pages > docs/cli.md"


def test_help_pages_are_printed(cli: Cli) -> None:
    assert cli("help-pages").out.count("## summarizer") == 1 + len(COMMANDS)


def test_version(cli: Cli) -> None:
    assert cli("--version").out.startswith("summarizer ")


def test_help_imports_nothing_heavy() -> None:
    heavy = {"torch", "transformers", "datasets", "gradio", "pyarrow", "numpy", "trafilatura"}
    code = (
        "import sys; from summarizer.cli import run; assert run(['--help']) == 0;"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("summarise", "Did you mean 'summarize'?"),
        ("summarize --lenght long", "--length"),
        ("summarize --length huge", "'huge' is not one of 'short', 'medium', 'long'"),
        ("summarize --candidates 0", "--candidates"),
        ("summarize none.txt", "There is no file none.txt"),
        ("summarize {folder}", "is a folder"),
        ("summarize {article} -p securty", "Did you mean 'security'?"),
        ("summarize {article} -p none.toml", "no such file"),
        ("summarize {article} -p {wrong}", "line 2: unknown key 'definiton'"),
        ("summarize {article} -p security -p {other}", "Two perspectives are called 'security'"),
        ("summarize {article} --model none/such", "neither a folder nor found"),
        ("summarize {article} --model {folder}", "cannot be loaded"),
        ("batch", "Missing argument 'INPUT'"),
        ("batch {article}", "Missing option '--output'"),
        ("batch none.jsonl -o {folder}/out.jsonl", "There is no file or folder none.jsonl"),
        ("batch ../none -o {folder}/out.jsonl", "There is no file or folder ../none"),
        ("batch nobody/none -o {folder}/out.jsonl", "no data set of that name"),
        ("batch {article} -o {folder}/out.jsonl", "ending of the input"),
        ("batch {article} -o {folder}/out.json", "ends in .jsonl, .jsonl.gz"),
        ("batch {article} -o {folder}/out", "ends in .jsonl, .jsonl.gz"),
        ("batch {article} -o {folder}/none/out.csv", "There is no folder"),
        ("check", "Give either --article FILE and --summary FILE"),
        ("check --article {article}", "Give either"),
        ("check {article} --article {article} --summary {article}", "Give either"),
        ("check --article none.txt --summary {article}", "There is no file none.txt"),
        ("check --article - --summary -", "not both"),
        ("check pairs.jsonl", "-o OUTPUT"),
        ("perspectives none", "There is no perspective 'none'"),
        ("serve --port 70000", "--port"),
    ],
)
def test_wrong_usage_is_one_line(
    cli: Cli, article: Path, tmp_path: Path, arguments: str, says: str
) -> None:
    wrong, other = tmp_path / "wrong.toml", tmp_path / "other.toml"
    wrong.write_text('name = "a"\ndefiniton = "b"\n')
    other.write_text('name = "security"\ndefinition = "something else"\n')
    names = {"folder": tmp_path, "article": article, "wrong": wrong, "other": other}
    before = sorted(tmp_path.iterdir())
    done = cli(*arguments.format(**names).split())
    error = done.err.splitlines()[-1]
    assert (done.code, done.out) == (2, "")
    assert error.startswith("error: ")
    assert says in error
    assert "Traceback" not in done.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("short.txt", b"Too few words.", "too short"),
        ("binary.bin", bytes(range(256)) * 9, "binary file"),
        ("page.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_an_article_that_cannot_be_used_is_no_wrong_usage(
    cli: Cli, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = cli("summarize", path)
    assert (done.code, done.out) == (1, "")
    assert says in done.err.splitlines()[-1]


def test_private_addresses_are_refused(cli: Cli) -> None:
    done = cli("summarize", "http://127.0.0.1/")
    assert done.code == 1
    assert "private address" in done.err


def test_no_article_at_all(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    assert "Name an article" in cli("summarize").err


# --- summarize


def test_a_summary_in_plain_text(cli: Cli, article: Path, tiny_model: str) -> None:
    done = cli("summarize", article, "--model", tiny_model, "--title", "Port [bold]closed")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Port [bold]closed"
    for title in ("Neutral ─", "Sovereignty ─", "Security ─", "Evidence ─"):
        assert any(line.startswith(title) for line in lines)
    assert "  The harbour of Port Orla was closed for nine hours" in done.out
    assert "[1] The harbour of Port Orla was closed for nine hours on Monday." in lines
    assert "\x1b" not in done.out + done.err
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)
    assert "Loading the model" in done.err
    assert "Checking" in done.err


def test_a_summary_as_a_record(cli: Cli, article: Path, tiny_model: str) -> None:
    done = cli("summarize", article, "--model", tiny_model, "--json", "-p", "neutral")
    record = json.loads(done.out)
    assert list(record["summaries"]) == ["neutral"]
    assert record["error"] is None
    assert record["model"] == "tiny"
    first = record["sentences"][0]
    assert TEXT[first["start"] : first["end"]].endswith("on Monday.")


def test_one_perspective_of_ones_own(
    cli: Cli, article: Path, tiny_model: str, tmp_path: Path
) -> None:
    own = tmp_path / "water.toml"
    own.write_text('name = "water"\ndefinition = "who uses the river"\ncues = ["river"]\n')
    done = cli("summarize", article, "--model", tiny_model, "-p", own, "-p", own)
    assert done.out.count("Water ─") == 1
    assert "No summary." in done.out
    assert "Neutral" not in done.out


def test_standard_input_and_its_notes(
    cli: Cli, tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = TEXT.replace("Orla", "Ørlå “é”").encode("cp1252")
    piped = SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False)
    monkeypatch.setattr("sys.stdin", piped)
    done = cli("summarize", "--model", tiny_model)
    assert done.code == 0
    assert "note: Not UTF-8: read as windows-1252." in done.err


def shown(notice: str | None = None, **terminal: Any) -> str:
    article = Article.from_text(TEXT)
    summaries = {
        "neutral": Summary(
            "neutral",
            (
                SummarySentence("The port was closed.", 0.934, (0, 2)),
                SummarySentence("No one was hurt.", 1.0, (3,), Origin.SOURCE),
            ),
        ),
        "sovereignty": Summary("sovereignty", reason="Nothing bears on it."),
        "x": Summary("x", (SummarySentence("Weak.", 0.2, ()),)),
    }
    file = io.StringIO()
    console = Console(file=file, width=80, **terminal)
    perspectives = [*built_in()[:2], Perspective("x", "light", colour="#ffee00")]
    result = Result("1", "Title", "m", article, summaries, notice=notice)
    show_result(console, result, perspectives)
    return file.getvalue()


def test_what_marks_a_sentence() -> None:
    text = shown()
    assert "  The port was closed. [1][3] 93%\n" in text
    assert "  No one was hurt. [4] verbatim\n" in text
    assert "  No summary. Nothing bears on it.\n" in text
    assert "  Weak. 20%\n" in text
    assert "[2]" not in text


def test_what_is_no_report_is_said_before_the_summaries() -> None:
    lines = shown("This reads as an opinion piece.").splitlines()
    assert lines[:2] == ["Title", "This reads as an opinion piece."]


def test_colours_on_a_terminal_only() -> None:
    colours = shown(force_terminal=True, color_system="truecolor", legacy_windows=False)
    assert "\x1b[1;37;48;2;71;85;105m Neutral \x1b[0m" in colours
    assert "\x1b[1;30;48;2;255;238;0m X \x1b[0m" in colours  # black on a light colour
    without = shown(force_terminal=True, no_color=True, legacy_windows=False)
    assert "48;2" not in without
    assert "\x1b[36m[1] \x1b[0mThe harbour" in colours  # the mark's colour ends with the mark
    assert "\x1b" not in shown()


# --- check


def test_a_check_that_finds_a_mistake(cli: Cli, article: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The harbour was closed for 31 hours on Monday.\nNo one was hurt.\n")
    done = cli("check", "--article", article, "--summary", summary, "--no-model")
    assert done.code == 0
    assert "unsupported The harbour was closed for 31 hours on Monday. [1]" in done.out
    assert "            - " in done.out
    assert "supported   No one was hurt. [4]" in done.out
    assert "(1 supported, 1 unsupported)" in done.out
    record = json.loads(
        cli("check", "--article", article, "--summary", summary, "--no-model", "--json").out
    )
    assert record["error"] is None
    assert record["support"] <= min(one["support"] for one in record["sentences"])
    assert record["sentences"][0]["issues"]


def test_every_verdict_has_its_reason() -> None:
    sentences = (
        Checked("Ships waited.", 0.9, (1,)),
        Checked("Ships left.", 0.6, (1,)),
        Checked("Pigs fly.", 0.0, ()),
        Checked("Ten ships waited.", 0.8, (1,), ("the number 10 is not in the article",)),
    )
    file = io.StringIO()
    show_check(Console(file=file, width=80), Check("1", sentences), Article.from_text(TEXT))
    assert file.getvalue().splitlines()[2:9] == [
        "supported   Ships waited. [2] 90%",
        "doubtful    Ships left. [2] 60%",
        "            - the article says at most a part of this",
        "unsupported Pigs fly. 0%",
        "            - no sentence of the article is about this",
        "doubtful    Ten ships waited. [2] 80%",
        "            - the number 10 is not in the article",
    ]


def test_a_check_with_a_model(cli: Cli, article: Path, tiny_model: str) -> None:
    done = cli("check", "--article", article, "--summary", article, "--model", tiny_model)
    assert done.code == 0
    assert "(4 supported)" in done.out


def test_an_empty_summary(cli: Cli, article: Path, tmp_path: Path) -> None:
    (tmp_path / "summary.txt").write_text(" \n")
    done = cli("check", "--article", article, "--summary", tmp_path / "summary.txt", "--no-model")
    assert (done.code, done.out) == (1, "")
    assert "The summary is empty" in done.err


# --- the other commands


def test_perspectives_are_listed(cli: Cli) -> None:
    done = cli("perspectives")
    assert "neutral  Neutral (the whole article, #" in done.out
    assert "cue phrases" in done.out
    assert [one["name"] for one in json.loads(cli("perspectives", "--json").out)] == [
        "neutral",
        "sovereignty",
        "security",
    ]


def test_serve_opens_the_page(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Any, ...]] = []
    page = SimpleNamespace(launch=lambda *arguments: calls.append(arguments))
    monkeypatch.setitem(sys.modules, "summarizer.page", page)
    assert cli("serve", "--port", 8080).code == 0
    assert cli("serve", "--allow-model", "one", "--allow-model", "two").code == 0
    assert calls == [("127.0.0.1", 8080, None, ()), ("127.0.0.1", 7860, None, ["one", "two"])]

    def taken(*_: object) -> None:
        raise OSError("Cannot find empty port in range: 8080-8080.")

    page.launch = taken
    done = cli("serve", "--port", 8080)
    assert done.code == 2
    assert "try another --port" in done.err


def test_choices_are_those_of_the_pipeline() -> None:
    from summarizer.device import PROCESSOR
    from summarizer.models.decoding import DecodingSettings
    from summarizer.planning import LENGTHS, MEDIUM

    assert DecodingSettings().candidates == CANDIDATES
    assert list(LENGTHS) == list(LengthName)
    assert MEDIUM.name == LengthName.MEDIUM
    pages = " ".join("".join(help_pages(typer.main.get_command(app))).split())
    assert f"at once: {PROCESSOR.articles}, on a GPU more" in pages


# --- the end


@pytest.mark.parametrize(
    ("problem", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "interrupted: nothing was written"),
        (ValueError("odd"), 2, "error: ValueError: odd (a mistake of this program"),
        (OSError(28, "No space left on device", "x"), 2, "error: x: No space left on device"),
        (BrokenPipeError(), 1, None),
    ],
)
def test_whatever_happens_is_one_line(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    problem: BaseException,
    code: int,
    says: str | None,
) -> None:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr("summarizer.cli.perspectives.chosen_perspectives", fail)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1)
    done = cli("perspectives")
    assert (done.code, done.out) == (code, "")
    assert done.err.splitlines() == ([done.err.strip()] if says else [])
    assert (says or "") in done.err


def test_a_reader_that_leaves_early() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "perspectives"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
