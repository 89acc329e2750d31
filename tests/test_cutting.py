"""What counts as a cut of the source, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cutting import is_cut

PATROL = (
    "The patrol boats came within 400 metres of the frigate, which has a crew of 170, and warned "
    "it by radio five times, the defence ministry said."
)
BATTLE = (
    "Government forces killed four rebels in a gun battle in the northern province during a "
    "stringent lockdown to combat the virus."
)
TALKS = "The minister of Arvenia told the president of Belmark on Monday that the treaty stands."

CUTS = [
    (BATTLE, BATTLE),
    (BATTLE, "Government forces killed four rebels in a gun battle."),
    (BATTLE, "Government forces have killed four rebels in a gun battle."),
    (BATTLE, "Government forces killed four rebels in a gun battle during a stringent lockdown."),
    ("The council has also closed the port.", "The council closed the port."),
    (
        PATROL,
        "The patrol boats came within 400 metres of the frigate and warned it by radio five "
        "times, the defence ministry said.",
    ),
    (
        '"The storm will worsen in the next hours", said Ana Reis, as it bore down on the coast.',
        '"The storm will worsen in the next hours", said Ana Reis.',
    ),
    (
        "The treaty, which was signed in 1962, binds both states.",
        "The treaty binds both states.",
    ),
    (
        "The port stayed closed, the crew said, in the storm.",
        "The port stayed closed, the crew said.",
    ),
    ("BELMARK, Nov. 3 — The fleet sailed home.", "The fleet sailed home."),
    ("Later the fleet sailed home.", "The fleet sailed home."),
    ("Prime Minister Ana Reis resigned on Monday.", "Ana Reis resigned on Monday."),
    ("The U.S.-led fleet sailed on Monday morning.", "The U.S.-led fleet sailed on Monday."),
]
NOT_CUTS = {
    "a number moves to another noun": (
        PATROL,
        "The patrol boats, 170 of them, warned it by radio five times, the defence ministry said.",
    ),
    "who said so is lost": (PATROL, "The patrol boats came within 400 metres of the frigate."),
    "an actor changes": (BATTLE, "Four rebels killed government forces in a gun battle."),
    "a word is new": (BATTLE, "Government forces brutally killed four rebels in a gun battle."),
    "a title moves": (TALKS, "The minister of Belmark on Monday told that the treaty stands."),
    "a title moves across a gap": (TALKS, "The minister of Belmark told that the treaty stands."),
    "a name moves across a gap": (TALKS, "The minister of Belmark on Monday."),
    "a negation is lost": ("The strikes were not approved here.", "The strikes were approved."),
    "a hedge is lost": ("The drones may strike the camps.", "The drones strike the camps."),
    "an attempt becomes a deed": (
        "Two men attempted to cross the border at night.",
        "Two men cross the border at night.",
    ),
    "a role is lost": ("The former president was held.", "The president was held."),
    "a limit is lost": ("At least nine ships sank.", "Nine ships sank."),
    "a condition is lost": (
        "The base closes in May, if both parliaments agree.",
        "The base closes in May.",
    ),
    "an officer becomes the agency": (
        "The taps were key, according to a report by the N.S.A.'s inspector general.",
        "The taps were key, according to a report by the N.S.A.",
    ),
    "a subject and its verb are lost": (
        "The other allows Northgate to move copies abroad without asking first.",
        "Northgate to move copies abroad without asking first.",
    ),
    "a subject is lost": ("Police arrested two men.", "Arrested two men."),
    "an old event becomes news": (
        "In 2007, the singer left the ship after a quarrel.",
        "The singer left the ship after a quarrel.",
    ),
    "a month is lost": (
        "In April, the department returned the ballot.",
        "The department returned the ballot.",
    ),
    "last month becomes today": (
        "The chairman said at a press conference last month that he had seen the files.",
        "The chairman said at a press conference that he had seen the files.",
    ),
    "a year at the end is lost": ("The islands signed the treaty in 1962.", "The islands signed."),
    "a range loses its end": (
        "The bank raised its rate to a range of 1.75% to 2%.",
        "The bank raised its rate to a range of 1.75%.",
    ),
    "a date is cut in two": (
        "The council meets on Friday, Nov. 22, in the town hall.",
        "The council meets on Friday, Nov.",
    ),
    "a question becomes a claim": (
        "The minister knew nothing, yet they asked her to speak?",
        "The minister knew nothing, yet they asked her to speak.",
    ),
    "a main clause is lost between a dash and a comma": (
        "Arvenia kept its promise — Belmark enjoys free access, and its own station on the coast.",
        "Arvenia kept its promise, and its own station on the coast.",
    ),
    "the main clause is lost between commas": (
        "Fighting the tariffs, a delegation was set to begin talks, where it will be pushed hard.",
        "Fighting the tariffs, where it will be pushed hard.",
    ),
    "a headline is joined to the report": (
        "Arvenia to launch a satellite by the end of the year The plan was told on Sunday.",
        "Arvenia to launch a satellite by the end of the year, the plan was told on Sunday.",
    ),
    "what somebody signals becomes a fact": (
        "The statement signalled that Arvenia has no intention to annex the islands.",
        "Arvenia has no intention to annex the islands.",
    ),
    "a clause loses the word that makes it one": (
        "What the drones observe is shared with the authorities.",
        "The drones observe is shared with the authorities.",
    ),
    "direct speech loses its marks": (
        '"The storm will worsen in the next hours", said Ana Reis, as it bore down on the coast.',
        "The storm will worsen in the next hours, said Ana Reis.",
    ),
    "who revealed it is lost": (
        "The other claim, the accountant revealed, relates to a draw from the fund.",
        "The other claim, the accountant, relates to a draw from the fund.",
    ),
    "what belongs to the place goes to the event": (
        "It comes ten days before the Hajj, the pilgrimage to Mecca, Islam's holiest site.",
        "It comes ten days before the Hajj, Islam's holiest site.",
    ),
    "one becomes many": (
        "The minister's adviser met the envoys on Monday.",
        "The ministers adviser met the envoys.",
    ),
    "who writes so is lost": (
        "The base closes in May, the envoy writes.",
        "The base closes in May.",
    ),
    "a manner is lost": ("Without notice, the council closed it.", "The council closed it."),
    "where it is true is lost": (
        "In Belmark, the fleet did little to deter the raids.",
        "The fleet did little to deter the raids.",
    ),
    "a name loses its end": (
        "Ana Reis Holm said the fleet sailed home.",
        "Ana Reis said the fleet sailed home.",
    ),
    "of whom it is true is lost": (
        "On the left, a number of voters see the treaty as a cure.",
        "A number of voters see the treaty as a cure.",
    ),
    "what somebody calls himself is lost": (
        "Osten, a self-described pirate, left the port.",
        "Osten, a pirate, left the port.",
    ),
    "who somebody is is lost": (
        "The port stays open, said Ana Reis, the commander of the fleet.",
        "The port stays open, said Ana Reis.",
    ),
    "the news at the end is lost": (
        "The court ruled on the closing of the port, finding it unlawful.",
        "The court ruled on the closing of the port.",
    ),
    "the day is lost": ("On Monday, the fleet sailed home.", "The fleet sailed home."),
    "the day at the end is lost": ("The fleet sailed home on Monday.", "The fleet sailed home."),
    "what an abbreviation stands for is lost": (
        "The crew joined the HSB (the board of the harbour) again.",
        "The crew joined the HSB again.",
    ),
    "another tense": (
        "He has defended the treaty and denied the rumours.",
        "He has defended the treaty and denies the rumours.",
    ),
    "a name is written small": (
        "The crew told Harbour Services of the leak again.",
        "The crew told Harbour services of the leak.",
    ),
    "what it announces is not there": ("Both sides argue for it:", "Both sides argue for it."),
    "a quotation loses the mark that opens it": (
        '"When they go to court, a judge may dismiss the claims.',
        "When they go to court, a judge may dismiss the claims.",
    ),
    "how often is lost": (
        "The port, often late, pays its crews.",
        "The port pays its crews.",
    ),
    "which of them is lost": (
        "The crew denies all these charges before the court.",
        "The crew denies all charges before the court.",
    ),
    "which province is lost": (BATTLE, "Government forces killed four rebels in the province."),
    "what kind is lost": (
        "The treaty would deter a full-scale further raid on the port.",
        "The treaty would deter a full-scale raid on the port.",
    ),
    "how many is lost": ("Many Belmark ships sailed home.", "Belmark ships sailed home."),
    "the week is lost": ("The port closed twice this week.", "The port closed twice."),
    "the month is lost": ("This month, he left the port.", "He left the port."),
    "which week is lost": ("The port closed twice this week.", "The port closed twice week."),
    "two clauses are joined": (
        "After the fire in Selm, Osten is accused of neglect.",
        "After the fire in Selm accused of neglect.",
    ),
    "the verb behind who said so is lost": (
        "The ship hit a rock; two tons of oil, the crew said, burned in the harbour.",
        "The ship hit a rock; two tons of oil, the crew said.",
    ),
    "the verb behind who said so is lost, and another clause has one": (
        "The oil that was in the tank, the crew said, spilled.",
        "The oil that was in the tank, the crew said.",
    ),
    "who did it is lost": (
        "The council tried to stop the clearing of private land by developers of the port.",
        "The council tried to stop the clearing of private land.",
    ),
    "how it is done is lost": (
        "The fence is to keep the fishers from landing on the island illegally, the envoy said.",
        "The fence is to keep the fishers from landing on the island.",
    ),
    "whose it is is lost": (
        "The crew rowed to the northern coast of Belmark.",
        "The crew rowed to the northern coast.",
    ),
    "a part of what is spoken of is lost": (
        "They call the bay, along with the islands, the Outer Harbour.",
        "They call the bay the Outer Harbour.",
    ),
    "what a participle belongs to is lost": (
        "Selm has a line, which the port runs, serving ships of all sizes.",
        "Selm has a line, serving ships of all sizes.",
    ),
    "somebody is quoted short": (
        'Osten said: "The crews have the right to choose."',
        'Osten said: "The crews have the right."',
    ),
    "a headline gains a full stop": ("Osten to resume talks", "Osten to resume talks."),
    "nothing is left": (BATTLE, "The."),
}


@pytest.mark.parametrize(("source", "text"), CUTS)
def test_a_cut_is_recognised(source, text):
    assert is_cut(text, source)


@pytest.mark.parametrize(("source", "text"), NOT_CUTS.values(), ids=NOT_CUTS)
def test_what_only_looks_like_a_cut_is_refused(source, text):
    assert not is_cut(text, source)


@given(st.lists(st.sampled_from("ships port crew harbour quay storm cargo".split()), min_size=1))
def test_every_text_is_a_cut_of_itself(words):
    text = " ".join(words)
    assert is_cut(text, text)


@given(st.text(), st.text())
def test_odd_text_is_never_an_error(text, source):
    assert is_cut(text, source) in (True, False)
