"""A sentence refers to others; which of them tell what it stands for is found by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.planning.references import Kind, references, unexplained
from tests.writing import article_of

RAID = "Rebels attacked a convoy of the coast guard near Port Selm on Monday."
LIND = "Foreign Minister Anna Lind met Vera Holm, and Holm said little, Lind said."


def kinds(*sentences: str) -> list[Kind]:
    """How the last of these sentences refers to those before it."""
    return [one.kind for one in references(article_of(*sentences))[-1]]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They fled into the hills.", Kind.PRONOUN),
        ("Its driver was hurt.", Kind.PRONOUN),
        ("However, it was empty.", Kind.PRONOUN),
        ("It's empty.", Kind.PRONOUN),
        ("Included among this group are ships.", Kind.POINTING),
        ("Should Arvenia take such a step, the fleet will sail.", Kind.POINTING),
        ("That two-year-old pact is void.", Kind.POINTING),
        ("In return, Selm got the quay.", Kind.POINTING),
        ("That's why ministers met.", Kind.POINTING),
        ("Instead, ministers met.", Kind.POINTING),
        ("Two years later, ministers met.", Kind.POINTING),
        ("Before doing so, ministers met.", Kind.POINTING),
        ("Nobody was hurt in that damage control operation.", Kind.POINTING),
        ("Ministers signed that treaty but left.", Kind.POINTING),
        ("Nobody in Selm did that.", Kind.POINTING),
        ('Selm calls that "a threat".', Kind.POINTING),
        ('"These things allow ships to leave," Vera Holm said.', Kind.POINTING),
        ("It's shaping up to be a test.", Kind.PRONOUN),
        ("It is a threat that Selm sees.", Kind.PRONOUN),
        ("Perhaps it was empty.", Kind.PRONOUN),
        ("Selm put them at risk.", Kind.PRONOUN),
        ("Selm knew what they wanted.", Kind.PRONOUN),
        ("Two other ships left.", Kind.COUNTED),
        ("Either side will lose.", Kind.COUNTED),
        ("Ministers will discuss the matter.", Kind.HAPPENING),
        ("Nobody has seen the couple.", Kind.BODY),
        ("Nobody knew, she said.", Kind.PERSON),
        ("Another was found at sea.", Kind.COUNTED),
        ("One describes a landing.", Kind.COUNTED),
        ("Ministers of the two countries will meet.", Kind.COUNTED),
        ("All four were hurt.", Kind.COUNTED),
        ('"We will hold the quay until Friday."', Kind.QUOTED),
        ("Ministers condemned the attack.", Kind.HAPPENING),
        ("Nobody was hurt, said the agency.", Kind.BODY),
        ("On Friday the agency warned ships.", Kind.BODY),
        ("Ministers said the convoy was empty.", Kind.THING),
    ],
)
def test_a_sentence_refers_to_what_was_told_before(sentence, kind):
    assert kinds(RAID, sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers met this week.",
        "However, ministers met.",
        "It is clear that ministers knew.",
        "It was reported on Monday.",
        "It was not clear whether ministers knew.",
        "It's worth leaving early.",
        "It was the first time that ministers met.",
        "Instead of ships, Selm sent letters.",
        "Later on Friday, ministers met.",
        "In response to ships, Selm sent letters.",
        "Vera Holm said that talks failed.",
        "Ministers ruled that talks, however long, failed.",
        "Selm kept the ships that rebels, not ministers, paid for.",
        "Ministers met on that day.",
        "Vera Holm served in that office.",
        "Ministers of Selm visited the port, and in that port they met.",
        '"This week is hard," Vera Holm said.',
        '"These," Vera Holm said.',
        "Ministers said rebels would follow them.",
        "Ministers met the president.",
        "Ministers condemned the attack on ships.",
        "Both Arvenia and Selm sent ships.",
        "Ministers filed a report, and the report was read.",
        '"We will hold the quay," Vera Holm said.',
        "The harbour was closed.",
        "…",
    ],
)
def test_other_sentences_stand_by_themselves(sentence):
    assert kinds(RAID, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers condemned the raid.",
        "Ministers condemned this raid.",
        "Nobody died in that raid.",
    ],
)
def test_what_the_title_speaks_of_is_known(sentence):
    article = article_of(RAID, sentence)
    assert references(article)[-1]
    assert not references(replace(article, title="Raid near Selm"))[-1]


def test_she_refers_back_where_nobody_can_tell_who_she_is():
    assert kinds(LIND, "She left.") == [Kind.PERSON]
    assert kinds("Foreign Minister Anna Lind said no.", "She left.") == []  # she will be named


def test_quoted_words_are_explained_by_the_sentence_that_says_who_spoke():
    told = references(article_of('Lind said: "No.', "We will not go.", 'We stay," she said.', RAID))
    assert told[1][0].told == {0, 2}


def test_a_sentence_that_surely_refers_to_what_is_not_chosen_is_counted_once():
    ships = "Ships waited outside the port."
    article = article_of(
        RAID, "Both of them said that they stayed.", "Ministers condemned the raid."
    )
    found = references(article_of(RAID, ships, "Its driver was hurt.", "They left in return."))
    assert unexplained(found, (0, 1)) == 0
    assert unexplained(found, (1, 2)) == 0  # the sentence before tells whose
    assert unexplained(found, (0, 2, 3)) == 1
    assert unexplained(found, (0, 3)) == 1  # two pointers, one sentence
    assert unexplained(references(article), (2,)) == 0  # "the raid" may be clear from the title
