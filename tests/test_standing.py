"""How sentences stand without their article: what readers would make of them was learned."""

from __future__ import annotations

import json

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.planning.standing import LOST, MISLED, Standing, StandingScorer
from summarizer.planning.standing_features import Telling, sentence_features
from summarizer.planning.weights import load_standing, save_standing
from summarizer.training.standing import LABELS, Judged, fit_standing, read_judged
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
    assert max(standing.judged(0)[LOST], standing.judged(4)[LOST]) < 0.2


def test_words_of_somebody_who_is_not_named_are_lost(standing):
    assert min(standing.judged(2)[LOST], standing.judged(3)[LOST]) > 0.4


def test_the_sentence_before_mends_what_is_lost(standing):
    assert standing.lost(2, (1, 2)) < 0.7 * standing.lost(2, (2,))
    assert standing.told(2, 1) > 2 * standing.told(2, 4)


def test_every_other_sentence_can_only_help():
    half = standing_of(alone={2: 0.8}, misled={(2, 1): 0.4})
    assert half.lost(2, (2,)) == pytest.approx(0.8)
    assert half.lost(2, (1, 2)) == pytest.approx(0.4)
    assert half.lost(2, (0, 1, 2)) == pytest.approx(0.2)
    assert half.expected((1, 2))[1] == pytest.approx(0.4 / 2)
    assert half.expected((0, 1, 2))[1] == pytest.approx(0.4 / 2 / 3)


def test_nothing_mends_what_is_of_the_page():
    half = standing_of(page={0: 1.0})
    assert half.lost(0, (0, 1)) == 1
    assert half.expected((0, 1))[0] == 0.5


def test_after_another_subject_a_sentence_is_taken_for_something_else():
    """A toll of one place, shown after another place, and after the sentence that names its own."""
    texts = (
        "The ferry Selm sank off Arvenia on Monday.",
        "Its captain, Anna Lind, was saved.",
        "A bridge fell in Belmark on the same day.",
        "Two people died in it.",
    )
    found = load_standing().read(article_of(*texts))
    assert found.judged(3, 0)[MISLED] > found.judged(3, 2)[MISLED]


@pytest.mark.parametrize("texts", [("…",), ("…", "Ships wait."), ("Ünïcödé", "火。", "\ud800")])
def test_every_sentence_has_probabilities(texts):
    found = load_standing().read(article_of(*texts))
    for index in range(len(texts)):
        for before in (None, *range(index)):
            assert ((found.judged(index, before) >= 0) & (found.judged(index, before) <= 1)).all()
    assert 0 <= found.expected(range(len(texts)))[0] <= 1


def judged(texts: tuple[str, ...], lost: dict[int, list[int]], beside: dict) -> Judged:
    fine = [index for index in range(len(texts)) if index not in lost]
    return Judged.of(
        article_of(*texts), {"fine": fine, "lost": {str(k): v for k, v in lost.items()}}, beside
    )


def test_it_learns_from_what_readers_say(tmp_path):
    told = [
        judged(
            (f"Ship {n} left Port Selm.", f"It sank on day {n}.", f"Ministers met in room {n}."),
            {1: [0]},
            {"fine": [[1, 0], [2, 1]], "misled": [[2, 0]]},
        )
        for n in range(60)
    ]
    scorer = fit_standing(told)
    new = article_of("Ship 99 left Port Selm.", "It sank on day 99.", "Ministers met in room 9.")
    found = scorer.read(new)
    assert found.judged(0)[LOST] < 0.5 < found.judged(1)[LOST]
    assert found.judged(1, 0)[LOST] < 0.5
    assert found.judged(2, 1)[MISLED] < 0.5 < found.judged(2, 0)[MISLED]
    assert found.told(1, 0) > 0.5
    save_standing(scorer, tmp_path)
    again = load_standing(tmp_path).read(new)
    assert again.judged(2, 0) == pytest.approx(found.judged(2, 0))


def test_labels_are_put_to_the_articles_that_are_there(tmp_path):
    article = article_of("Photo: A. Holm", "A ship sank.", "It was new.", "He wept.")
    data, alone, beside = (tmp_path / name for name in ("data", "alone", "beside"))
    offsets = [[one.start, one.end] for one in article.sentences]
    data.write_text(json.dumps({"id": "a", "text": article.text, "offsets": offsets, "gold": {}}))
    one = {"id": "a", "soft": [1], "lost": {"2": [1]}, "misled": {"3": []}, "page": [0]}
    alone.write_text("\n".join(map(json.dumps, [one, {"id": "unknown", "fine": [0]}])))
    beside.write_text(json.dumps({"id": "a", "fine": [[2, 1]], "misled": [[3, 2], [1, None]]}))
    (one,) = read_judged(data, alone, beside)
    assert one.mended == {2: {1}, 3: set()}
    said = {(j.index, j.before, j.grade) for j in one.judgements}
    assert said >= {(0, None, "page"), (2, None, "lost"), (2, 1, "fine"), (3, 2, "misled")}
    labels = dict(zip(one.judgements, one.labels, strict=True))
    for judgement, label in labels.items():
        np.testing.assert_array_equal(label, LABELS[judgement.grade])
    assert one.features.shape[0] == len(one.judgements)


def test_features_are_as_many_as_the_weights_that_read_them():
    scorer: StandingScorer = load_standing()
    article = article_of(*REPORT)
    own, telling = sentence_features(article), Telling.of_article(article)
    assert own.shape[1] + len(telling.beside(1, None)) == len(scorer.network.mean)
    assert len(telling.of(1, 0)) == len(scorer.telling) - 1
