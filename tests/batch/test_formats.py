"""Every format in and out, however odd: one record each, and nothing worse than an error record."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from summarizer.article import Article
from summarizer.batch import Columns, location, open_rows
from summarizer.batch.files import FileRecord
from summarizer.batch.fingerprint import row_digest
from summarizer.batch.markdown import escaped, file_name
from summarizer.batch.output import check_output
from summarizer.batch.records import kept_names, plain_value
from summarizer.batch.run import summarize_rows
from summarizer.exits import UsageError
from summarizer.ingest.ingested import MAX_FILE_BYTES
from summarizer.result import Result
from tests.batch.work import TEXT, Echo, entries, finish

COLUMNS = Columns()
PAGE = f"<html><head><title>A title</title></head><body><p>{TEXT}</p></body></html>"
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def summarized(source: object) -> list[dict[str, Any]]:
    rows = open_rows(str(source), COLUMNS, ["text"])
    return [one.to_dict() for one in summarize_rows(Echo(), rows, COLUMNS, 8)]  # type: ignore[arg-type]


def packed(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def zstd(data: bytes) -> bytes:
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as stream:
        stream.write(data)
    return out.getvalue().to_pybytes()


# --- archives


def test_an_archive_reads_like_a_folder(tmp_path: Path) -> None:
    files = {"b.txt": TEXT, "sub/a.html": PAGE, "picture.png": b"\x89PNG", ".hidden/c.txt": TEXT,
             "__MACOSX/b.txt": "x", "z.txt": bytes(range(256)) * 9}  # fmt: skip
    rows = open_rows(str(packed(tmp_path / "a.zip", files)), COLUMNS, ["text"])
    assert rows.total == 3
    assert "Left out 1 files" in rows.notes[0]
    done = summarized(tmp_path / "a.zip")
    assert [one["id"] for one in done] == ["b.txt", "sub/a.html", "z.txt"]
    assert [one["title"] for one in done] == [None, "A title", None]
    assert "binary" in done[2]["error"]["message"]


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"]
)
def test_a_name_that_leads_out_of_an_archive_is_an_error_record(tmp_path: Path, name: str) -> None:
    packed(tmp_path / "a.zip", {name: TEXT, "z.txt": TEXT})
    done = {one["id"]: one["error"] for one in summarized(tmp_path / "a.zip")}
    assert done.pop("z.txt") is None
    [error] = done.values()
    assert "leads out of the archive" in error["message"]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_bomb_is_an_error_record_and_is_not_unpacked(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"bomb.txt": b"0" * (MAX_FILE_BYTES + 1), "z.txt": TEXT})
    assert (tmp_path / "a.zip").stat().st_size < 100_000
    bomb, good = summarized(tmp_path / "a.zip")
    assert "bomb.txt is too big" in bomb["error"]["message"]
    assert good["error"] is None


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"bomb.txt": b"0" * 1000, "z.txt": TEXT})
    data = (tmp_path / "a.zip").read_bytes()
    size = (1000).to_bytes(4, "little")
    assert data.count(size) == 2
    (tmp_path / "a.zip").write_bytes(data.replace(size, (9).to_bytes(4, "little")))
    bomb, good = summarized(tmp_path / "a.zip")
    assert "bomb.txt" in bomb["error"]["message"]
    assert good["error"] is None


def test_an_archive_whose_files_overlap_is_refused(tmp_path: Path) -> None:
    """The bomb of Fifield 2019: all files share one packed stream."""
    path = packed(tmp_path / "a.zip", {f"{n}.txt": bytes(9) for n in range(2)})
    data = path.read_bytes()
    fake = (2**20).to_bytes(4, "little")
    place = data.index(b"PK\x01\x02") + 20  # the packed size in the directory
    path.write_bytes(data[:place] + fake + data[place + 4 :])
    with pytest.raises(UsageError, match="files overlap"):
        open_rows(str(path), COLUMNS, ["text"])


def test_files_of_an_archive_that_cannot_be_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT * 9, "c.zip": b"PK"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the first one is encrypted
    place = data.index(b"b.txt") + 20
    data[place] ^= 255  # the second one is damaged
    path.write_bytes(data)
    first, second = summarized(path)
    assert "a.txt" in first["error"]["message"]
    assert "b.txt" in second["error"]["message"]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + bytes(99), b"no archive"])
def test_what_is_no_archive_is_wrong_usage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(UsageError, match="cannot be read"):
        open_rows(str(tmp_path / "a.zip"), COLUMNS, ["text"])


@QUICK
@given(
    files=st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1,
                max_size=8).map(lambda stem: f"{stem}.txt"),
        st.one_of(st.binary(max_size=60), st.just(TEXT.encode())), min_size=1, max_size=5,
    ),
    place=st.integers(0, 2000), byte=st.integers(0, 255),
)  # fmt: skip
def test_any_archive_gives_records_or_one_clear_line(
    tmp_path: Path, files: dict[str, bytes], place: int, byte: int
) -> None:
    path = packed(tmp_path / "any.zip", files)
    data = bytearray(path.read_bytes())
    data[place % len(data)] = byte
    path.write_bytes(data)
    try:
        done = summarized(path)
    except UsageError as error:
        done, said = [], str(error)
    else:
        said = ""
    assert bool(said) != bool(done)
    assert "\n" not in said
    assert len(done) <= len(files)
    for one in done:
        assert one["error"] is None or one["error"]["type"] in ("InputError", "RecordError")


# --- compressed lines, long lines


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", zstd)])
def test_compressed_lines_that_break_off(tmp_path: Path, ending: str, pack: Any) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT} {n}."}).encode() + b"\n" for n in range(2000))
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(lines))
    assert len(summarized(path)) == 2000
    path.write_bytes(path.read_bytes()[:-9])
    *_, last = summarized(path)
    assert "damaged from here on" in last["error"]["message"]


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    long = " ".join([TEXT] * 9000)
    (tmp_path / "a.jsonl").write_text(
        "\n".join(json.dumps({"text": text}) for text in (TEXT, long, "x" * 2_000_000, TEXT))
    )
    assert (tmp_path / "a.jsonl").stat().st_size > 3_000_000
    assert [bool(one["error"]) for one in summarized(tmp_path / "a.jsonl")] == [
        False, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["a.csv", "a.tsv", "a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet"]
)
def test_an_input_without_records_gives_an_output_without_records(
    tmp_path: Path, name: str
) -> None:
    empty = {"csv": b"id,title,text\n", "tsv": b"id\ttitle\ttext\n", "jsonl": b"\n",
             "gz": gzip.compress(b""), "zst": zstd(b"")}  # fmt: skip
    path = tmp_path / name
    if path.suffix == ".parquet":
        parquet.write_table(pa.table({"id": pa.array([], pa.string()), "text": []}), path)
    else:
        path.write_bytes(empty[path.suffix[1:]])
    assert finish(path, tmp_path / "out.jsonl") == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


PARQUET_VALUES = st.one_of(
    st.none(),
    st.sampled_from([TEXT, "", "short", "a\x00b"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
)


@QUICK
@given(
    texts=st.lists(PARQUET_VALUES, max_size=9),
    ids=st.sampled_from([pa.int64(), pa.float64(), pa.string(), pa.date32(), pa.bool_()]),
)
def test_any_parquet_gives_its_records(
    tmp_path: Path, texts: list[str | None], ids: pa.DataType
) -> None:
    columns = {
        "id": pa.array([None] * len(texts), ids),
        "text": pa.array(texts, pa.string()),
        "seen": pa.array([b"\xff"] * len(texts)),
    }
    parquet.write_table(pa.table(columns), tmp_path / "any.parquet")
    done = summarized(tmp_path / "any.parquet")
    assert [one["error"] is None for one in done] == [text == TEXT for text in texts]
    assert [one["id"] for one in done] == [str(n + 1) for n in range(len(texts))]


def test_texts_of_wrong_types_in_a_table(tmp_path: Path) -> None:
    for values in ([1, 2], [["a"], None], [b"\xff", None], [{"a": 1}, None]):
        parquet.write_table(pa.table({"text": values}), tmp_path / "a.parquet")
        assert all(one["error"] for one in summarized(tmp_path / "a.parquet"))


# --- folders


def test_a_pipe_in_a_folder_does_not_stop_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    good, broken = summarized(tmp_path)
    assert (good["id"], good["error"]) == ("b.txt", None)
    assert "c.txt" in broken["error"]["message"]
    assert stat.S_ISFIFO((tmp_path / "a.txt").stat().st_mode)


def test_files_that_are_done_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    [row] = open_rows(str(tmp_path), COLUMNS, ["text"])
    assert isinstance(row.values, FileRecord)
    (tmp_path / "a.txt").unlink()
    assert row_digest(row, ["id", "text"])
    assert "a.txt" in str(row.values["text"])  # the reason why it cannot be read


# --- far away


def test_a_store_is_read_and_written(tmp_path: Path) -> None:
    store = location("memory://news")
    for name, data in {"in.jsonl": json.dumps({"id": "a", "text": TEXT}).encode(),
                       "in.csv": f'id,text\na,"{TEXT}"\n'.encode(),
                       "in.jsonl.gz": gzip.compress(json.dumps({"id": "a", "text": TEXT}).encode()),
                       "folder/a": b"", "folder/a.txt": TEXT.encode()}.items():  # fmt: skip
        (store / name).parent.mkdir(exist_ok=True, parents=True)
        (store / name).write_bytes(data)
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"id": ["a"], "text": [TEXT]}), buffer)
    (store / "in.parquet").write_bytes(buffer.getvalue())
    packed(tmp_path / "in.zip", {"a": "", "a.txt": TEXT})
    (store / "in.zip").write_bytes((tmp_path / "in.zip").read_bytes())
    for name in ("in.jsonl", "in.csv", "in.jsonl.gz", "in.parquet", "in.zip", "folder"):
        [one] = summarized(f"memory://news/{name}")
        assert (one["id"].removesuffix(".txt"), one["error"]) == ("a", None)

    source, kept = Path("memory://news/in.jsonl"), tmp_path / "kept"
    for text in ("memory://news/in.jsonl", "memory://news/out.parquet"):
        assert location(text).name == text.rpartition("/")[2]
    assert source.name == "in.jsonl"
    out = "memory://news/out.jsonl"
    with pytest.raises(UsageError, match="say with --journal"):
        far(out, None)
    assert far(out, kept) == 1
    assert json.loads(location(out).read_text())["id"] == "a"
    assert not list(kept.iterdir())
    with pytest.raises(UsageError, match="is there already"):
        far(out, kept)
    with pytest.raises(UsageError, match=r"There is no file or folder memory://news/none.csv"):
        summarized("memory://news/none.csv")


def far(output: str, kept: Path | None) -> int:
    """Run a job whose places are all in a store."""
    return len(list(entries("memory://news/in.jsonl", output, folder=kept)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/a.jsonl",
        "https://x.org/a.csv",
        "ftp://x/a.csv",
        "zip::memory://news/a.zip",
        "simplecache::s3://a/b.csv",
        "github://a",
    ],
)
def test_other_addresses_are_not_opened(address: str) -> None:
    with pytest.raises(UsageError, match="cannot be opened: give a path, or an address of s3"):
        location(address)


# --- what readers see


HOSTILE = "<script>alert(1)</script> & \"'` [x](javascript:y) *b* \u2028 \ud800"


def hostile(path: Path) -> Path:
    text = f"The mayor said <img src=x onerror=alert(1)> & *that* on Monday in Orla. {TEXT}"
    records = [
        {"id": HOSTILE, "title": HOSTILE, "text": text},
        {"id": "../../etc/passwd", "title": None, "text": None},
        {"id": "c", "title": "Plain", "text": TEXT},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    return path


def test_a_report_shows_all_and_runs_nothing(tmp_path: Path) -> None:
    assert finish(hostile(tmp_path / "in.jsonl"), tmp_path / "out.html", "html") == 3
    page = (tmp_path / "out.html").read_text("utf-8")
    body = page[page.index("<tbody>") :]
    assert body.count("<tr ") == 3
    assert "<script" not in body
    assert "<img" not in body
    assert "&lt;script&gt;" in body
    assert "Nothing on &lt;security&gt;." in body
    assert body.count("<li value=1>") == 2
    assert not re.search(r"(src|href)=", page.split("<tbody>")[0])
    assert "default-src 'none'" in page.replace("&#39;", "'")


def test_a_readable_folder(tmp_path: Path) -> None:
    assert finish(hostile(tmp_path / "in.jsonl"), tmp_path / "md", "markdown") == 3
    names = sorted(path.name for path in (tmp_path / "md").iterdir())
    assert [name[:7] for name in names] == ["000001-", "000002-", "000003-"]
    assert names[1:] == ["000002-etc-passwd.md", "000003-c.md"]
    first = (tmp_path / "md" / names[0]).read_text("utf-8")
    assert "<img" not in first.replace("\\<", "")
    assert "## Evidence" in first
    assert "Not summarized" in (tmp_path / "md" / names[1]).read_text("utf-8")


@pytest.mark.parametrize(("format", "name"), [("markdown", "000001-a.md"), ("html", None)])
def test_what_is_no_report_is_said_before_the_summaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, name: str | None
) -> None:
    told = Echo.batch

    def opinions(self: Echo, articles: Sequence[Article], **options: int) -> Iterator[Result]:
        return (
            replace(one, notice="An <i>opinion</i>.") for one in told(self, articles, **options)
        )

    monkeypatch.setattr(Echo, "batch", opinions)
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}))
    finish(tmp_path / "in.jsonl", tmp_path / "out", format)
    file = tmp_path / "out" / name if name else tmp_path / "out"
    before, _, after = file.read_text("utf-8").partition("opinion")
    assert "harbour" not in before
    assert "harbour" in after
    assert "<i>" not in before.replace("\\<", "")


@QUICK
@given(own=st.one_of(st.none(), st.text(max_size=80)))
def test_any_id_gives_a_name_in_the_folder(own: str | None) -> None:
    name = file_name(7, own)
    assert name.startswith("000007")
    assert name.endswith(".md")
    assert Path(name).name == name
    assert len(name.encode()) <= 255


@QUICK
@given(text=st.text(max_size=30))
def test_escaped_text_is_one_line_without_marks(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)(\\\\)*[<>*\[\]_`]", line)


# --- what else is asked for


def test_columns_that_pass_through(tmp_path: Path) -> None:
    assert kept_names(" url, date,url ") == ("url", "date")
    for name in ("id", "error", "text"):
        with pytest.raises(UsageError, match="its own"):
            kept_names(name)


@pytest.mark.parametrize(
    ("value", "plain"),
    [(float("nan"), None), (float("inf"), None), (1.5, 1.5), ({1: b"x"}, {"1": "b'x'"}),
     (("a", None), ["a", None]), ("\ud800", "\ufffd"), (True, True)],
)  # fmt: skip
def test_odd_values_pass_through_as_json(value: object, plain: object) -> None:
    assert plain_value(value) == plain
    json.dumps(plain_value(value), allow_nan=False)


def test_a_readable_folder_may_not_hold_the_input(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{}")
    with pytest.raises(UsageError, match="holds the input"):
        check_output(tmp_path, str(tmp_path / "in.jsonl"), True, "markdown")
