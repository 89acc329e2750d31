"""Batches: whatever the input holds, one record for each of its records, in order."""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from summarizer.article import Article
from summarizer.batch import Columns, Row, Rows, Unreadable, article_of, open_output, open_rows
from summarizer.batch.run import SUMMARY_FIELDS, summarize_rows
from summarizer.batch.writers import WRITERS
from summarizer.checking import Check, check_rows
from summarizer.cli import run
from summarizer.exits import UsageError
from summarizer.grounding import Grounder
from summarizer.result import Result, Summary, SummarySentence

COLUMNS = Columns()
TEXT = (
    "The harbour of Port Orla was closed for nine hours on Monday. "
    "Three ships waited outside the mole, the coast guard said."
)
RECORDS: list[dict[str, Any]] = [
    {"id": "a", "title": "Ørlå closed", "text": TEXT},
    {"id": "b", "title": None, "text": ""},
    {"id": None, "title": "No id", "text": TEXT + "\r\nA “third” sentence\u2028stood here."},
    {"id": "a", "title": "Twice", "text": "Too short."},
]


class Echo:
    """A summarizer that says the first sentence; it needs no model."""

    model = SimpleNamespace(name="echo")

    def batch(self, articles: Sequence[Article], **_: int) -> Iterator[Result]:
        for article in articles:
            sentence = SummarySentence(article.sentences[0].text, 1.0, (0,))
            summaries = {"neutral": Summary("neutral", (sentence,))}
            yield Result(article.id, article.title, "echo", article, summaries)


def summarized(rows: Any, size: int = 3) -> list[dict[str, Any]]:
    return [one.to_dict() for one in summarize_rows(Echo(), rows, COLUMNS, size)]  # type: ignore[arg-type]


def rows_of(path: Path, **options: Any) -> Rows:
    return open_rows(str(path), COLUMNS, ["text"], **options)


def json_lines(records: Sequence[Any]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def table(delimiter: str = ",", bom: bool = False) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, ["id", "title", "text"], delimiter=delimiter)
    rows.writeheader()
    rows.writerows(RECORDS)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def columns_file() -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([{**one, "picture": b"\xff"} for one in RECORDS]), out)
    return out.getvalue()


# --- inputs

