"""What an article is, and what its readers are told: a claim must not pass for a report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.genre import Genre, is_report, notice
from summarizer.genre.classifier import NOTICE
from summarizer.genre.features import features
from summarizer.training import genre as training
from summarizer.training.genre import LABELS, Labelled, fit, measure, read_labelled, write
from tests import genre_articles as written


def article(text: str, id: str | None = None) -> Article:
    title, _, body = text.partition("\n")
    return Article.from_text(body, title=title, id=id)


OPINIONS = (written.COLUMN, written.EDITORIAL)
STATEMENTS = (written.PRESS_RELEASE, written.INTERVIEW)
REPORTS = (written.QUOTES, written.SHOULD, written.COURT)


class TestNotice:
    @pytest.mark.parametrize(
        "text",
        [*OPINIONS, *STATEMENTS],
        ids=("a column", "an editorial without an I", "of governments", "an interview"),
    )
    def test_whose_view_it_is_is_said(self, text: str) -> None:
        assert notice(article(text)) == NOTICE

    @pytest.mark.parametrize("text", REPORTS, ids=("many quotations", "should", "a court"))
    def test_a_report_needs_none(self, text: str) -> None:
        assert notice(article(text)) is None

    @pytest.mark.parametrize("text", OPINIONS, ids=("a column", "an editorial without an I"))
    def test_an_opinion_needs_no_title_to_be_known(self, text: str) -> None:
        assert not is_report(replace(article(text), title=None))

    def test_too_few_sentences_tell_nothing(self) -> None:
        assert notice(article("Opinion: We must act\nWe must act. I know it. Why not?")) is None

    def test_another_language_tells_nothing(self) -> None:
        assert notice(article(written.GERMAN)) is None


class TestFeatures:
    def test_what_is_quoted_does_not_count(self) -> None:
        quoted = '"I think we must act," she said. "Should we wait?" he asked on Monday.'
        found = features(Article.from_text(quoted))
        for name in ("first person singular", "first person plural", "duty", "questions"):
            assert found[name] == 0, name
        assert found["told"] == 1
        assert found["quoted"] == 1

    def test_a_share_is_given_by_its_root(self) -> None:
        plain = "We must act. The port closed. A ship left. The crew slept."
        found = features(Article.from_text(plain))
        assert found["first person plural"] == found["duty"] == 0.5
        assert found["told"] == 0

    def test_the_united_states_are_not_us(self) -> None:
        found = features(Article.from_text("The US left the treaty. The US army stayed."))
        assert found["first person plural"] == 0

    @pytest.mark.parametrize(
        ("title", "mark"),
        [
            ("Opinion: The quay is ours", "opinion title"),
            ("Editorial: A reckless bargain", "opinion title"),
            ("Analysis: What the vote means", "opinion title"),
            ("Joint Statement on Lake Orla", "statement title"),
            ("Remarks by the Minister at Port Orla", "statement title"),
            ("Fact sheet: The new quay", "statement title"),
            ("An interview with Anna Lind", "interview title"),
            ("Court jails former customs chief", None),
            ("Lind refuses to give a statement", None),
            ("Poll finds that opinion is divided", None),
            ("Lind walks out of interview", None),
        ],
    )
    def test_titles_that_say_what_they_head(self, title: str, mark: str | None) -> None:
        found = features(Article.from_text("The port closed on Monday.", title=title))
        marked = [name for name in found if name.endswith(" title") and found[name]]
        assert marked == ([mark] if mark else [])

    @pytest.mark.parametrize(
        ("opening", "mark"),
        [
            ("Anna K. Lind, Secretary of State The treaty is ten years old today.", True),
            ("Anna Lind, Minister of Trade, opened the quay.", False),
        ],
    )
    def test_the_office_that_signs_what_follows(self, opening: str, mark: bool) -> None:
        assert features(Article.from_text(opening))["byline of office"] == mark


class TestFitting:
    def labelled(self) -> list[Labelled]:
        return [
            Labelled(article(text, id=str(number)), genre)
            for genre, texts in (
                (Genre.OPINION, OPINIONS), (Genre.STATEMENT, STATEMENTS), (Genre.REPORT, REPORTS),
            )
            for number, text in enumerate(texts)
        ]  # fmt: skip

    def test_weights_tell_apart_what_they_were_fitted_on(self) -> None:
        labelled = self.labelled()
        fitted = fit(labelled)
        for one in labelled:
            found = fitted.probabilities(features(one.article))
            assert sum(found.values()) == pytest.approx(1)
            assert max(found, key=found.__getitem__) is one.genre

    def test_figures_count_what_is_named_and_what_is_there(self) -> None:
        biased = dict.fromkeys(Genre, -50.0) | {Genre.REPORT: 50.0}
        everything_a_report = replace(fit(self.labelled()), bias=biased)
        figures = measure(self.labelled(), everything_a_report)
        assert str(figures) == "precision 0.00 (0 of 0), recall 0.00 (0 of 4)"

    def test_what_is_written_is_what_the_package_reads(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from summarizer.genre import classifier

        fitted = fit(self.labelled())
        write(fitted, self.labelled(), tmp_path / "weights.json")
        monkeypatch.setattr(classifier, "PATH", tmp_path / "weights.json")
        stored = classifier.weights.__wrapped__()
        for genre in Genre:
            assert stored.weights[genre] == pytest.approx(fitted.weights[genre], abs=1e-4)

    def test_labels_are_of_articles_by_id(self, tmp_path: Path) -> None:
        ids = [json.loads(line)["id"] for line in LABELS.read_text().splitlines()]
        assert len(ids) == len(set(ids))
        record = {"text": "One. Two.", "offsets": [[0, 4]], "gold": {}}
        lines = [json.dumps({**record, "id": own}) for own in (ids[0], "of nobody")]
        (tmp_path / "data.jsonl").write_text("\n".join(lines))
        [known] = read_labelled(tmp_path / "data.jsonl")
        assert known.article.id == ids[0]

    def test_the_command_fits_and_tells_how_good_it_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        texts = (*OPINIONS, *STATEMENTS, *REPORTS)
        kinds = ("opinion", "opinion", "statement", "statement", *["report"] * 3)
        data, labels = tmp_path / "data.jsonl", tmp_path / "labels.jsonl"
        with data.open("w") as articles, labels.open("w") as genres:
            for number in range(70):
                one = article(texts[number % 7])
                offsets = [[s.start, s.end] for s in one.sentences]
                about = {"id": f"n{number}", "title": one.title, "text": one.text}
                articles.write(json.dumps({**about, "offsets": offsets, "gold": {}}) + "\n")
                genres.write(json.dumps({"id": f"n{number}", "genre": kinds[number % 7]}) + "\n")
        monkeypatch.setattr(training, "LABELS", labels)
        output = tmp_path / "weights.json"
        monkeypatch.setattr("sys.argv", ["genre", "--data", str(data), "-o", str(output)])
        training.main()
        assert json.loads(output.read_text())["fitted_on"]["report"] > 0
        said = " ".join(capsys.readouterr().out.split())
        assert "articles: precision 1.00" in said
