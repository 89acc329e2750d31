"""The planner finds what bears on a perspective, chooses what to write about, or abstains."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.perspectives import Perspective, built_in, load_perspective
from summarizer.planning import LENGTHS, LONG, MEDIUM, SHORT, Plan, Planner
from summarizer.planning.choice import TASTE, Taste, choose
from summarizer.planning.coverage import AIM
from summarizer.planning.parts import parts
from summarizer.planning.scores import Scores
from summarizer.planning.shape import furniture
from summarizer.planning.trained import fingerprint
from summarizer.planning.weights import FOLDER
from summarizer.planning.words import grams
from tests.writing import article_of, standing_of

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
WATER = Perspective(name="water", definition="who controls and uses the river's water")


@pytest.fixture(scope="session")
def planner() -> Planner:
    return Planner.load()


def chosen_of(
    texts: list[str], scores: Scores, words: int, taste: Taste = TASTE
) -> tuple[int, ...]:
    """What is chosen where every sentence can stand alone."""
    article = article_of(*texts)
    return choose(article, scores, standing_of(), words, taste)


def _article(file: str) -> Article:
    title, body = (EXAMPLES / file).read_text(encoding="utf-8").split("\n", 1)
    return Article.from_text(body.strip(), title=title)


@pytest.fixture(scope="session")
def plans(planner: Planner) -> dict[str, dict[str, Plan]]:
    names = [perspective.name for perspective in built_in()]
    return {
        file: dict(zip(names, planner.plan(_article(file), built_in()), strict=True))
        for file in EXPECTED
    }


def test_most_angles_are_found_and_none_is_invented(plans: dict[str, dict[str, Plan]]) -> None:
    answers = [
        (plans[file][name].reason is None, present)
        for file, expected in EXPECTED.items()
        for name, present in expected["angles"].items()
    ]
    assert sum(said == true for said, true in answers) >= len(answers) - 2
    assert not any(said and not true for said, true in answers)


def test_the_whole_article_never_abstains_and_starts_early(
    plans: dict[str, dict[str, Plan]],
) -> None:
    neutral = [plan[built_in()[0].name] for plan in plans.values()]
    assert all(plan.focus and plan.reason is None and plan.presence == 1 for plan in neutral)
    assert sum(plan.focus[0] == (0,) for plan in neutral) >= len(neutral) - 2


def test_framings_of_one_article_look_at_different_sentences(
    plans: dict[str, dict[str, Plan]],
) -> None:
    for plan in plans.values():
        focuses = [p.focus for name, p in plan.items() if name != built_in()[0].name and p.focus]
        assert len(set(focuses)) == len(focuses)


def test_an_abstention_says_why_in_readers_words(planner: Planner) -> None:
    framing = built_in()[1]
    [plan] = planner.plan(_article("11-cup-semi-final.txt"), [framing])
    assert plan.focus == ()
    assert plan.reason is not None
    assert plan.reason.startswith(f"No sentence of this article bears on {framing.name}: ")
    assert framing.definition in plan.reason
    assert plan.reason.endswith(" %).")


@pytest.mark.parametrize("file", EXPECTED)
def test_a_longer_summary_looks_at_no_fewer_sentences(planner: Planner, file: str) -> None:
    article, neutral = _article(file), built_in()[:1]
    sizes = [len(planner.plan(article, neutral, size)[0].focus) for size in (SHORT, MEDIUM, LONG)]
    assert sizes == sorted(sizes)
    assert sizes[0] <= 3
    assert 3 <= sizes[2] <= 8
    assert list(LENGTHS) == ["short", "medium", "long"]


def test_a_users_perspective_needs_no_training(planner: Planner) -> None:
    economic = load_perspective(EXAMPLES / "economic.toml")
    tariff, football, dam = (
        planner.plan(_article(file), [economic, WATER])
        for file in ("04-lithium-tariff.txt", "11-cup-semi-final.txt", "05-river-dam-treaty.txt")
    )
    assert tariff[0].focus
    assert not football[0].focus
    assert dam[1].presence > football[1].presence
    assert max(dam[1].relevance) > max(football[1].relevance)


def test_a_name_alone_does_not_borrow_anothers_training(planner: Planner) -> None:
    own = built_in()[1]
    other = Perspective(name=own.name, definition=WATER.definition)
    assert planner.trained.head(own) is not None
    assert planner.trained.head(other) is None


def test_every_built_in_has_been_trained_as_it_is_now(planner: Planner) -> None:
    for perspective in built_in():
        head = planner.trained.heads[perspective.name]
        assert head.fingerprint == fingerprint(perspective), "train the planner again"


def test_the_weights_are_small_and_load_fast() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 45e6
    assert {path.suffix for path in FOLDER.iterdir()} == {".safetensors"}
    start = time.perf_counter()
    Planner.load()
    assert time.perf_counter() - start < 2  # 0.1 s on an idle machine


def test_six_thousand_words_are_planned_fast(planner: Planner) -> None:
    text = " ".join(_article(file).text for file in EXPECTED) * 2
    article = Article.from_text(text)
    assert article.words > 6000
    start = time.perf_counter()
    planner.plan(article, built_in())
    assert time.perf_counter() - start < 12  # 1 s on an idle machine


odd_text = st.text(st.characters(), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_text, min_size=1, max_size=12), odd_text, st.sampled_from([SHORT, LONG]))
def test_any_text_is_planned(texts: list[str], title: str, length: Any) -> None:
    planner = _shared()
    ends = np.cumsum([len(text) for text in texts]).tolist()
    article = Article.from_offsets("".join(texts), zip([0, *ends], ends, strict=False), title)
    perspectives = [*built_in(), WATER]
    plans = planner.plan(article, perspectives, length)
    assert plans == planner.plan(article, perspectives, length)
    for plan, perspective in zip(plans, perspectives, strict=True):
        _check(plan, len(texts), perspective)


def _check(plan: Plan, sentences: int, perspective: Perspective) -> None:
    assert len(plan.relevance) == sentences
    assert all(0 <= value <= 1 for value in (*plan.relevance, plan.presence))
    chosen = [index for group in plan.focus for index in group]
    assert chosen == sorted(set(chosen))
    assert set(chosen) <= set(range(sentences))
    assert bool(plan.focus) == (plan.reason is None)
    assert plan.focus or not perspective.whole_article


_PLANNERS: list[Planner] = []


def _shared() -> Planner:
    """Hypothesis and fixtures do not go together."""
    if not _PLANNERS:
        _PLANNERS.append(Planner.load())
    return _PLANNERS[0]


@settings(deadline=None)
@given(odd_text)
def test_odd_definitions_are_planned(definition: str) -> None:
    if definition.strip():
        perspective = Perspective(name="odd", definition=definition, cues=(definition,))
        _shared().plan(_article("11-cup-semi-final.txt"), [perspective])


def test_consent_of_a_state_is_told_from_a_patients(planner: Planner) -> None:
    framing = next(p for p in built_in() if p.name == "sovereignty")
    column = planner.trained.heads[framing.name].words
    state, patient = planner.trained.sentences.scores(
        [
            "The warships anchored there with the consent of the island's government.",
            "The surgeon operated with the consent of the patient's family.",
        ]
    )[:, column]
    assert state > patient + 1


def test_framings_are_of_the_length_that_is_asked_for(planner: Planner) -> None:
    for file in EXPECTED:
        article = _article(file)
        for length in LENGTHS.values():
            for plan in planner.plan(article, built_in(), length):
                sizes = [len(article.sentences[i].text.split()) for [i] in plan.focus]
                assert len(sizes) <= 1 or sum(sizes) <= (AIM.most + AIM.room) * length.words


def test_a_sentence_that_repeats_a_chosen_one_is_passed_over() -> None:
    texts = [
        "The council of the island rejected the treaty late on Monday.",
        "Late on Monday the council of the island rejected the treaty again.",
        "Fishing fleets from the mainland have waited in port for a week.",
    ]
    scores = Scores(np.ones(3, np.float32), np.array([2.0, 1.9, 1.5], np.float32), 1.0)
    assert chosen_of(texts, scores, 25, Taste(repetition=2.0, full=10)) == (0, 2)
    assert chosen_of(texts, scores, 25, Taste(repetition=0.0, same=2.0, full=10)) == (
        0,
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Read more here.",
        "Media playback is unsupported on your device Media caption Ships wait off Selm",
        "Council rejects treaty Enlarge this image toggle caption A. Holm/AP The council met.",
        "(Ann Holm/Reuters)",
        "AP Photo/Ann Holm",
        "Early reactions:",
        ", said in a letter.",
    ],
)
def test_some_sentences_are_of_the_page_and_not_of_the_report(text: str) -> None:
    assert furniture([text]).all()


def test_what_a_credit_follows_is_a_caption() -> None:
    texts = ["Ministers met.", "A guard at a fence in May.", "(AP Photo/Ann Holm)", "It rained."]
    assert furniture(texts).tolist() == [False, True, True, False]


def test_what_stands_above_a_sentence_that_a_credit_opens_is_a_caption_if_it_is_dated() -> None:
    credit = "REUTERS/Ann Holm The council rejected the treaty on Monday."
    assert furniture(["A guard at a fence, May 3, 2019.", credit]).tolist() == [True, False]
    assert furniture(["The council met on Monday.", credit]).tolist() == [False, False]


def test_both_halves_of_a_split_sentence_are_left_out() -> None:
    texts = ["The vote was tight, said Sen. Ann Holm, R-Ky.", ", who counted it.", "It rained."]
    assert furniture(texts).tolist() == [True, True, False]
    assert not furniture(["The vote was tight, said Sen. Ann Holm, R-Ky.", "It rained."]).any()


def test_a_sentence_that_page_words_can_be_struck_from_is_of_the_report() -> None:
    assert not furniture(["Add Interest The council rejected the treaty on Monday."]).any()


@pytest.mark.parametrize(
    "text",
    [
        "Photo cards will be asked for at the polls.",
        "The council, which met until late on Friday night, gave one reason for all this:",
        '"We stay," said Ann Holm of Reuters (the agency).',
    ],
)
def test_other_sentences_are_of_the_report(text: str) -> None:
    assert not furniture([text]).any()


def test_a_fragment_is_not_chosen_before_a_sentence() -> None:
    texts = ["Read more here.", "The council of the island rejected the treaty on Monday."]
    scores = Scores(np.ones(2, np.float32), np.array([2.0, 0.0], np.float32), 1.0)
    assert chosen_of(texts, scores, 8) == (1,)


def test_a_few_words_that_are_left_are_left() -> None:
    texts = ["The council of the island rejected the treaty with the mainland late on Monday."]
    texts += ["Fishing boats of all sizes have been waiting in the small port for a week."]
    scores = Scores(np.ones(2, np.float32), np.array([3.0, 2.0], np.float32), 1.0)
    assert chosen_of(texts, scores, 18) == (0,)
    assert chosen_of(texts, scores, 24) == (0, 1)


def test_she_is_not_left_without_her_name() -> None:
    texts = [
        "Anna Lind, the foreign minister of the island, spoke to reporters late on Monday.",
        "She said that the island alone decides who may fish in the waters around it.",
        "The mainland called the new rules a breach of the treaty that both had signed.",
    ]
    scores = Scores(np.ones(3, np.float32), np.array([0.5, 2.0, 1.0], np.float32), 1.0)
    article = article_of(*texts)
    standing = standing_of(alone={1: 0.9})
    assert choose(article, scores, standing, 15) == (2,)
    assert choose(article, scores, standing, 64) == (0, 1, 2)


@pytest.mark.parametrize("sentences", [1, 2, 47, 48, 49, 60, 483, 5000])
def test_parts_cover_an_article_once_and_are_no_longer_than_articles_are(sentences: int) -> None:
    cut = parts(sentences)
    assert [i for piece in cut for i in range(piece.start, piece.stop)] == list(range(sentences))
    assert (len(cut) == 1) == (sentences <= 48)
    assert max(piece.stop - piece.start for piece in cut) <= 48


def test_grams_are_words_pairs_and_letter_groups() -> None:
    counted = grams(["border border", ""], letters=False)
    assert sorted(counted.counts.tolist()) == [1.0, 2.0]  # the pair, the word
    assert grams(["at"], letters=True).counts.sum() == 4  # at; " at", "at ", " at "
    assert counted.texts == 2
