"""The Batch view's work: the same code as the command line, within the page's limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import Columns
from summarizer.errors import InputError
from summarizer.page.batch_job import Progress, columns_of
from summarizer.page.batch_view import summarize_table
from summarizer.page.desk import Desk
from summarizer.page.limits import Limits
from summarizer.page.shelf import Choices, Shelf
from summarizer.page.ticket import Done
from summarizer.perspectives import built_in
from summarizer.result import Failure
from tests.page.fakes import TEXT_OF, FakeSummarizer

HOSTILE_COLUMN = "<img src=x onerror=alert(1)>"


def run(path: Path, columns: Columns, ending: str = ".jsonl", **limits: Any) -> list[Any]:
    desk = Desk(Shelf({"fake": FakeSummarizer}), Limits(**limits))
    updates = summarize_table(desk, str(path), columns, Choices(built_in()), ending)
    return [one for one in updates if isinstance(one, Progress | Done | Failure)]


def lines(path: Path, *texts: str | None) -> Path:
    records = [{"nr": n, "body": text} for n, text in enumerate(texts)]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_records_come_in_order_with_their_errors_and_progress_on_the_way(tmp_path: Path) -> None:
    table = lines(tmp_path / "table.jsonl", *[TEXT_OF] * 5, None, TEXT_OF)
    updates = run(table, Columns(id="nr", text="body"))
    assert [one.records for one in updates[:-1]] == list(range(1, 8))
    path, progress = updates[-1].value
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == [str(n) for n in range(7)]
    assert progress.errors == (("5", "The 'body' of this record is missing."),)
    assert "6 done, 1 failed" in progress.told


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_results_come_in_the_format_that_is_asked_for(tmp_path: Path, ending: str) -> None:
    table = lines(tmp_path / "table.jsonl", TEXT_OF)
    path, _ = run(table, Columns(text="body"), ending)[-1].value
    assert path.name == f"summaries{ending}"
    assert path.stat().st_size > 0


def test_a_table_that_is_too_long_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    table = lines(tmp_path / "table.jsonl", *[TEXT_OF] * 3)
    failure = run(table, Columns(text="body"), records=2)[-1]
    assert "more than 2 records" in failure.message
    assert not list(tmp_path.rglob("summaries*"))


def test_messages_name_the_file_without_the_servers_folder(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("nr,body\n1,x\n", encoding="utf-8")
    failure = run(table, Columns(text="words"))[-1]
    assert "no column 'words' in table.csv" in failure.message
    assert str(tmp_path) not in failure.message


@pytest.mark.parametrize("name", ["table.exe", "cnn_dailymail", "table.txt"])
def test_only_tables_are_read_and_never_a_data_set_by_name(tmp_path: Path, name: str) -> None:
    failure = run(tmp_path / name, Columns())[-1]
    assert f"{name} is no table" in failure.message


class TestColumns:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_of_text_tables(self, tmp_path: Path, delimiter: str) -> None:
        names = ["id", HOSTILE_COLUMN, "body"]
        table = tmp_path / "table.csv"
        table.write_text(delimiter.join(names) + "\n", encoding="utf-8")
        assert columns_of(table) == names

    def test_of_json_lines(self, tmp_path: Path) -> None:
        assert columns_of(lines(tmp_path / "table.jsonl", TEXT_OF)) == ["nr", "body"]

    def test_of_parquet(self, tmp_path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.table({"a": [1], "b": ["x"]}), tmp_path / "table.parquet")
        assert columns_of(tmp_path / "table.parquet") == ["a", "b"]

    def test_of_a_file_that_is_none(self, tmp_path: Path) -> None:
        broken = tmp_path / "table.parquet"
        broken.write_bytes(b"no parquet")
        with pytest.raises(InputError, match=r"^table\.parquet cannot be read"):
            columns_of(broken)
