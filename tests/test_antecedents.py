"""Who "he" and "she" are: named only where nobody else can be meant."""

from __future__ import annotations

import pytest

from summarizer.grounding.antecedents import discourse
from tests.writing import article_of

LIND = "Foreign Minister Anna Lind told parliament that the quay would stay closed."


def meant(*sentences: str) -> str | None:
    """Whom the subject of the last sentence stands for."""
    person = discourse(article_of(*sentences)).antecedent(len(sentences) - 1)
    return person.mention.text if person else None


@pytest.mark.parametrize(
    "last",
    [
        "She called the offer an insult.",
        "But she called the offer an insult.",
        "On Monday she called the offer an insult.",
        '"The offer is an insult," she said.',
    ],
)
def test_the_only_person_of_the_sentence_before_is_meant(last):
    assert meant(LIND, last) == "Anna Lind"


def test_a_chain_of_sentences_about_one_person_is_followed():
    assert meant(LIND, "She flew home.", "She will return on Friday.") == "Anna Lind"


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("Anna Lind met Vera Holm, said Lind, and Holm said little.", "two persons"),
        ("The minister told a reporter that Anna Lind had left.", "the reporter, too"),
        ("Anna Lind's office stayed closed, said Lind's staff.", "an office, not a person"),
        ("The harbour stayed closed for a week.", "nobody"),
        ("In Arvenia the quay that Lind built stayed closed.", "a name within a clause"),
    ],
)
def test_where_somebody_else_can_be_meant_nobody_is_named(before, why):
    assert meant(LIND, "The quay is old.", before, "She left.") is None, why


def test_a_woman_is_not_he():
    assert meant("Mrs Anna Lind said no.", "He left the room.") is None


def test_a_pronoun_within_quoted_words_is_not_the_subject():
    assert meant(LIND, '"She will regret it," the union wrote.') is None


def test_a_person_who_is_named_first_in_the_sentence_is_its_subject():
    assert meant(LIND, "Vera Holm, said Holm, knows what she wants.") is None


def test_two_of_one_last_name_are_never_told_apart():
    assert meant("Tom Lind agreed, said Lind.", LIND, "She left.") is None


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("US Secretary of State Mary Holm said no.", "Mary Holm", "US Secretary of State"),
        ("The former President Karl Holm said no.", "Karl Holm", "former President"),
        ("Treasury Secretary Steven T. Holm said no.", "Steven T Holm", "Treasury Secretary"),
        ("Sen. Mary Holm of Kansas said no.", "Mary Holm", "Sen"),
    ],
)
def test_a_person_is_named_with_the_title_but_without_the_place(sentence, name, title):
    (one,) = discourse(article_of(sentence)).persons.mentions[0]
    assert (one.text, " ".join(word.text for word in one.title)) == (name, title)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Foreign Ministry said no.",
        "North Korea said no.",
        "The Pentagon said no.",
        "Mr. Holm-Lind said no.",  # of whose name only half would be known
    ],
)
def test_places_and_bodies_are_nobody(sentence):
    assert discourse(article_of(sentence)).persons.mentions == ((),)


def test_a_quotation_goes_on_until_its_mark_is_closed():
    said = discourse(
        article_of('Lind said: "The quay is old.', 'It will be closed."', "Holm agreed.")
    ).speech
    assert [one.carried for one in said] == [False, True, False]
    assert [one.only for one in said] == [False, True, False]
