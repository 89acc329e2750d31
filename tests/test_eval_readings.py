"""``python -m eval readings``: sheets for readers, what they say of them, and how often."""

from __future__ import annotations

import json
import re

import pytest

from eval.cli import main
from eval.readings import reading
from eval.readings.reading import Finding, Reading, key_of
from tests.test_eval_run import CHEAP, IDS, SENTENCES, _run, data

__all__ = ["data"]


@pytest.fixture
def readings(data, tmp_path):
    """Run the command on what lead-3 writes of three articles."""
    out, kept = tmp_path / "out", tmp_path / "readings.jsonl"
    kept.touch()
    assert _run(data, out, *CHEAP) == 0
    common = ["--readings", str(kept)]
    asked = [*common, "--system", "lead-3", "--data", str(data), "--out", str(out)]

    def run(command, *arguments):
        given = common if command == "add" else asked
        return main(["readings", command, *map(str, arguments), *given])

    return run


def _keys(folder):
    text = "".join(path.read_text() for path in sorted(folder.glob("sheet-*.txt")))
    return re.findall(r"KEY (\w+)", text)


def _said(path, keys, *findings):
    path.write_text("".join(json.dumps({"key": k, "findings": findings}) + "\n" for k in keys))
    return path


def test_a_sheet_shows_articles_and_summaries_and_comes_with_the_brief(readings, tmp_path):
    assert readings("sheets", tmp_path / "sheets", "--number", 2) == 0
    first = (tmp_path / "sheets" / "sheet-1.txt").read_text()
    assert "[1] The minister said that Arvenia alone decides" in first
    assert "   (0) Arvenia closed its airspace to Belmark on Monday. [0]" in first
    assert "doubtful" in (tmp_path / "sheets" / "brief.md").read_text()
    assert len(set(_keys(tmp_path / "sheets"))) == 9  # three perspectives of three articles


def test_what_was_read_is_counted_and_not_asked_again(readings, tmp_path, capsys):
    readings("sheets", tmp_path / "sheets")
    first, *others = _keys(tmp_path / "sheets")
    error = {"class": "error", "kind": "actor", "quote": "they", "says": "the minister"}
    found = _said(tmp_path / "found.jsonl", [first], error, error, {"class": "soft"})
    assert readings("add", found) == 0
    assert SENTENCES[0] not in (tmp_path / "readings.jsonl").read_text()
    assert "they" not in (tmp_path / "readings.jsonl").read_text()

    assert readings("add", _said(tmp_path / "more.jsonl", others[:4])) == 0
    capsys.readouterr()
    assert readings("count") == 0
    said = capsys.readouterr()
    (row,) = (line for line in said.out.splitlines() if line.startswith("| error"))
    assert re.match(r"\| error \|.*\| 1 \| 30\.0 \[.*\] \| actor 2 \|", row)  # a summary once
    assert "4 of 9 summaries have not been read" in said.err

    readings("sheets", tmp_path / "again")
    assert sorted(_keys(tmp_path / "again")) == sorted(others[4:])


def test_one_summary_has_no_interval(readings, tmp_path, capsys):
    readings("sheets", tmp_path / "sheets")
    readings("add", _said(tmp_path / "found.jsonl", _keys(tmp_path / "sheets")[:1]))
    assert readings("count") == 0
    assert "| 0 | 0.0 (one article) |" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        ({"class": "bad"}, "'bad' is not one of error, doubtful"),
        ({"class": "error", "kind": "odd"}, "'odd' is not one of actor"),
        ({}, "'class'"),
    ],
)
def test_what_is_no_reading_is_refused_with_its_line(readings, tmp_path, capsys, finding, reason):
    found = _said(tmp_path / "found.jsonl", ["abc"], finding)
    assert readings("add", found) == 2
    assert f"found.jsonl, line 1: not a reading ({reason}" in capsys.readouterr().err
    assert (tmp_path / "readings.jsonl").read_text() == ""


def test_summaries_that_were_not_written_are_asked_for(data, tmp_path, capsys):
    asked = ["--data", str(data), "--out", str(tmp_path), "--system", "lead-3"]
    assert main(["readings", "count", *asked]) == 2
    assert "python -m eval run framings --system lead-3" in capsys.readouterr().err


def test_a_key_changes_with_the_text_and_readings_are_kept_as_they_are(tmp_path):
    keys = {key_of(IDS[0], "neutral", text) for text in (*SENTENCES, "Arvenia closed.")}
    assert len(keys) == 5
    kept = {
        "b": Reading("b", (Finding("error", "time"), Finding("hard"))),
        "a": Reading("a", ()),
    }
    reading.write(tmp_path / "kept.jsonl", kept.values())
    assert reading.read(tmp_path / "kept.jsonl") == kept


def test_the_readings_of_the_repository_hold_no_words():
    """They are about other people's articles."""
    assert set(map(len, reading.read(reading.PATH))) <= {12}
    allowed = {"key", "findings", *reading.FAULTS, *reading.KINDS}
    words = set(re.findall(r'"([^"]+)"', reading.PATH.read_text(encoding="utf-8")))
    assert all(word in allowed or re.fullmatch("[0-9a-f]{12}", word) for word in words)
