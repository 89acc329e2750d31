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
    ("sentence", "name", "title"),
    [
        ("Crown Prince Omar bin Salim said no.", "Omar bin Salim", ""),
        ("Foreign Minister Riyad al-Malin said no.", "Riyad al-Malin", "Foreign Minister"),
        ("Secretary of Defense Chuck Holm said no.", "Chuck Holm", "Secretary of Defense"),
        ("The exit of John R. Holm was planned, said Holm.", "John R Holm", ""),
        (
            "House Foreign Affairs Committee Chairman Eli Holm said no.",
            "Eli Holm",
            "House Foreign Affairs Committee Chairman",
        ),
        ("Hong Kong Governor Anna Lind said no.", "Anna Lind", "Hong Kong Governor"),
        ("SELM—Prime Minister Anna Lind said no.", "Anna Lind", "Prime Minister"),
        ("Jane Roe/AP President Anna Lind said no.", "Anna Lind", "President"),
        ("They met Presidents Karl Holm and Vera Lind, Holm said.", "Karl Holm", ""),
    ],
)
def test_a_name_has_its_particles_and_a_title_is_whole(sentence, name, title):
    one = discourse(article_of(sentence)).persons.mentions[0][0]
    assert one.text == name
    assert " ".join(word.text for word in one.title).endswith(title)
    assert bool(one.title) >= bool(title)


@pytest.mark.parametrize(
    ("sentence", "last_name"),
    [
        ("Foreign Minister Omar bin Salim said no.", "bin Salim"),
        ("Mayor Anna de la Cruz said no.", "de la Cruz"),
        ("Senator Al Holm said no.", "Holm"),  # a first name, where it stands first
    ],
)
def test_a_last_name_begins_with_its_particle(sentence, last_name):
    (one,) = discourse(article_of(sentence)).persons.mentions[0]
    assert one.last_name == last_name


def test_somebody_called_by_the_first_word_is_one_person():
    assert meant("President Xi Lanping said no.", "Mr. Xi left.", "He flew home.") == "Xi"
    known = discourse(article_of("President Xi Lanping said no.", "Mr. Xi left."))
    assert {one.key for some in known.persons.mentions for one in some} == {"xi"}


@pytest.mark.parametrize(
    "before",
    [
        "Anna Lind, an expert and director at the islands' institute, said no.",
        "Anna Lind, the union's executive secretary, told reporters that the quay is old.",
    ],
)
def test_what_a_name_is_followed_by_says_who_the_person_is(before):
    assert meant(before, '"The quay is old," she said.') == "Anna Lind"


@pytest.mark.parametrize("last", ['"It is old," she said.', "The quay is old, she said."])
def test_quoted_sentences_in_between_are_the_same_speaker_s(last):
    assert meant(LIND, '"The quay will be closed."', last) == "Anna Lind"


def test_who_speaks_goes_on_to_speak_whomever_it_is_about():
    said = "Lind said that Trade Minister Vera Holm had left the islands."
    assert meant(LIND, said, "She added that the quay would stay closed.") == "Lind"
    assert meant(LIND, said, "She will return on Friday.") is None


def test_somebody_speaks_who_is_followed_by_another_speaker():
    assert meant(LIND, "Lind said yes, and Vera Holm said no.", "She added a word.") is None


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (LIND, "Mobay told police that she was told so."),  # whose name stands nowhere else
        ("Lind Jr. took it well.", "At least she knew it."),
        (LIND, "The judge wrote that she was right."),
    ],
)
def test_a_subject_that_may_be_somebody_else_is_not_named(before, last):
    assert meant(LIND, before, last) is None


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
