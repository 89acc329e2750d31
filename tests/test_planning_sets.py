"""The planner chooses sentences as a set, by the words that a human's text would share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from summarizer.planning.coverage import Aim, best_set
from summarizer.planning.scores import Scores
from summarizer.planning.usage import Usage
from summarizer.planning.wording import USES, Wording, Words, stems, word_features
from tests.writing import article_of, standing_of

TREATY = "The council of the island rejected the fishing treaty on Monday evening."
AGAIN = "On Monday evening the fishing treaty was rejected by the island council."
FLEETS = "Trawlers from the mainland waited outside the harbour for a whole week."
TEXTS = [TREATY, AGAIN, FLEETS]
PLAIN = Aim(short=0, agreement=0, full=1)


def scores(*choice: float, relevance: float = 1.0) -> Scores:
    size = len(choice)
    return Scores(np.full(size, relevance, np.float32), np.array(choice, np.float32), 1.0)


def wording(texts: list[str], wanted: str) -> Wording:
    """As if it were certain that the human's text has exactly these words, once each."""
    words = Words.of(texts, None)
    word, use = words.uses
    held = set(stems(wanted))
    sure = [float(use[i] == 1 and words.stems[word[i]] in held) for i in range(len(word))]
    return Wording.of(words, np.array(sure, np.float32))


def chosen_of(
    texts: list[str], worth: Scores, found: Wording, words: int, aim: Aim = PLAIN
) -> tuple[int, ...]:
    """The best set where every sentence can stand alone."""
    article = article_of(*texts)
    return best_set(article, worth, found, standing_of(), words, aim)


def test_words_lose_their_endings_and_are_counted_by_sentence():
    words = Words.of(["Boats wait.", "A boat waited, a boat sank."], "The boat")
    assert words.stems == ("boat", "wait", "a", "sank")
    assert words.counts.tolist() == [[1, 1, 0, 0], [2, 1, 2, 1]]
    assert words.title.tolist() == [True, False, False, False]


def test_of_a_word_the_highest_the_mean_and_the_first_that_was_read_count():
    words = Words.of(["A boat.", "No boat."], None)
    assert [words.stems[one] for one in words.order] == ["a", "boat", "no", "boat"]
    nothing = np.zeros((len(words.stems), 0), np.float32)
    read = np.array([[0.0], [1.0], [5.0], [3.0]], np.float32)
    rows = word_features(words, np.zeros((2, 1), np.float32), nothing, nothing, read)
    boat = rows[[words.stems[one] for one in words.uses[0]].index("boat")]
    assert boat[-6:-3].tolist() == [3.0, 2.0, 1.0]  # before the three columns of its uses


def test_a_word_has_a_row_for_each_of_its_first_uses():
    words = Words.of(["No, no, no, no, no, no, maybe."], None)
    word, use = words.uses
    assert word.tolist() == [0] * USES + [1]
    assert use.tolist() == [1, 2, 3, 4, 1]


def test_what_one_sentence_said_the_next_cannot_earn_again():
    found = wording(["The treaty.", "The treaty."], "treaty")
    one, both = found.counts[0], found.counts.sum(axis=0)
    assert found.shared(one) == found.shared(both) == 1


def test_a_set_shares_as_many_words_as_it_can():
    found = wording(TEXTS, "council rejected fishing treaty trawlers waited outside harbour week")
    assert chosen_of(TEXTS, scores(1.0, 1.0, 0.0), found, 24) == (0, 2)


def test_a_second_sentence_that_shares_nothing_is_left_out():
    found = wording(TEXTS, "the council of island rejected fishing treaty on monday evening")
    assert chosen_of(TEXTS, scores(1.0, 0.0, 0.0), found, 30) == (0,)


def test_where_a_set_would_be_much_too_short_it_is_taken_all_the_same():
    found = wording(TEXTS, "the council of island rejected fishing treaty on monday evening")
    worth = scores(1.0, 0.0, 0.0)
    assert len(chosen_of(TEXTS, worth, found, 30, replace(PLAIN, short=0.7))) > 1
    assert chosen_of(TEXTS, worth, found, 14, replace(PLAIN, short=0.7)) == (0,)


