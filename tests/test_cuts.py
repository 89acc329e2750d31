"""What may be struck from a sentence, and what must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cuts import cuts

SHORTEST = {
    "a relative clause": (
        "The boats neared the frigate, which carries 170 people, and warned it.",
        "The boats neared the frigate and warned it.",
    ),
    "a relative clause at the end": (
        "The sect moved to Orlan province, where it owns a farm.",
        "The sect moved to Orlan province.",
    ),
    "brackets": ("The board (of the harbour) met.", "The board met."),
    "hyphens as dashes": (
        "He works on a travelator - a moving walkway - at the station.",
        "He works on a travelator at the station.",
    ),
    "dashes": (
        "He works on a travelator — a moving walkway — at the station.",
        "He works on a travelator at the station.",
    ),
    "an apposition after a name": (
        "Port Selm, the first one of the island, closed on Friday.",
        "Port Selm closed on Friday.",
    ),
    "a second sentence after a semicolon": (
        "The frigate sailed on; its crew had waited for the tide for a week.",
        "The frigate sailed on.",
    ),
    "an afterthought": (
        "The frigate sailed on — a relief to the port's merchants.",
        "The frigate sailed on.",
    ),
    "how it was said": (
        "The port is open, Osten said in an interview with the Harbour Times.",
        "The port is open, Osten said.",
    ),
    "two at once": (
        "Port Selm, the first one of the island, closed its quay (the new one) on Friday.",
        "Port Selm closed its quay on Friday.",
    ),
}
WHOLE = {
    "nothing to strike": "The frigate sailed on.",
    "a hedge": "The envoy, who is reportedly ill, resigned.",
    "a negation": "The envoy, who was not elected, resigned.",
    "who restricts": "Companies, firms or people who obstruct the vote, may be fined.",
    "the subject after an introduction": "In the last vote, the Green Party, with ease, won.",
    "inside a quotation": '"My brother, a good man, is gone," she said.',
    "an addition with another one in it": (
        "It comes before the Hajj, the pilgrimage to Mecca, Islam's holiest site."
    ),
    "what a participle belongs to": (
        "Selm has a line, which the port runs, serving ships of all sizes."
    ),
    "what was done together": (
        "Selm has a line, which the port runs, in partnership with the town."
    ),
    "who said it": "The port is open; Osten said so in the council.",
    "a condition after a dash": "The port stays open — unless the strike goes on.",
    "a day of two": "The raid on Monday was condemned on Friday.",
    "the only day": "The council on Monday night condemned the raid.",
    "a day that ends something": "The port stays closed until Friday.",
    "days of a list": "The council meets on Friday and at noon on Sunday.",
    "a condition of two": "The port opens if the crew signed on and agreed to the terms.",
    "a day on which something was not": "The council did not meet on Friday.",
    "a day of which alone it is true": "Osten was the only envoy to resign on Friday.",
    "a dash inside a name": "They met on the occasion of the U.S. – North Dalmar Dialogue.",
    "what limits, between dashes": "Access to the quay – by way of the canal – costs 9 crowns.",
    "how often, between dashes": "The port pays – often too late – for the crews.",
    "who somebody is": "Mira Osten, the chairwoman of the port, resigned.",
    "the main clause": "The years since Selm took the port, the quay has been slow to grow, often.",
    "the news at the end": "The court ruled on the closing of the port, finding it unlawful.",
    "a list with semicolons": "It sold its ships; it left the port; it closed its office.",
    "the other side": "Some of the ports want it gone; while others want it to stay.",
    "a deadline": "The council faced a deadline on Monday.",
    "what an abbreviation stands for": "The HSB (the board of the harbour) met.",
    "a name": "The fleet left the east (Selm).",
    "an abbreviation, which may be used later": "The Harbour Safety Board (HSB) met.",
    "a number of that day": "There were 1,000 deaths on Monday caused by the storm.",
    "a part that is not meant": "They left the old port, excluding the quay.",
    "a list": "He admitted taking bribes, falsifying papers and hiding cash.",
}


@pytest.mark.parametrize(("sentence", "wanted"), SHORTEST.values(), ids=SHORTEST)
def test_additions_can_be_struck(sentence, wanted):
    assert wanted in cuts(sentence)


@pytest.mark.parametrize("sentence", WHOLE.values(), ids=WHOLE)
def test_what_turns_a_fact_stays(sentence):
    assert cuts(sentence) == []


def test_an_outer_apposition_keeps_its_comma_in_one_of_the_proposals():
    sentence = "Ariel Voss, leader of the Guild, which led the march, refused."
    assert "Ariel Voss, leader of the Guild, refused." in cuts(sentence)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=300))
def test_odd_text_is_never_an_error_and_never_grows(text):
    assert all(len(cut.split()) <= len(text.split()) for cut in cuts(text))


def test_a_main_clause_between_commas_is_no_addition():
    sentence = (
        "Fighting to stave off tariffs announced by their rival, a delegation was set to begin "
        "talks on Monday, where it will be pushed hard."
    )
    assert all("a delegation was set" in cut for cut in cuts(sentence))
