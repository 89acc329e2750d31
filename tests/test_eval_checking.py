"""The grounding check on summaries with known errors: two tiny files of the same form."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from eval.cli import main
from eval.data import Records
from eval.grounding import figures
from eval.grounding.checks import CHECKS, published, read_bench
from eval.grounding.coefficients import PATH, fitted
from eval.grounding.records import Record, Summary

PLACES = "Arvenia Belmark Corvia Dalmar Elbia Fenland Galdor Hestia Ilmar Jorvia".split()


def _article(place: str) -> str:
    return (
        f"{place} closed 12 ports on Monday. The minister of {place} said that trade would go on. "
        "Two boats left the harbour before noon."
    )


def _pair(place: str) -> dict:
    return {
        "text": _article(place),
        "consistent": f"{place} closed 12 ports on Monday.",
        "inconsistent": f"{place} closed 40 ports on Monday.",
        "error_type": "Extrinsic Entity Error",
        "published_scores": {"Odd_reference": 0.2, "Odd_edited": 0.7},
    }


def _labelled(place: str, wrong: bool) -> dict:
    good = f"Two boats left the harbour of {place}."
    bad = f"Nine boats left the harbour of {place}."
    return {
        "text": _article(place),
        "summary": bad if wrong else good,
        "has_error": wrong,
        "corrected": good if wrong else None,
    }


@pytest.fixture
def bench():
    pairs = [_pair(place) for place in PLACES]
    labelled = [_labelled(place, n % 2 == 0) for n, place in enumerate(PLACES)]
    return read_bench(Records(pairs, "b", ""), Records(labelled, "d", ""), None, None)


def _record(fold: int, *consistent: bool, kind: str | None = None) -> Record:
    return Record("text", fold, tuple(Summary((), one) for one in consistent), kind)


def test_order_counts_pairs_by_kind_and_a_tie_as_half():
    records = [
        _record(0, True, False, kind="Entity"),
        _record(1, True, False, kind="Entity"),
        _record(2, True, False, kind="Predicate"),
        _record(3, False, True),  # labelled: the correction comes second
        _record(4, True),  # no pair
    ]
    scores = [(0.9, 0.1), (0.5, 0.5), (0.1, 0.9), (0.2, 0.8), (0.7,)]
    found = figures.order(records, scores)
    values = {kind: one(np.ones((1, 5)))[0] for (_, kind), one in found.items()}
    # Entity: right and a tie; Predicate: wrong; all: (1 + 0.5 + 0 + 1) / 4
    assert values == {"all": 62.5, "Entity": 75.0, "Predicate": 0.0}


def test_a_threshold_comes_from_other_articles_and_from_the_other_suite():
    records = [_record(fold, good) for fold in range(4) for good in (True, False)]
    scores = [(0.8 if record.summaries[0].consistent else 0.3,) for record in records]
    own = figures.judged(records, scores)
    elsewhere = figures.judged(records, [(value + 0.6,) for (value,) in scores])
    found = figures.level(own, elsewhere)
    values = {name: one(np.ones((1, 8)))[0] for (name, _), one in found.items()}
    assert values[figures.AUC] == 1
    assert values[figures.OWN] == 100
    assert values[figures.FOREIGN] == 50  # everything is below the other suite's threshold


def test_published_scores_are_shown_beside_ours(bench):
    scores = published(bench.bump)["Odd"]
    assert scores == [(0.2, 0.7)] * len(PLACES)
    assert all(math.isnan(value) for own in published([*bench.bump, *bench.defacto])["Odd"][10:]
               for value in own)  # fmt: skip


def test_coefficients_are_fitted_on_all_records(bench):
    found = fitted(bench.judged, bench.cuts, {})
    assert found["fitted_on"]["symbolic"] == {
        "pairs": 10, "labelled": 10, "articles_with_cuts": 0,
    }  # fmt: skip
    assert "likelihood" not in found  # no model has scored them
    assert found["symbolic"]["weights"]


def test_both_suites_from_files_to_results(tmp_path, capsys):
    _lines(tmp_path / "bump_dev.jsonl", [_pair(place) for place in PLACES])
    labelled = [_labelled(place, n % 2 == 0) for n, place in enumerate(PLACES)]
    _lines(tmp_path / "defacto_dev.jsonl", labelled)
    arguments = ["run", "bump", "defacto", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    checks = ["--system", "check-symbolic", "--system", "names-and-numbers"]
    assert main([*arguments, *checks]) == 0
    bump = json.loads((tmp_path / "out" / "results" / "bump.json").read_text())
    order = {name: one["figures"][figures.ORDER] for name, one in bump["systems"].items()}
    assert order["check-symbolic"]["Extrinsic Entity Error"]["value"] == 100
    assert order["names-and-numbers"]["all"]["value"] == 100
    assert order["Odd"]["all"]["value"] == 0
    assert bump["systems"]["Odd"]["about"] == "published scores that came with the file"
    defacto = json.loads((tmp_path / "out" / "results" / "defacto.json").read_text())
    assert 0 <= defacto["systems"]["check-symbolic"]["figures"][figures.AUC]["all"]["value"] <= 1
    assert "Extrinsic Entity Error" in (tmp_path / "out" / "report.html").read_text()
    report = (tmp_path / "out" / "report.md").read_text()
    assert "10 records of 10 articles; bump_dev.jsonl" in report
    identity = bump["systems"]["check-symbolic"]["identity"]
    assert identity["settings"] == {"coefficients": "fitted in this run", "folds": 5}
    assert identity["code"]


def test_the_likelihoods_of_the_default_model_depend_on_its_adapter():
    weights = CHECKS["check"].identity().weights
    assert {name.split("/")[0] for name in weights} == {"model", "adapter"}


def test_coefficients_are_fitted_from_files_and_shown_beside_the_packages(
    tmp_path, tiny_model, capsys
):
    _lines(tmp_path / "bump_dev.jsonl", [_pair(place) for place in PLACES])
    labelled = [_labelled(place, n % 2 == 0) for n, place in enumerate(PLACES)]
    _lines(tmp_path / "defacto_dev.jsonl", labelled)
    cut = {"close": [{"text": "Corvia closed 12 ports."}]}
    framing = {"id": "a", "text": _article("Corvia"), "offsets": [], "gold": {"neutral": cut}}
    _lines(tmp_path / "framings.jsonl", [framing])
    shipped, fresh = PATH.read_bytes(), tmp_path / "fresh.json"
    arguments = ["fit-grounding", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--model", tiny_model, "--into", str(fresh)]) == 0
    stored = json.loads(fresh.read_text())
    assert stored["fitted_on"]["likelihood"] == {
        "pairs": 10, "labelled": 10, "articles_with_cuts": 1,
    }  # fmt: skip
    assert f"| {stored['symbolic']['bias']:.4f} |" in capsys.readouterr().out
    assert PATH.read_bytes() == shipped


def _lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
