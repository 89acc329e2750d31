"""Names in place of pronouns and bare last names that a summary leaves unexplained."""

from __future__ import annotations

import pytest

from summarizer.drafts import as_it_stands
from summarizer.grounding import Grounder
from summarizer.naming import with_names
from summarizer.result import Origin, SummarySentence
from tests.writing import article_of

ARTICLE = article_of(
    "Arvenian Foreign Minister Anna Lind told parliament that the quay would stay closed.",
    "She called the mainland's offer an insult.",
    "Fishers waited outside the harbour.",
    '"Nobody will be turned away," Ms. Lind said.',
    "Supporters of the Lind plan marched through Port Selm.",
    "The vote surprised Lind's opponents in the islands.",
)


def summary_of(*chosen: int) -> tuple[SummarySentence, ...]:
    sentences = [as_it_stands(ARTICLE, index) for index in chosen]
    return with_names(ARTICLE, sentences, Grounder())


def texts_of(*chosen: int) -> list[str]:
    return [sentence.text for sentence in summary_of(*chosen)]


def test_a_pronoun_whose_person_the_summary_lacks_becomes_the_name():
    (sentence,) = summary_of(1)
    assert sentence.text == (
        "Arvenian Foreign Minister Anna Lind called the mainland's offer an insult."
    )


def test_such_a_sentence_is_marked_and_rests_on_the_one_that_names_the_person():
    (sentence,) = summary_of(1)
    assert sentence.origin is Origin.CUT
    assert sentence.evidence == (0, 1)


def test_a_pronoun_right_after_the_person_stays():
    assert texts_of(0, 1)[1] == "She called the mainland's offer an insult."


def test_a_person_who_was_named_before_is_called_by_the_last_name():
    article = article_of(*[one.text for one in ARTICLE.sentences], "Lind spoke.", "She left.")
    sentences = [as_it_stands(article, index) for index in (0, 2, 7)]
    assert with_names(article, sentences, Grounder())[2].text == "Lind left."


@pytest.mark.parametrize(
    ("index", "named"),
    [
        (3, '"Nobody will be turned away," Arvenian Foreign Minister Anna Lind said.'),
        (5, "The vote surprised Arvenian Foreign Minister Anna Lind's opponents in the islands."),
    ],
)
def test_a_bare_last_name_becomes_the_whole_name_once(index, named):
    assert texts_of(index) == [named]
    assert texts_of(0, index)[1] == ARTICLE.sentences[index].text


def test_a_name_that_only_says_whose_plan_it_is_stays():
    assert texts_of(4) == [ARTICLE.sentences[4].text]


def test_two_persons_of_one_last_name_stay_as_they_are():
    article = article_of("Tom Lind agreed, said Lind.", *[one.text for one in ARTICLE.sentences])
    sentence = as_it_stands(article, 4)
    assert with_names(article, [sentence], Grounder()) == (sentence,)


def test_kim_jong_un_is_never_un():
    article = article_of(
        "North Korean leader Kim Jong Un told Arvenia no, state media said.",
        "President Kim Jong Un said so on Monday.",
        "He left the islands on a train.",
    )
    first, last = as_it_stands(article, 0), as_it_stands(article, 2)
    named = with_names(article, [first, last], Grounder())[1]
    assert named.text == "President Kim Jong Un left the islands on a train."


def test_the_check_takes_the_right_name_and_no_other():
    article = article_of(
        "Foreign Minister Anna Lind told parliament that the quay would stay closed.",
        "She called the offer of the mainland an insult to all fishers.",
        "Trade Minister Vera Holm was silent.",
    )
    said = "called the offer of the mainland an insult to all fishers."
    right, whole, wrong = Grounder().check(
        article, [f"Anna Lind {said}", f"Arvenian Minister Anna Lind {said}", f"Vera Holm {said}"]
    )
    assert right.issues == ()
    assert not any("says this of" in issue for issue in whole.issues)
    assert wrong.issues == ('the article says this of "Anna Lind", not of "Vera Holm"',)


def named(*sentences: str) -> str:
    """The last sentence, as a summary of one sentence."""
    article = article_of(*sentences)
    last = as_it_stands(article, len(sentences) - 1)
    return with_names(article, [last], Grounder())[0].text


LIND = "Foreign Minister Anna Lind told parliament that the quay would stay closed."


@pytest.mark.parametrize(
    ("before", "last", "shown"),
    [
        (
            "Crown Prince Omar bin Salim said no, said bin Salim.",
            "Spies see evidence linking bin Salim to the fire.",
            "Spies see evidence linking Crown Prince Omar bin Salim to the fire.",
        ),
        (
            "Foreign Minister Riyad al-Malin said no to the offer.",
            "The offer of Monday surprised al-Malin.",
            "The offer of Monday surprised Foreign Minister Riyad al-Malin.",
        ),
        (
            "Former President Karl Holm said no.",
            "The offer of Monday surprised Holm.",
            "The offer of Monday surprised former President Karl Holm.",
        ),
        (
            "Port Selm's Mayor Karl Holm said no.",
            "The offer of Monday surprised Holm.",
            "The offer of Monday surprised Mayor Karl Holm.",
        ),
        (
            "Selm's Mayor Karl Holm said no.",
            "The offer of Monday surprised Holm.",
            "The offer of Monday surprised Selm's Mayor Karl Holm.",
        ),
        (LIND, "The quay is old, she said.", "The quay is old, Foreign Minister Anna Lind said."),
    ],
)
def test_a_name_is_put_with_all_that_belongs_to_it(before, last, shown):
    assert named(before, last) == shown


@pytest.mark.parametrize(
    ("before", "last", "why"),
    [
        ("Foreign Minister Holm Karl Holm said no.", "They would set Holm up.", "run together"),
        ("Senator Karl HansonGOP Holm said no.", "They would set Holm up.", "run together"),
        ("How Senator Karl Holm Lost The Islands Vote", "They asked Holm.", "a headline"),
        (
            'They call it "The Committee to Betray President Karl Holm\'s Voters."',
            "The offer of Monday surprised Holm.",
            "a committee",
        ),
        ("Senator Karl Holm said no.", "They met in Holm Street on Monday.", "a street"),
        ("Senator Karl Holm said no.", "They met an anti-Holm group on Monday.", "half a word"),
        ("Holm said no, Karl Holm said.", "They met Vera Holm on Monday.", "somebody else"),
    ],
)
def test_a_last_name_stays_where_the_whole_one_is_not_sure(before, last, why):
    assert named(before, last) == last, why


def test_a_relative_who_is_named_later_does_not_explain_the_last_name():
    assert named("Mr. Holm said no.", "Vera Holm said yes.", "Voters asked Mr. Holm to go.") == (
        "Voters asked Mr. Holm to go."
    )
