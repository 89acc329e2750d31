"""Words that decide whether a sentence may lose them; see :mod:`.cutting`."""

from __future__ import annotations

from summarizer.grounding.lexicon import REPORTING

FREE = frozenset("a an the has have had is are was were be been being that and who which".split())
"""Words that may be put in or left out without a change of fact."""

GUARDS = (REPORTING - {"saying"}) | frozenset(
    # negation and failure
    """no not never none nor neither nobody nothing without cannot denied denies deny denying
    failed fails fail refused refuses rejected rejects unless except despite although though but
    unfortunately unrelated excluding barring even
    however stopped halted cancelled canceled suspended false untrue against instead
    """
    # hedge, condition and plan
    """may might could would should can must if whether reportedly allegedly alleged alleges claimed
    claims claim suspected suspects likely unlikely possible possibly perhaps probably apparently
    self-described self-styled self-proclaimed so-called purported potential potentially attempted
    attempts tried trying planned plans plan proposed proposes intended intends expected expects
    threatened threatens wants wanted hopes believed believes thought appears appeared seems seemed
    accused accuses charged
    """
    # attribution, beside the verbs of reporting
    """writes reminds reminded"""
    # limits and roles
    """only almost nearly about around approximately roughly estimated fewer less more most least up
    over under former ex deputy acting vice interim until before after since partly partially
    often sometimes usually generally typically rarely seldom frequently occasionally mostly largely
    mainly primarily chiefly ways
    """.split()
)
"""Words that turn a fact when they are dropped. Those that stand in the source must stay."""

JOINTS = frozenset(
    "of by to from against with for in on at into over under between among through during and or "
    "than as who which that when where while because so".split()
)
"""Words that tie one thing to another; dropping them ties it to something else."""

CLAUSES = frozenset("what whatever who whoever how why whether where when".split())
"""What opens a clause that is a part of the sentence."""

PLACES_AND_TIMES = frozenset("in on at during near inside outside across along".split())
"""What opens a phrase of place or time, which can go as a whole."""

LIMITING = frozenset("via through by with for in at from under on of within".split())
"""What opens an aside between dashes that says of what alone the rest is true."""

LINKS = frozenset(
    "also then meanwhile indeed moreover furthermore additionally thus therefore currently".split()
)
"""What only ties a sentence to others, wherever it stands."""

CONNECTIVES = LINKS | frozenset("now still yet so later earlier today finally".split())
"""What can open a sentence without being a part of it."""

OWNERS = frozenset("by of".split())
"""What opens the name of whoever does or has what stands before."""

COMPANY = frozenset("along together".split())
"""What opens a part of what is spoken of: ", along with the islands,"."""

DETERMINERS = frozenset("a an the its his her their".split())
"""What opens a second addition, which belongs to the end of the one before it."""

RELATIVES = frozenset("who whom whose which where when while as because if that with".split())
"""What opens a clause between marks that only adds."""

FINITE = frozenset("is are was were has had have will does did".split())
"""Verbs by which a main clause is known."""

MODALS = frozenset("can could may might must shall should would".split())

IRREGULAR = frozenset(
    """
    said says told tells met made began took gave sent held won left struck fell rose led ran broke
    came went shot withdrew spoke sought swore laid found got lost saw drew threw wrote writes
    became knew felt kept thinks believes argues wants seems remains makes takes gives calls
    """.split()
)
"""Verbs of the news in a form without "-ed" that is hardly anything but a verb."""

PAST = frozenset(
    "january february march april june july august september october november december jan feb mar "
    "apr aug sept sep oct nov dec last ago previous previously once earlier year years month "
    "months week weeks decades monday tuesday wednesday thursday friday saturday sunday "
    "yesterday".split()
)
"""Words that say when: without them an old event reads as new, or as of the day named beside it."""
