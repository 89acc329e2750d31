"""Rows of the ablation: read from a file, trained and measured once, put in a table."""

from __future__ import annotations

import json

import pytest

from eval.ablation.plots import draw, points
from eval.ablation.rows import GIVEN, read_rows
from eval.ablation.tables import markdown
from eval.cli import main
from eval.drafts.counting import PERSPECTIVES
from eval.errors import EvalError
from tests.models.families import CAUSAL

SENTENCES = (
    "The council asked the harbour master to close the eastern quay on Monday.",
    "Ships from three countries waited outside the port, its spokesman said.",
    "Nobody was hurt, and police denied that the closure was a threat to the border.",
)
CLOSE = [{"text": "The council asked to close the quay.", "evidence": [0]}]
GOLD = {
    "neutral": {"text": "A council closed a quay.", "evidence": [0], "close": CLOSE},
    "sovereignty": None,
    "security": None,
}


def rows_file(folder, text):
    path = folder / "rows.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_rows_that_come_along_name_each_other():
    rows = read_rows().rows
    for row in rows.values():
        assert row.config or row.model in {*rows, *GIVEN}


def test_a_row_is_the_base_and_what_it_names(tmp_path):
    rows = read_rows(
        rows_file(
            tmp_path,
            '[base]\nsteps = 7\nrank = 4\nsources = [{ file = "gold.jsonl" }]\n'
            '[rows.a]\ngroup = "g"\ntitle = "t"\ntrain = { rank = 2 }\n'
            '[rows.b]\ngroup = "g"\ntitle = "t"\nmodel = "a"\nsnapshot = 3\ncandidates = 4\n',
        )
    ).rows
    assert (rows["a"].config.steps, rows["a"].config.rank) == (7, 2)
    assert rows["b"].config is None
    assert rows["b"].folder(tmp_path) == str(tmp_path / "a" / "step-000003")
    assert rows["b"].manner.settings.candidates == 4


def test_a_budget_multiplies_the_updates_of_every_row(tmp_path):
    path = rows_file(
        tmp_path,
        "[budgets.large]\ntimes = 12\narticles = 64\ntrain = { batch = 4 }\n"
        '[base]\nsteps = 8\nevaluate_steps = 4\nsources = [{ file = "gold.jsonl" }]\n'
        '[rows.a]\ngroup = "g"\ntitle = "t"\ntrain = { snapshot_steps = 2 }\n'
        '[rows.b]\ngroup = "g"\ntitle = "t"\nmodel = "a"\nsnapshot = 2\n'
        '[rows.c]\ngroup = "g"\ntitle = "t"\ntrain = { batch = 1 }\n',
    )
    small, large = read_rows(path), read_rows(path, "large")
    assert (small.budget.articles, large.budget.articles) == (16, 64)
    config = large.rows["a"].config
    assert (config.steps, config.evaluate_steps, config.snapshot_steps) == (96, 48, 24)
    assert (config.batch, large.rows["c"].config.batch) == (4, 1)
    assert large.rows["b"].folder(tmp_path) == str(tmp_path / "a" / "step-000024")
    with pytest.raises(EvalError, match="no budget 'huge', only small, large"):
        read_rows(path, "huge")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('title = "t"', "group"),
        ('group = "g"\ntitle = "t"\ntrain = { stepps = 1 }', "stepps"),
        ('group = "g"\ntitle = "t"\ncolour = "red"', "colour"),
        ('group = "g"\ntitle = "t"\nmodel = "b"', "names b, which is no row"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path, row, complaint):
    text = f'[base]\nsources = [{{ file = "gold.jsonl" }}]\n[rows.a]\n{row}\n'
    with pytest.raises(EvalError, match=complaint):
        read_rows(rows_file(tmp_path, text))


def test_a_row_is_trained_and_measured_once(tmp_path, capsys):
    model = CAUSAL["llama-chat"].save(tmp_path / "tiny")
    text = f'[base]\nmodel = "{model}"\nsteps = 1\nrank = 2\nevaluate_steps = 1\n'
    text += 'sources = [{ file = "framings.jsonl", checked = false }]\n'
    text += '[rows.a]\ngroup = "Targets"\ntitle = "close sentences"\ntrain = {}\n'
    path, out = rows_file(tmp_path, text), tmp_path / "out"
    records = [
        {"id": f"harbour-{n}", "text": " ".join(SENTENCES), "offsets": offsets(), "gold": GOLD}
        for n in range(12)
    ]
    lines = "\n".join(map(json.dumps, records))
    (tmp_path / "framings.jsonl").write_text(lines, encoding="utf-8")
    arguments = ["--out", str(out), "--rows", str(path)]
    command = ["ablation", "run", "a", "--data", str(tmp_path), "--limit", "2", *arguments]
    assert main(command) == 0
    result = out / "results" / "a.json"
    assert json.loads(result.read_text(encoding="utf-8"))["articles"] == 2
    result.write_text(result.read_text(encoding="utf-8").replace('"articles": 2', '"articles": 9'))
    assert main(command) == 0  # neither is done again
    assert '"articles": 9' in result.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["ablation", "table", *arguments]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("**Targets**")
    assert "| close sentences |" in shown


def test_the_curve_has_a_point_a_measured_state(tmp_path):
    text = '[base]\nsources = [{ file = "gold.jsonl" }]\n'
    text += '[rows.all]\ngroup = "Time and data"\ntitle = "t"\n'
    text += "train = { steps = 80, snapshot_steps = 40, average = 2 }\n"
    text += '[rows.early]\ngroup = "Time and data"\ntitle = "t"\nmodel = "all"\nsnapshot = 40\n'
    text += '[rows.few]\ngroup = "Time and data"\ntitle = "t"\n'
    text += 'train = { steps = 80, sources = [{ file = "gold.jsonl", share = 0.5 }] }\n'
    rows = read_rows(rows_file(tmp_path, text)).rows
    names = ("copied 4-grams, %", *(f"ROUGE-1, {name}" for name in PERSPECTIVES))
    figures = {"loss": 0.4} | {f"as written: {name}": 40 for name in names}
    for name in rows:
        (tmp_path / f"{name}.json").write_text(json.dumps(figures), encoding="utf-8")
    shown = [(point.share, point.updates) for point in points(rows, tmp_path)]
    assert shown == [(1.0, 40), (0.5, 80)]  # the mean of two states is no state of the run
    draw(rows, tmp_path, tmp_path / "curve.svg")
    assert (tmp_path / "curve.svg").read_text(encoding="utf-8").startswith("<?xml")
    with pytest.raises(EvalError, match="nothing of"):
        draw(rows, tmp_path / "nowhere", tmp_path / "curve.svg")


def test_a_row_that_was_not_measured_is_left_out(tmp_path):
    assert markdown(read_rows().rows, tmp_path) == ""


def test_an_unknown_row_is_one_clear_line(tmp_path, capsys):
    assert main(["ablation", "run", "no-such-row", "--data", str(tmp_path)]) == 2
    assert "no such row" in capsys.readouterr().err


def offsets():
    found, start = [], 0
    for sentence in SENTENCES:
        found.append([start, start + len(sentence)])
        start += len(sentence) + 1
    return found