INPUTS = {
    "a.jsonl": json_lines(RECORDS),
    "a.jsonl.gz": gzip.compress(json_lines(RECORDS)),
    "a.csv": table(),
    "A.CSV": table(bom=True),
    "semicolon.csv": table(";"),
    "a.tsv": table("\t"),
    "a.parquet": columns_file(),
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_format_says_the_same(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(INPUTS[name])
    done = summarized(rows_of(tmp_path / name))
    assert [one["id"] for one in done] == ["a", "b", "3", "a"]
    assert [one["title"] for one in done] == ["Ørlå closed", None, "No id", "Twice"]
    assert [one["error"] and one["error"]["type"] for one in done] == [
        None,
        "InputError",
        None,
        "InputError",
    ]
    text = RECORDS[2]["text"]
    first, *_, last = (text[one["start"] : one["end"]] for one in done[2]["sentences"])
    assert first == "The harbour of Port Orla was closed for nine hours on Monday."
    assert last == "A “third” sentence\u2028stood here."


def test_a_folder_sorted_with_offsets_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {
        "b.txt": TEXT.encode(),
        "a.html": f"<html><head><title>A title</title></head><p>{TEXT}</p></html>".encode(),
        "sub/c.txt": b"\xef\xbb\xbf" + TEXT.replace(". ", ".\r\n").encode(),
        "z.txt": bytes(range(256)) * 9,
        "picture.png": b"\x89PNG",
        ".hidden/d.txt": TEXT.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    rows = rows_of(tmp_path)
    done = summarized(rows)
    assert [one["id"] for one in done] == ["a.html", "b.txt", "sub/c.txt", "z.txt"]
    assert rows.total == 4
    assert "Left out 1 files" in rows.notes[0]
    assert "binary" in done[3]["error"]["message"]
    second = done[2]["sentences"][1]
    assert TEXT.replace(". ", ".\r\n")[second["start"] : second["end"]].startswith("Three ships")


def test_a_saved_data_set(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    data = datasets.Dataset.from_list(RECORDS)
    data.save_to_disk(tmp_path / "one")
    datasets.DatasetDict({"train": data, "test": data}).save_to_disk(tmp_path / "two")
    rows = rows_of(tmp_path / "one")
    assert rows.total == 4
    assert [one["id"] for one in summarized(rows)] == ["a", "b", "3", "a"]
    assert len(list(rows_of(tmp_path / "two", split="test"))) == 4
    for split, says in ((None, "several splits"), ("dev", "no split 'dev'")):
        with pytest.raises(UsageError, match=f"{says}: choose one with --split: train, test"):
            rows_of(tmp_path / "two", split=split)


def test_a_data_set_of_the_hub_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    datasets = pytest.importorskip("datasets")
    asked: list[Any] = []

    def load(*arguments: Any, **named: Any) -> Any:
        asked.append((arguments, named))
        data = datasets.Dataset.from_list(RECORDS).to_iterable_dataset()
        return datasets.IterableDatasetDict({"train": data})

    monkeypatch.setattr(datasets, "load_dataset", load)
    rows = open_rows("someone/news:v1", COLUMNS, ["text"])
    assert asked == [(("someone/news", "v1"), {"streaming": True})]
    assert len(summarized(rows)) == 4


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"id,body\n1,x\n", "no column 'text' in .*; its columns are: id, body"),
        ("a.csv", b"", "its columns are: none"),
        ("a.csv", b"text,text\n1,x\n", "several columns 'text'"),
        ("a.csv", "id,text\n".encode("utf-16"), "UTF-16"),
        ("a.jsonl", "{}".encode("utf-16"), "UTF-16"),
        ("a.jsonl.gz", b"not compressed", "cannot be read"),
        ("a.parquet", b"not parquet", "cannot be read"),
        ("a.xlsx", b"PK", "ending of the input"),
        ("folder/a.png", b"", "no articles in"),
        ("folder/state.json", b"{", "cannot be read"),
    ],
)
def test_inputs_that_are_wrong_usage(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(UsageError, match=says):
        rows_of(tmp_path / name.split("/")[0])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not JSON"),
        (b"[1, 2]", "not a JSON object but a list"),
        (b"null", "not a JSON object but null"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "too big"),
        (b'{"n": ' + b"1" * 5000 + b"}", "too big"),
        (b'{"body": "x"}', "no 'text' in this record; it has: body"),
        (b'{"text": null}', "missing"),
        (b'{"text": NaN}', "missing"),
        (b'{"text": 3}', "not text but a number"),
        (b'{"text": false}', "not text but true or false"),
        (b'{"text": ["a"]}', "not text but a list"),
        (b'{"text": {}}', "not text but a nested record"),
        (b'{"text": "  "}', "is empty"),
        (b'{"text": "Too short."}', "too short"),
        (json.dumps({"text": "word " * 1_100_000}).encode(), "too long"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_lines_that_are_no_article(tmp_path: Path, line: bytes, says: str) -> None:
    good = json_lines([RECORDS[0]])
    (tmp_path / "a.jsonl").write_bytes(good + line + b"\r\n\n" + good)
    first, bad, last = summarized(rows_of(tmp_path / "a.jsonl"))
    assert says in bad["error"]["message"]
    assert (bad["id"], bad["summaries"], bad["sentences"]) == ("2", {}, [])
    assert first == last
    assert first["error"] is None


def test_rows_of_a_table_that_are_no_article(tmp_path: Path) -> None:
    lines = [f'1,"{TEXT}"', f"2,{TEXT}", "3", "4,\xff\xfe", "", f'5,"{TEXT}",', '6,"unclosed']
    (tmp_path / "a.csv").write_bytes("\n".join(["id,text", *lines]).encode("latin-1"))
    done = summarized(rows_of(tmp_path / "a.csv"))
    assert [one["id"] for one in done] == list("123456")
    assert [one["error"] and one["error"]["message"] for one in done] == [
        None,
        "The record has 3 values and the header 2: is a quotation mark missing?",
        "The 'text' of this record is missing.",
        "The record is not UTF-8 text: save the file as UTF-8.",
        None,
        "The text is too short to summarize: it needs at least 8 words, and has 1.",
    ]


def test_an_input_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(json_lines([RECORDS[0]] * 500), mtime=0)
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *before, last = summarized(rows_of(tmp_path / "a.jsonl.gz"))
    assert before
    assert all(one["error"] is None for one in before)
    assert "damaged from here on" in last["error"]["message"]


@pytest.mark.parametrize(
    ("id", "shown"),
    [(7, "7"), (7.0, "7"), (7.5, "7.5"), ("", "1"), (None, "1"), (math.nan, "1"), (True, "true"),
     (["a"], '["a"]'), ("x\ud800", "x\ufffd")],
)  # fmt: skip
def test_ids_become_strings(id: Any, shown: str) -> None:
    made = article_of(Row(1, {"id": id, "text": TEXT}), COLUMNS)
    assert made.id == shown


# --- any record, any format

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from([TEXT, "\ud800", "\ufeff", "a\u2028b\x85c", "\x00", '"', ",", "=1+1"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=1),
)
ANY_RECORD = st.one_of(
    VALUES, st.fixed_dictionaries({}, optional={"id": VALUES, "title": VALUES, "text": VALUES})
)
LINE_ENDS = st.sampled_from([b"\n", b"\r\n", b"\r", b"\n\n \n"])
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(lines=st.lists(st.tuples(ANY_RECORD, LINE_ENDS), max_size=9), bom=st.booleans())
def test_any_json_line_gives_a_record(
    tmp_path: Path, lines: list[tuple[Any, bytes]], bom: bool
) -> None:
    data = b"".join(json.dumps(record).encode() + end for record, end in lines)
    (tmp_path / "any.jsonl").write_bytes(b"\xef\xbb\xbf" * bom + data)
    done = summarized(rows_of(tmp_path / "any.jsonl"))
    assert len(done) == len(lines)
    for number, (one, (record, _)) in enumerate(zip(done, lines, strict=True), 1):
        own = record.get("id") if isinstance(record, dict) else None
        assert one["id"] == (own if isinstance(own, str) and own.isascii() and own else one["id"])
        assert one["id"] == str(number) or own is not None
        assert (one["error"] is None) == (isinstance(record, dict) and record.get("text") == TEXT)


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@QUICK
@given(
    records=st.lists(st.tuples(CELL, CELL, st.sampled_from([TEXT, "", "x"])), max_size=9),
    end=st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
def test_any_table_gives_its_records(
    tmp_path: Path, records: list[tuple[str, str, str]], end: str, delimiter: str
) -> None:
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    rows.writerows([("id", "title", "text"), *records])
    (tmp_path / "any.csv").write_bytes(text.getvalue().encode())
    read = list(rows_of(tmp_path / "any.csv"))
    assert [tuple(row.values.values()) for row in read] == records
    done = summarized(read)
    assert [one["error"] is None for one in done] == [text == TEXT for *_, text in records]


@QUICK
@given(
    records=st.lists(st.tuples(st.text(max_size=9), st.none() | st.text(max_size=9)), max_size=9),
    ending=st.sampled_from([".jsonl", ".jsonl.gz", ".jsonl.zst", ".csv", ".tsv", ".parquet"]),
)
def test_any_record_is_written_and_read_again(
    tmp_path: Path, records: list[tuple[str, str | None]], ending: str
) -> None:
    path = tmp_path / f"out{ending}"
    with open_output(path, SUMMARY_FIELDS, source="none", force=True) as write:
        for own, title in records:
            article = Article.from_text(TEXT, title=title, id=own)
            write({**next(Echo().batch([article])).to_dict(), "elapsed_s": 0.5})
    back = read_again(path)
    assert [one["id"].encode("utf-8", "replace") for one in back] == [
        own.encode("utf-8", "replace") for own, _ in records
    ]
    for one in back:
        assert list(one) == list(SUMMARY_FIELDS)
        assert one["summaries"]["neutral"]["sentences"][0]["evidence"] == [0]
        assert one["error"] is None


def read_again(path: Path) -> list[dict[str, Any]]:
    if ".jsonl" in path.name:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        if path.suffix == ".zst":
            data = pa.CompressedInputStream(pa.BufferReader(data), "zstd").read()
        return [json.loads(line) for line in data.decode().splitlines()]
    if path.suffix in (".csv", ".tsv"):
        with path.open(newline="", encoding="utf-8") as file:
            delimiter = "\t" if path.suffix == ".tsv" else ","
            found: list[dict[str, Any]] = list(csv.DictReader(file, delimiter=delimiter))
    else:
        found = parquet.read_table(path).to_pylist()
    for one in found:
        for name in ("error", "sentences", "summaries"):
            one[name] = json.loads(one[name]) if one[name] else None
    return found


@QUICK
@given(good=st.lists(st.booleans(), max_size=20), size=st.integers(1, 5))
def test_failures_keep_their_place_in_any_group(good: list[bool], size: int) -> None:
    rows = Rows([{"text": TEXT if one else None} for one in good])
    done = summarized(rows, size)
    assert [one["error"] is None for one in done] == good
    assert [one["id"] for one in done] == [str(number + 1) for number in range(len(good))]


def test_nothing_is_read_ahead_of_its_group() -> None:
    read = 0

    def endless() -> Iterator[dict[str, str]]:
        nonlocal read
        while True:
            read += 1
            yield {"text": TEXT}

    next(summarize_rows(Echo(), Rows(endless()), COLUMNS, 4))  # type: ignore[arg-type]
    assert read == 4


# --- outputs

TABLES = sorted(set(WRITERS) - {".html"})  # a report is for summaries only


def test_an_output_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open_output(path, SUMMARY_FIELDS, source="none") as write:
        write({"id": "1"})
        assert not path.exists()
    assert path.read_text() == '{"id": "1"}\n'
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", TABLES)
@pytest.mark.parametrize("problem", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interruption_leaves_no_trace(
    tmp_path: Path, ending: str, problem: type[BaseException]
) -> None:
    path = tmp_path / f"out{ending}"
    path.write_text("from before")
    record = Result("1", None, "m").to_dict()
    with (  # noqa: PT012
        pytest.raises(problem),
        open_output(path, SUMMARY_FIELDS, source="none", force=True) as write,
    ):
        write(record)
        raise problem
    assert path.read_text() == "from before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    path = tmp_path / "out.jsonl"
    with (
        pytest.raises(Exception, match=r"No space left on device.*Free some space"),
        open_output(path, SUMMARY_FIELDS, source="none") as write,
    ):
        write({})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("force", [False, True])
def test_the_input_is_never_overwritten(tmp_path: Path, force: bool) -> None:
    (tmp_path / "a.jsonl").write_bytes(INPUTS["a.jsonl"])
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "a.jsonl")
    with (
        pytest.raises(UsageError, match="is the input"),
        open_output(tmp_path / "link.jsonl", {}, source=str(tmp_path / "a.jsonl"), force=force),
    ):
        pass


# --- the commands


def test_a_batch_from_the_command_line(
    tmp_path: Path, tiny_model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(INPUTS["a.jsonl"] + b"{\n")
    command = ["batch", str(source), "-o", str(output), "--model", tiny_model]
    assert run([*command, "--length", "short"]) == 1
    done = capsys.readouterr()
    assert done.out == ""
    last = done.err.splitlines()[-1]
    assert f"{output}: 2 done, 3 failed (InputError 2, RecordError 1), " in last
    assert " abstained" in last
    records = read_again(output)
    assert [one["id"] for one in records] == ["a", "b", "3", "a", "5"]
    assert list(records[0]["summaries"]) == ["neutral", "sovereignty", "security"]
    assert records[1]["summaries"] == {}
    assert {one["model"] for one in records} == {"tiny"}

    assert run(command) == 2
    assert "is there already: add --force" in capsys.readouterr().err
    source.write_bytes(json_lines(RECORDS[:1]))
    assert run([*command, "--force", "-p", "neutral"]) == 0
    assert len(read_again(output)) == 1
    assert "interrupted" not in capsys.readouterr().err


PAIRS: list[dict[str, Any]] = [
    {"id": "good", "text": TEXT, "summary": "Three ships waited outside the mole."},
    {"id": "wrong", "text": TEXT, "summary": "The harbour was closed for 31 hours."},
    {"id": "none", "text": TEXT, "summary": " "},
    {"id": "odd", "text": TEXT, "summary": 5},
    {"text": None, "summary": "x"},
]


def test_checks_of_pairs() -> None:
    checks = list(check_rows(Grounder(), Rows(PAIRS), COLUMNS, "summary"))
    assert [one.id for one in checks] == ["good", "wrong", "none", "odd", "5"]
    good, wrong, *failed = (one.to_dict() for one in checks)
    assert good["support"] > 0.7 > wrong["support"]
    assert wrong["sentences"][0]["issues"]
    for one in failed:
        assert (one["support"], one["sentences"]) == (None, [])
        assert one["error"]["message"]


def test_the_whole_is_no_better_than_its_weakest_sentence() -> None:
    summary = f"{PAIRS[0]['summary']} {PAIRS[1]['summary']}"
    [one] = check_rows(Grounder(), Rows([{"text": TEXT, "summary": summary}]), COLUMNS, "summary")
    assert isinstance(one, Check)
    assert one.support is not None
    assert one.support <= min(sentence.support for sentence in one.sentences)


@pytest.mark.parametrize("ending", TABLES)
def test_checks_from_the_command_line(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rename = {"summary": "claim"}
    pairs = [{rename.get(name, name): value for name, value in one.items()} for one in PAIRS]
    (tmp_path / "pairs.jsonl").write_bytes(json_lines(pairs))
    output = tmp_path / f"out{ending}"
    options = ["--no-model", "--summary-column", "claim"]
    assert run(["check", str(tmp_path / "pairs.jsonl"), "-o", str(output), *options]) == 1
    done = capsys.readouterr()
    assert "2 done, 3 failed" in done.err
    assert "1 doubtful or unsupported (unsupported 1)" in done.err
    if ending == ".jsonl":
        first = read_again(output)[0]
        assert list(first) == ["id", "error", "support", "sentences"]
        assert list(first["sentences"][0]) == ["text", "support", "evidence", "issues"]


def test_a_folder_holds_no_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert run(["check", str(tmp_path), "-o", str(tmp_path / "out.csv"), "--no-model"]) == 2
    assert "files have no 'summary'" in capsys.readouterr().err


def test_an_unreadable_record_knows_itself() -> None:
    made = article_of(Row(4, {"title": "A title", "text": 1}), COLUMNS)
    assert isinstance(made, Unreadable)
    assert (made.id, made.title, made.failure.type) == ("4", "A title", "RecordError")