def test_the_planners_own_scores_decide_between_equals():
    found = wording(TEXTS, "")
    worth = scores(0.0, 1.0, 0.5)
    assert chosen_of(TEXTS, worth, found, 10, Aim(agreement=1, full=1)) == (1,)


@pytest.mark.parametrize("words", [10, 20, 30, 64])
def test_a_set_is_no_longer_than_asked_unless_it_is_one_sentence(words):
    found = wording(TEXTS, " ".join(TEXTS))
    chosen = chosen_of(TEXTS, scores(1.0, 1.0, 1.0), found, words)
    size = sum(len(TEXTS[index].split()) for index in chosen)
    assert len(chosen) == 1 or size <= words * PLAIN.most


def test_where_little_is_relevant_one_sentence_is_chosen():
    found = wording(TEXTS, " ".join(TEXTS))
    assert len(chosen_of(TEXTS, scores(1.0, 1.0, 1.0, relevance=0.01), found, 64, Aim())) == 1


def test_they_stay_with_the_sentence_that_says_who_they_are():
    article = article_of(TREATY, "Fishers on the mainland waited.", "They wept all week long.")
    found = wording([one.text for one in article.sentences], "they wept all week long")
    worth, standing = scores(1.0, 0.0, 1.0), standing_of(alone={2: 1.0})
    strict = replace(PLAIN, lacking=99)
    loose = replace(PLAIN, lacking=0)
    assert best_set(article, worth, found, standing, 8, loose) == (2,)
    assert best_set(article, worth, found, standing, 8, strict) == (1, 2)
    assert best_set(article, worth, found, standing, 6, strict) != (2,)


def test_a_sure_pointer_costs_points_of_its_own():
    article = article_of(TREATY, "Fishers on the mainland waited.", "Both wept all week long.")
    found = wording([one.text for one in article.sentences], "both wept all week long")
    worth, standing = scores(1.0, 0.0, 1.0), standing_of()
    loose, strict = (replace(PLAIN, lacking=0, pointing=points) for points in (0, 999))
    assert best_set(article, worth, found, standing, 8, loose) == (2,)
    assert best_set(article, worth, found, standing, 8, strict) != (2,)
    assert 2 not in best_set(article, worth, found, standing, 6, strict)


def test_what_would_mislead_after_another_one_is_not_shown_after_it():
    found = wording(TEXTS, " ".join(TEXTS))
    worth, article = scores(1.0, 1.0, 1.0), article_of(*TEXTS)
    loose = replace(PLAIN, lacking=0, misleading=0)
    strict = replace(PLAIN, lacking=0, misleading=999)
    free = best_set(article, worth, found, standing_of(), 64, loose)
    after = standing_of(misled={(free[1], free[0]): 0.5})
    assert best_set(article, worth, found, after, 64, loose) == free
    assert best_set(article, worth, found, after, 64, strict) != free


def test_words_that_are_not_known_have_a_row_of_their_own():
    usage = Usage(("boat",), np.array([[1.0, 2.0], [-3.0, 0.0]], np.float32))
    assert usage.of(["boat", "quay"]).tolist() == [[1.0, 2.0], [-3.0, 0.0]]
    again = Usage.from_tensors(usage.tensors("usage"), "usage")
    assert again.of(["boat", "quay"]).tolist() == usage.of(["boat", "quay"]).tolist()


@pytest.mark.parametrize("texts", [["…"], ["…", "Ships wait."], ["Ünïcödé", "火"]])
def test_sentences_without_a_known_letter_have_features_too(texts):
    words = Words.of(texts, None)
    known = np.zeros((len(words.stems), 4), np.float32)
    read = np.zeros((len(words.order), 3), np.float32)
    rows = word_features(words, np.zeros((len(texts), 2), np.float32), known, known, read)
    assert len(rows) == len(words.uses[0])
    assert np.isfinite(rows).all()


CAPTION = "FILE PHOTO: The council of the island rejected the fishing treaty on Monday evening."


def test_what_is_of_the_page_is_chosen_only_where_there_is_nothing_else():
    found = wording([CAPTION, FLEETS], CAPTION)
    assert chosen_of([CAPTION, FLEETS], scores(5.0, 0.0), found, 12, Aim()) == (1,)
    assert chosen_of([CAPTION], scores(5.0), wording([CAPTION], CAPTION), 12, Aim()) == (0,)
