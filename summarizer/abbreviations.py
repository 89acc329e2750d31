"""Words whose full stop does not, or need not, end a sentence (English news text).

Each table is lower case and without the final full stop. A word stands in one table only: the
table says what has to follow for the full stop to end the sentence after all.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Always followed by the rest of a name or phrase: never the end of a sentence.
NEVER_FINAL = _words(
    """
    adm amb asst atty brig capt cdr cmdr cmsr col comdr comm cpl cpt det dr ens fr ft gen gov hon
    insp lt ltc ltg ltjg maj messrs mgr mme mlle mr mrs ms msgr mt mx pfc pres prof pvt rep reps
    repr rev rsm rt secy sen sens sgt spc spox st ste supt treas vice-adm
    cf e.g eg i.e ie v vs viz al. approx ca
    """
)

# Abbreviations only before a number, else ordinary words that may end a sentence.
BEFORE_NUMBER = _words(
    """
    no nos art arts sec secs fig figs vol vols ch chap chaps p pp para paras pt pts eq sect
    ver app exh
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)

# May end a sentence: they do where the next word is one that opens sentences.
MAY_BE_FINAL = _words(
    """
    inc corp co cos ltd llc plc bros assn assoc dept dist div est etc intl natl univ gmbh
    jr sr esq ph.d m.d b.a m.a j.d ret al
    ave blvd rd hwy sq bldg
    mon tue tues wed thu thur thurs fri
    a.m p.m am pm a.d
    """
)

# After a comma these end an address, so that a capital opens a sentence: "in Durham, N.C. Germany".
# Without the comma they may be part of a name, as those above.
PLACES = _words(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont
    neb nebr nev okla ore pa penn tenn tex va vt wash wis wisc wyo
    n.y n.j n.c s.c n.d s.d n.h n.m r.i w.va b.c ont que alta sask
    """
)

# A clock time takes one of these with it: "at 5 p.m. Eastern", "at 9 a.m. Monday".
AFTER_CLOCK = _words(
    """
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst akst hst
    eastern central mountain pacific greenwich
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan. feb. aug. sept. oct. nov. dec.
    """
)
CLOCK = _words("a.m p.m am pm")

# Words that open sentences and, with a capital, hardly ever continue a name.
STARTERS = _words(
    """
    a about according across after again against all almost already also although among an and
    another any anyone are as asked at back because before being besides between both but by can
    could critics despite did do does don't during each earlier either even ever every everyone
    everything experts few finally first for former from further furthermore given had has have
    he he'd he'll he's hence her here here's his how however i i'd i'll i'm i've if in indeed
    instead is isn't it it'd it'll it's its just last lawmakers later least less let like many
    may maybe meanwhile more moreover most much my nearly neither never nevertheless no nobody
    none nonetheless nor not nothing now of officials often on once one only or other others
    otherwise our out over part perhaps police prosecutors protesters rather recently regardless
    reporters residents several she she'd she'll she's should similarly since so some someone
    sometimes soon still such supporters than that that's the their them then there there's
    thereafter therefore these they they'd they'll they're they've this those though through
    thus to today together too two under unless unlike until up upon very was we we'd we'll we're
    we've were what what's when where whether which while who who's whose why will with within
    without would yes yet you you'll you're you've your
    """
)

# Names written with a mark that ends sentences elsewhere.
MARKED_NAMES = _words("yahoo! jeopardy! oklahoma! mamma mia! p!nk")

# Verbs by which a quotation that ends in ? or ! is given to its speaker.
SPEAKING = _words(
    """
    said says asked asks replied replies wrote writes told tells added adds shouted shouts yelled
    cried exclaimed wondered tweeted posted joked declared responded demanded recalled continued
    """
)
