"""What stands around an article, run together with its sentences, is struck; the rest stays."""

from __future__ import annotations

import pytest

from summarizer.boilerplate import without_boilerplate

SAID = "The council of the island rejected the treaty on Monday."

GLUED = {
    "a caption": "Image copyright Selm Press Image caption Boats wait outside the port",
    "a video's caption": "Media playback is unsupported on your device Media caption Boats wait",
    "captions of two pictures": "Image caption Boats wait Image caption A crane",
    "a credit given twice": "Treaty Fails Enlarge this image toggle caption A. Holm/AP A. Holm/AP",
    "a photographer": "Ann Holm Photographer: Per Lund/Bloomberg",
    "an agency's photographer": "REUTERS/Per Lund",
    "a credit": "Per Lund/Selm Navy via Getty Images, FILE",
    "a credit in brackets": "Boats wait outside the port of Selm [Per Lund/EPA]",
    "a source of a picture": "Source: Selm News Agency/Getty Images",
    "a video": "MUST WATCH Boats wait outside the port 02:14",
    "a link": "READ: Why fishermen wait outside the port of Selm",
    "a link in the text": "What is known of the treaty so far Read more",
    "a link after a label": "THE VOTE:Fishermen waited for it outside",
    "a headline in capitals": "FISHERMEN BLOCK THE PORT OF SELM AFTER A NIGHT OF TALKS",
    "a button": "Add Interest",
    "buttons": "LISTEN TO ARTICLE 3:13 SHARE THIS ARTICLE Share Tweet Post Email",
    "a request": "By signing up, you agree to our Privacy Policy",
    "authors": "By Ann Holm and Per Lund",
    "authors before the place": "Ann Holm and Per Lund SELM CITY —",
    "a headline before the place": "Treaty with the mainland fails in a late vote SELMA —",
    "a minister's name": "Ann B. Holm, Secretary of State",
    "whoever posted": "So it ends! pic.twitter.com/a1B2 — Ann Holm (@annholm) March 18, 2017",
    "whose quotation was set apart": '"We will not sign it." — Minister Ann Holm',
    "who was quoted": "—A fisherman who waits outside the port",
    "the bullet of a list": "•",
    "the number of a list": "2.",
    "the dash of a list": "-",
    "the number of a list in brackets": "(12)",
    "buttons of a gallery": "next Image 1 of 2 prev Image 2 of 2",
}


@pytest.mark.parametrize("before", GLUED.values(), ids=GLUED)
def test_what_stands_before_a_sentence_is_struck(before: str) -> None:
    assert without_boilerplate(f"{before} {SAID}") == SAID


def test_a_headline_in_capitals_is_struck_before_a_number() -> None:
    text = "ARVENIA INDICTS 11, SEEKS FINES FOR 5 21 people are said to have entered the port."
    assert without_boilerplate(text) == "21 people are said to have entered the port."


def test_a_space_is_put_between_sentences_and_none_into_a_name() -> None:
    text = "The quay stays open for us.Fourteen crews of Selm.com Inc. and Port.Net use it."
    assert without_boilerplate(text) == text.replace("us.F", "us. F")


def test_a_name_loses_the_marks_that_a_wiki_sets_in_italics_and_a_quotation_keeps_its_own() -> None:
    text = "The ''Selm Times'' of Monday says: ''The treaty is dead.''"
    assert without_boilerplate(text) == text.replace("''Selm Times''", "Selm Times")


def test_a_name_that_is_a_link_loses_its_headlines() -> None:
    text = (
        "Senators asked President Holm Ann (Annie) Maria HolmCouncil waits for the treaty Fishermen"
        " block the port again MORE to sign the treaty."
    )
    assert without_boilerplate(text) == "Senators asked President Holm to sign the treaty."


def test_a_portrait_s_line_before_the_name_itself_is_struck() -> None:
    text = "Harbour master Ann Holm Ann Holm opened the port of Selm on Monday."
    assert without_boilerplate(text) == "Ann Holm opened the port of Selm on Monday."


@pytest.mark.parametrize(
    "title",
    ["Council of Selm rejects the treaty", "Council of Selm rejects ‘the’ treaty"],
)
def test_the_title_is_struck_where_a_sentence_begins_behind_it(title: str) -> None:
    plain = title.replace("‘", "'").replace("’", "'")
    assert without_boilerplate(f"{plain} {SAID}", title) == SAID
    dated = f"{plain} Thursday, January 12, 2006 Fishermen welcomed the vote of the council."
    assert without_boilerplate(dated, title) == "Fishermen welcomed the vote of the council."


def test_the_title_itself_is_no_sentence_of_the_report() -> None:
    title = "Council of Selm rejects ‘the’ treaty"
    assert without_boilerplate("Council of Selm rejects 'the' treaty.", title) == ""


def test_a_sentence_that_begins_with_the_words_of_the_title_stays() -> None:
    text = "Council rejects treaty Monday, and fishermen go home."
    assert without_boilerplate(text, "Council rejects treaty") == text
    text = "Selm The Younger opened the port of the island on Monday."
    assert without_boilerplate(text, "Selm") == text


HEADED = {
    "a heading": "What the fishermen of Selm want",
    "a headline": "Council of Selm rejects treaty in late vote",
    "who was quoted": "Ann Holm, harbour master",
}


