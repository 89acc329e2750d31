"""How sentences stand without their article: what readers would make of them was learned."""

from __future__ import annotations

import json

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.planning.standing import ALONE, PAGE, Standing, StandingScorer
from summarizer.planning.standing_features import Telling, sentence_features
from summarizer.planning.weights import load_standing, save_standing
from summarizer.training.standing import Judged, fit_standing, read_judged
from tests.writing import article_of, standing_of

TITLE = "Arvenia closes its waters to the mainland's trawlers"
REPORT = (
    "The council of Arvenia closed the waters around the island to trawlers from the mainland on "
    "Monday.",
    "Anna Lind, the council's chairwoman, called the vote the most important one since 1974.",
    '"We will not be asked again, and they know it."',
    "That decision will cost 400 jobs on the mainland, according to the chamber of fisheries.",
    "Police in Port Selm arrested 12 people who had blocked the road to the harbour with boats.",
)


@pytest.fixture(scope="module")
def standing() -> Standing:
    article = article_of(*REPORT)
    offsets = [(one.start, one.end) for one in article.sentences]
    return load_standing().read(Article.from_offsets(article.text, offsets, TITLE))


def test_a_sentence_that_names_who_and_what_stands_alone(standing):
    assert max(standing.alone[0], standing.alone[4]) < 0.2


def test_words_of_somebody_who_is_not_named_are_lost(standing):
    assert min(standing.alone[2], standing.alone[3]) > 0.4


def test_the_sentence_before_mends_what_is_lost(standing):
    assert standing.lost(2, (1, 2)) < 0.7 * standing.lost(2, (2,))
    assert standing.told(2, 1) > 2 * standing.told(2, 4)


def test_every_other_sentence_can_only_help():
    article = article_of(*REPORT)
    half = standing_of(article, alone={2: 0.8})
    assert half.lost(2, (2,)) == pytest.approx(0.8)
    assert half.lost(2, (1, 2)) == pytest.approx(0.4)
    assert half.lost(2, (0, 1, 2)) == pytest.approx(0.2)


def test_nothing_mends_what_is_of_the_page():
    half = standing_of(article_of(*REPORT), page={0: 1.0})
    assert half.lost(0, (0, 1)) == 1
    assert half.lacking((0, 1)) == 0.5


@pytest.mark.parametrize("texts", [("…",), ("…", "Ships wait."), ("Ünïcödé", "火。", "\ud800")])
def test_every_sentence_has_probabilities(texts):
    found = load_standing().read(article_of(*texts))
    for values in (found.alone, found.page):
        assert len(values) == len(texts)
        assert all(0 <= value <= 1 for value in values)
    assert 0 <= found.lacking(range(len(texts))) <= 1


def judged(texts: tuple[str, ...], lost: dict[int, list[int]]) -> Judged:
    fine = [index for index in range(len(texts)) if index not in lost]
    return Judged.of(
        article_of(*texts), {"fine": fine, "lost": {str(k): v for k, v in lost.items()}}
    )


def test_it_learns_from_what_readers_say(tmp_path):
    told = [
        judged((f"Ship {n} left Port Selm.", f"It sank on day {n}.", "Ministers met."), {1: [0]})
        for n in range(60)
    ]
    scorer = fit_standing(told)
    new = article_of("Ship 99 left Port Selm.", "It sank on day 99.")
    found = scorer.read(new)
    assert found.alone[0] < 0.5 < found.alone[1]
    assert found.told(1, 0) > 0.5
    save_standing(scorer, tmp_path)
    assert load_standing(tmp_path).read(new).alone == pytest.approx(found.alone)


def test_labels_are_put_to_the_articles_that_are_there(tmp_path):
    article = article_of("Photo: A. Holm", "A ship sank.", "It was new.", "He wept.")
    data, labels = tmp_path / "data.jsonl", tmp_path / "labels.jsonl"
    offsets = [[one.start, one.end] for one in article.sentences]
    data.write_text(json.dumps({"id": "a", "text": article.text, "offsets": offsets, "gold": {}}))
    lines = [
        {"id": "a", "soft": [1], "lost": {"2": [1]}, "misled": {"3": []}, "page": [0]},
        {"id": "unknown", "fine": [0]},
    ]
    labels.write_text("\n".join(map(json.dumps, lines)))
    (one,) = read_judged(data, labels)
    assert one.mended == {2: {1}, 3: set()}
    np.testing.assert_array_equal(one.labels[:, ALONE], [np.nan, 0, 1, 1])
    np.testing.assert_array_equal(one.labels[:, PAGE], [1, 0, 0, 0])


def test_features_are_as_many_as_the_weights_that_read_them():
    scorer: StandingScorer = load_standing()
    article = article_of(*REPORT)
    assert sentence_features(article).shape == (len(REPORT), len(scorer.network.mean))
    assert len(Telling.of_article(article).of(1, 0)) == len(scorer.telling) - 1
