"""What every sentence loses that is lifted out of its article, and what only looks the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.tidying import tidied, without_opening, without_unused_abbreviations
from summarizer.tidying.quotation import closed

TIDIED = {
    # what ties it to its place
    "PORT ANSELM, Dalmar (Newswire) — A frigate sailed on.": "A frigate sailed on.",
    "Port Anselm, Dalmar, Jun 14 2022 (NWS) - A frigate sailed on.": "A frigate sailed on.",
    "Mira Osten and Ariel Voss PORT ANSELM — A frigate sailed on.": "A frigate sailed on.",
    "SELM – 26 July 2022: The talks went on.": "The talks went on.",
    "Selm News, 25 March - The talks went on.": "The talks went on.",
    "Port Anselm (June 14, 2022): The talks went on.": "The talks went on.",
    "Selmport- The talks went on.": "The talks went on.",
    "selmar News, 25 March - The talks went on.": "The talks went on.",
    "By Mira Osten and Ariel Voss SELM/ORLAN (Newswire) - The talks went on.": "The talks went on.",
    "Meanwhile, the talks went on.": "The talks went on.",
    "But, of course, the talks went on.": "The talks went on.",
    "And yet the talks went on.": "The talks went on.",
    "So the talks went on.": "The talks went on.",
    "The envoy, however, was ill.": "The envoy was ill.",
    "Osten, for her part, promised help.": "Osten promised help.",
    "After the storm, however, the port was closed.": "After the storm, the port was closed.",
    "The council also closed the port.": "The council closed the port.",
    "They, too, will be heard.": "They will be heard.",
    "The school was closed, as well.": "The school was closed.",
    # where and to whom it was said
    "Osten told reporters the port would close.": "Osten said the port would close.",
    '"It is open," Osten told the Associated Press.': '"It is open," Osten said.',
    "Osten told CNN on Sunday that it was open.": "Osten said on Sunday that it was open.",
    "Osten tells the Times, it is open.": "Osten says, it is open.",
    "Osten left, telling reporters that it was open.": "Osten left, saying that it was open.",
    "The port is open, Osten said in a written statement.": "The port is open, Osten said.",
    "The port is open, Osten said Monday in an interview with NPR.": (
        "The port is open, Osten said Monday."
    ),
    "Osten said in a statement that the port was open.": "Osten said that the port was open.",
    "The port is open, Osten said on Twitter.": "The port is open, Osten said.",
    "In an interview with the Harbour Times, Osten said it was open.": "Osten said it was open.",
    "In floor remarks ahead of the vote, Osten called it a deal.": "Osten called it a deal.",
    "Speaking to reporters at the port, Osten said it was open.": "Osten said it was open.",
    "Osten, speaking to sailors at the port, said it was open.": "Osten said it was open.",
    "A diplomat said it was open, speaking on condition of anonymity because it is secret.": (
        "A diplomat said it was open."
    ),
    "Osten went on to say that it was open.": "Osten said that it was open.",
    "The officials, who insisted on anonymity to discuss it, said it was open.": (
        "The officials said it was open."
    ),
    # what stands beside a name or a number
    "Mr. Osten, 51, resigned.": "Mr. Osten resigned.",
    "Mira Osten, 51, a sailor, resigned.": "Mira Osten, a sailor, resigned.",
    "Sen. Osten, R-Iowa, said it was open.": "Sen. Osten said it was open.",
    "Sen. Mira Osten (D-N.Y.) resigned.": "Sen. Mira Osten resigned.",
    "Sen. Osten, (D-N.Y.), a sailor, resigned.": "Sen. Osten, a sailor, resigned.",
    "It lies 90 miles (145 km) south.": "It lies 90 miles south.",
    "They were called at 8 p.m. (0030 UTC).": "They were called at 8 p.m.",
    "Mayor You Si-kun (游錫堃) resigned.": "Mayor You Si-kun resigned.",
    "A frigate, which carries 170 people, entered it.": "A frigate entered it.",
    "The frigate Nordwind, which is old, entered it.": "The frigate Nordwind entered it.",
    "Osten, who met the crew, said it was open.": "Osten said it was open.",
    "Osten, posting on a forum, said it was open.": "Osten said it was open.",
    "Some envoys, including Osten, were ill.": "Some envoys were ill.",
    "The Harbour Act, passed in a hurry, closed it.": "The Harbour Act closed it.",
    "Osten, in a speech to sailors, said it was open.": "Osten said it was open.",
    "Sen. Mira Osten, Ohio Democrat, said it was open.": "Sen. Mira Osten said it was open.",
    "The ship — a frigate of 1990 — sailed on.": "The ship sailed on.",
    "The ship - which is old - sailed on.": "The ship sailed on.",
    "The ship (which is old) sailed on.": "The ship sailed on.",
    "They paid 50 rupees ($1.20) for it.": "They paid 50 rupees for it.",
    "It blew at five miles (eight kilometers) an hour.": "It blew at five miles an hour.",
    # many words for few
    "The port is currently closed.": "The port is closed.",
    "Osten then closed the port.": "Osten closed the port.",
    "They came in order to help.": "They came to help.",
}
AS_IT_IS = {
    "a count that is joined": "Second, and just as important, the port is closed.",
    "an inference": "In other words, the port is closed.",
    "half of a pair": "The law is not only harsh but also unfair.",
    "one more of several": "The hearing also covered the port.",
    "a name by which it is known": "The strait, also known as the Narrows, is open.",
    "quoted words": '"But we also left on Friday," she said.',
    "a quotation that was opened elsewhere": 'But we also left," she said.',
    "an introduction that says what else": "In addition to the port, it closed the school.",
    "an exception": "But for the storm, the ship would have left.",
    "who says it comes next": "Besides, the envoy insisted, it works.",
    "somebody called like a paper": "Osten left, telling Hill, it was open.",
    "a day of an announcement ahead": "It is likely to be announced on Monday.",
    "who says it stands first": "Moreover, says the envoy, it works.",
    "brackets between commas": "Sen. Mira Osten, (D-N.Y.), resigned.",
    "a sentence that somebody said": "The hold held dust, including flour, said an envoy.",
    "which bill it is": "The bill, which was signed by Osten, closed the port.",
    "whom a pronoun means": "A plan, signed by Osten, would allow her to leave.",
    "a concession": "The call, even as a courtesy, was unusual.",
    "where it is quoted from": "Osten, quoted in a study, says it was open.",
    "what somebody is accused of": "They accused Osten, 63, of a crime.",
    "a date that follows": "It is to be signed today, January 15.",
    "what it is between dashes": "The answer — the Harbour Act — was late.",
    "a hedge between dashes": "The ship — a frigate, perhaps — sailed on.",
    "dashes without spaces": "The ship—a frigate—sailed on.",
    "three dashes": "The ship — a frigate — sailed on — in vain.",
    "an alliance with dashes": "NATO — the alliance — met.",
    "a name between commas": "A student, Tim Voss, 15, was shot.",
    "a party between commas": "The chairman, Tim Voss, R-Iowa, said it was open.",
    "a statement between commas": "Voss, a sailor, in a statement, said it was open.",
    "what somebody was part of": "They were jailed for a role in an attempt to close the port.",
    "anonymity between commas": (
        "A diplomat, a sailor, who spoke on condition of anonymity, said it was open."
    ),
    "an aside after a verb": "He is, after all, the only judge.",
    "a sequence": "Then the ship left.",
    "a story is told, not said": "Osten told reporters a different story.",
    "a sentence about anonymity": "The official spoke on condition of anonymity.",
    "an order": "Osten told reporters to leave.",
    "a court": "Osten told the court that it was open.",
    "reporters are told": "He was told reporters were there.",
    "only the paper knows the source": "A source told Reuters that it was open.",
    "an old interview": "Osten said in a 2016 interview.",
    "a statement that is spoken of": "Osten said in a statement that the envoy released.",
    "with whom it was held": "Osten said in a news conference Monday with the mayor.",
    "a confidential letter": "Osten said in a leaked letter.",
    "an opening that says when": "In a speech last year, Osten said it was open.",
    "an opening that says who they are": "In a letter to the crews, Osten said they should leave.",
    "a day that ends something": "The port stays closed until Friday.",
    "a day ahead": "On Friday, the council will meet.",
    "a day of two": "The council on Monday condemned the raid of Friday.",
    "a number of one day": "There were 1,000 deaths on Monday caused by the storm.",
    "a day from which another time counts": "On Friday, two days after the raid, it left.",
    "local time": "It was found, police reported Friday, local time.",
    "a show": "Osten said on Sunday's show that it was open.",
    "a day that is the subject": "Osten said Sunday is the deadline.",
    "ages of several": "Tim Voss, 32, and Ana Reis, 31, left.",
    "a date": "On June, 12, sailors left.",
    "what she also is": "Sen. Ana Reis, D-N.Y., and chairwoman of the panel, left.",
    "who she is": "Ana Reis, who is a sailor, left.",
    "which of several": "Reis and Voss, who met the crew, said it was open.",
    "a hedge": "The envoy, who reportedly met the crew, was ill.",
    "what a report rests on": "Newswire, citing a source, said the port was closed.",
    "who then had the office": "He met the then minister.",
    "what leaves no vote behind": "The vote, lifting the ban, was close.",
    "a participle": "After a long night, the envoy, who met the crew, left.",
}


@pytest.mark.parametrize(("sentence", "wanted"), TIDIED.items())
def test_what_only_ties_a_sentence_to_its_place_goes(sentence, wanted):
    assert tidied(sentence) == wanted


@pytest.mark.parametrize("sentence", AS_IT_IS.values(), ids=AS_IT_IS)
def test_what_turns_a_fact_or_breaks_the_grammar_stays(sentence):
    assert tidied(sentence) == sentence


@pytest.mark.parametrize("sentence", TIDIED)
def test_what_is_tidied_has_nothing_left_to_tidy(sentence):
    assert tidied(tidied(sentence)) == tidied(sentence)


def test_an_abbreviation_stays_where_the_summary_uses_it():
    named, used = "The Harbour Safety Board (HSB) met.", "The HSB closed the port."
    assert without_unused_abbreviations([named, used]) == [named, used]
    assert without_unused_abbreviations([named]) == ["The Harbour Safety Board met."]


@pytest.mark.parametrize(
    "sentence",
    ["They fled from the rebels (KMT).", '"The Harbour Safety Board (HSB) met," she said.'],
)
def test_brackets_that_say_more_or_are_quoted_stay(sentence):
    assert without_unused_abbreviations([sentence]) == [sentence]


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=300))
def test_odd_text_is_never_an_error_and_never_grows(text):
    assert len(tidied(text).split()) <= len(text.split())
    assert without_opening(text).lower() in text.lower()


OPEN = {
    "the next sentence closes it": ('"We stay here.', ' And we fish," Osten said.'),
    "curly marks": ("Osten said, “We stay here.", " And we fish.”"),
    "a new paragraph opens it again": ('Osten said: "We stay here.', '\n\n"And we fish."'),
    "its last paragraph is missing": ('Osten said: "We stay here.', " The port is open."),
    "a part of it": ('Osten called it "a deal for us.', ' And for Selm," she added.'),
    "another quotation before it": ('"We stay," he said, "and we fish!', ' We sail, too."'),
}
NOT_OPEN = {
    "it is closed": ('"We stay here."', ' "And we fish," Osten said.'),
    "it began before": ('And we fish," Osten said.', " The port is open."),
    "its end is lost": ('Osten called it "a deal and left.', ' "We stay," she said.'),
    "its end is another mark": ("\"We stay,' Osten said.", " The port is open."),
    "its mark is lost before who said it": ('"We stay, Osten said.', " The port is open."),
    "it has no end": ('Osten said: "We stay', ' here."'),
    "inches": ('The pipe of 5" is old.', ' The other one of 6" is new.'),
}


@pytest.mark.parametrize(("sentence", "after"), OPEN.values(), ids=OPEN)
def test_a_quotation_that_goes_on_behind_its_sentence_is_closed(sentence, after):
    mark = "”" if "“" in sentence else '"'
    assert closed(sentence, after) == sentence + mark


@pytest.mark.parametrize(("sentence", "after"), NOT_OPEN.values(), ids=NOT_OPEN)
def test_no_mark_is_put_where_the_end_of_a_quotation_is_not_sure(sentence, after):
    assert closed(sentence, after) == sentence