@pytest.mark.parametrize("heading", HEADED.values(), ids=HEADED)
@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty was rejected on Monday, fishermen say.",
        "In a late vote, the council rejected the treaty.",
        "On Monday, Selm rejected the treaty with the mainland.",
    ],
)
def test_a_heading_is_struck_where_a_word_surely_begins_a_sentence(
    heading: str, sentence: str
) -> None:
    assert without_boilerplate(f"{heading} {sentence}") == sentence


HEADLESS = (
    "Ann Holm told The Guardian in May that the council would reject the treaty.",
    "Ann Holm wrote the book The long winter of Selm about the fishermen.",
    "The series On Ferries and the film In Selm were shown to the fishermen on Monday.",
    'She said of the treaty "Nobody signed The worst of it" and left.',
    "She said of the treaty “Nobody signed The worst of it” and left.",
    "The drama When the Boats Return, which was shown on Monday, is about the fishermen.",
    "'Treaty Wars:' What the fishermen of the island need to know.",
    "He is the founder of Under Secretary, a band of fishermen.",
    "What would the fishermen of Selm do When the port is closed?",
    f"{'The fishermen who wait outside the port of Selm for a vote ' * 2}heard it On Monday, late.",
)


@pytest.mark.parametrize("text", HEADLESS)
def test_a_capital_that_a_name_may_have_begins_no_sentence(text: str) -> None:
    assert without_boilerplate(text) == text


UNCLEAR = {
    "a number that the headline may end with": (
        "SELM RAISES THE TAX BY 21 crowns, the council of the island said."
    ),
    "no word shows where the sentence begins": (
        "Image caption Boats wait outside Selm fishermen's port Ann Holm has opened the talks."
    ),
    "two words do": "Image caption Boats wait The crew sleeps The council rejected the treaty.",
    "the capital may be of a headline": "READ: Why The Council Rejects It All and goes home now.",
    "only a caption": "Media caption Ann Holm asks: what will the council do?",
    "the last word in capitals may begin it": (
        "FISHERMEN BLOCK PORT OF SELM IN PROTEST AGAINST NATO General Ann Holm left the island."
    ),
    "highlights": "Story highlights Council rejects treaty The port of Selm stays closed.",
    "a button is left": "JUST WATCHED Boats wait outside the port Replay More Videos ...",
    "a link is not closed": "President Holm Ann Maria HolmCouncil waits for the treaty again.",
    "too little is left": "Add Interest Boats wait.",
    "a template": "{{byline|datehe council rejected the treaty.",
    "an interviewer's mark": "((WN)) What will the council of the island do now?",
}


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_nothing_is_left_where_the_sentence_cannot_be_told_surely(text: str) -> None:
    assert without_boilerplate(text) == ""


LINES = (
    "PORT ANSELM, Dalmar.",
    "Boats wait outside the port in 2019 Image: Ann Holm.",
    "Previous Next Ann Holm/SNA Hide caption Fishermen wait outside the port of Selm.",
    "Facebook Twitter Pinterest Ann Holm, harbour master of Selm.",
    "An earlier version of this article gave the wrong date of the vote.",
    "Note: </div> More is found here.",
    "-- Frame--> The council of the island rejected the treaty.",
    "Ann Holm and The Selm Press contributed to this report.",
    "Write to Ann Holm at ann.holm@selm.example",
    "This site is protected by reCAPTCHA and the terms apply.",
    "Get the Selm stories you care about delivered to your inbox.",
    "The text of the following statement was released by the governments of Selm and Osten.",
    "Editor's note: Ann Holm is a member of the council.",
    "Holm asked.",
    "Sen. Ann Holm said in a statement.",
)


@pytest.mark.parametrize("text", LINES)
def test_a_note_of_the_page_is_none_of_the_report(text: str) -> None:
    assert without_boilerplate(text) == ""


REPORTED = (
    "1. FC Selm won the cup of the island on Monday.",
    "1) The port is old, and 2) the council of the island is broke.",
    SAID,
    "SELM CITY (AP) — The council of the island rejected the treaty on Monday.",
    "ABOARD THE FERRY OF SELM IN PORT – Capt. Ann Holm looked at the ships behind her.",
    "THEREFORE, I, ANN B. HOLM JR., President of the Council, do hereby close the port.",
    "Ann Holm, secretary of state, told The Guardian that NATO, the EU and the UN had agreed.",
    '"We stay," said Ann Holm. "The council will not sign it."',
    "In an article in The New York Times, Ann Holm says that the report is wrong.",
    "A Washington Post/AP poll found that most fishermen reject the treaty.",
    "Ann Holm was born in New York and grew up in New York City.",
    "Read the treaty first: the council of the island did not, fishermen say.",
    "He asked whether the image caption had been wrong.",
    "Ann Holm contributed to a fund for fishermen.",
    "Follow the money, said Ann Holm on Monday.",
    "Contact between the two sides ended on Monday.",
    "The photographer: a man of 40 who has lived in Selm for years.",
    "The council said the treaty — The Hague has kept it — was void.",
    "Ann Holm — who wrote to her followers on Twitter (@annholm) on March 18, 2017 — was right.",
)


@pytest.mark.parametrize("text", REPORTED)
def test_a_sentence_of_the_report_stays_as_it_is(text: str) -> None:
    assert without_boilerplate(text) == text


def test_line_ends_within_a_sentence_become_spaces() -> None:
    assert without_boilerplate("The council\n  rejected it.") == "The council rejected it."
