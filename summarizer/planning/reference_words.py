"""Words by which a sentence refers back; see :mod:`.references`."""

from __future__ import annotations

HAPPENINGS = frozenset(
    """death deaths disaster move decision operation incident attack attacks plan plans proposal
    proposals deal agreement statement comment comments remark remarks announcement measure
    measures bill report ruling change changes step steps strike strikes raid raids explosion
    blast shooting killing killings crash accident fire arrest arrests meeting talks speech
    letter claim claims allegation allegations accusation accusations charges investigation
    inquiry probe trial verdict sentence request offer demand demands threat warning project
    initiative scheme legislation amendment provision ban sanctions restrictions
    protest protests demonstration rally march clashes dispute document documents video tape
    footage post tweet interview conference ceremony visit trip test tests launch exercise
    exercises drill withdrawal release transfer payment suit lawsuit petition appeal complaint
    review audit search mission evacuation matter idea issue problem assault pact judgment
    detentions unrest call calls declaration effort efforts crime
    """.split()
)
"""What is done or said: with "the" and nothing after it, something that was told before."""

BODIES = frozenset(
    """agency committee commission council ministry department court panel board company firm
    corporation group organization organisation organizations union coalition alliance bank
    newspaper magazine network channel institute university airline team bureau association
    foundation charity plant facility site base camp prison ship vessel plane aircraft
    jet helicopter submarine missile missiles weapon bomb device province district town village
    islands river dam couple embassy college paper outlet
    """.split()
)
"""Bodies, places and things that are first called by their names."""

PEOPLES = frozenset(
    """rebels militants gunmen attackers suspects victims protesters demonstrators officers soldiers
    refugees families lawmakers senators judges witnesses hostages prisoners detainees defendants
    inmates passengers
    """.split()
)
"""People of whom a reader must have been told that there are some."""

KNOWN = frozenset("president region".split())
"""What readers mostly knew, or could find out from the sentence itself."""

TIMES = frozenset(
    """day days week weeks weekend month months year years morning afternoon evening night spring
    summer autumn fall winter time times moment point century decade hour season term who
    """.split()
)
"""What "this" can be said of by itself: "this week"."""

GOES_ON = frozenset(
    """of who which that whose where when in on at from for to between against by with into over
    under about behind near along within around outside inside involving including called known
    """.split()
)
"""What comes after a noun that is explained on the spot: "the decision to leave"."""

CONNECTIVES = frozenset(
    """but and however meanwhile also so then still yet instead while as when after before rather
    nevertheless nonetheless moreover furthermore therefore thus indeed first second third finally
    lately once sometimes eventually ultimately perhaps
    """.split()
)
"""What a sentence can open with before its subject."""

OPENERS = frozenset("they them their its it".split())
"""Pronouns that stand for something told before when a sentence opens with them."""

INDEFINITE = frozenset("a an another one two three four five six several some many".split())
"""What a thing is introduced with."""

COUNTED = frozenset("two three four five latter former pair duo trio".split())
"""With "the": so many of those that were told before."""

ONES_VERBS = frozenset(
    "is was has had said says describes described shows showed reads read called came".split()
)
"""What "one" does that is one of those told before: "One describes a landing"."""

DETERMINING = frozenset("this these those such".split())
"""Words that point to what was told before."""

FIRST_PERSON = frozenset("i we my our us me".split())
"""Pronouns of whoever speaks."""

THIRD_PERSON = frozenset("he she him her his hers they them their it its".split())
"""Pronouns of whoever is spoken of."""

LINKS = tuple(
    """also too another other others same again still however meanwhile then later earlier instead
    otherwise further similar both either neither
    """.split()
)
"""Words that tie a sentence to one that was read before."""

OPENINGS = tuple(
    """the a an in on at but and so because if it its he she they this that there we i our as while
    when after for what not yet even to no by with under one some
    """.split()
)
"""First words that say something about how a sentence stands alone."""

PREPOSITIONS = frozenset(
    """in of to with on at from about after before during by under into against behind over through
    for since toward towards regarding despite
    """.split()
)
"""What "that" is demonstrative after: "in that raid", never "in that the raid"."""

NAMED_NEAR = frozenset(
    "country state city region space side office position capacity said means is".split()
)
"""What "that" mostly points to within its own sentence: "served in that office"."""

TAKING_THAT = frozenset("do does did doing done call calls called".split())
"""Verbs whose object a bare "that" is: "They did that"."""

CLAUSE_VERBS = frozenset(
    """found showed knew thought felt heard learned decided ensured agreed feared hoped hinted
    determined indicated concluded estimated demanded ordered proposed recommended required meant
    realized understood saw made assured informed convinced promised alleged predicted
    ruled stipulated cautioned complained testified discovered noticed guaranteed emphasized
    stressed reiterated denied conceded
    """.split()
)
"""Verbs, beside those of saying, after which "that" opens a clause."""

THEM = frozenset("they them their".split())
"""Pronouns that stand for several who must have been told of."""

PLURALS = frozenset(
    """people police men women children both many some several others who those these military
    government team public group couple family staff company and all few each every everyone anyone
    nobody none any no
    """.split()
)
"""Words without a plural's ending that "they" can stand for."""

NO_ADJECTIVES = frozenset(
    "used set contrary able due meant supposed unable likely subject similar close next".split()
)
"""What comes before "to" where "it" is something told before: "It is used to carry"."""

QUOTED_OPENERS = frozenset("these those that they their them he she".split())
"""What a quotation opens with that answers to what was told before it."""

OPENING_PHRASES = frozenset(
    phrase.strip()
    for phrase in """
    instead | rather | as a result | therefore | thus | hence | consequently | in return
    in response | since then | by then | until then | later
    later that day | later that month | later that year
    at that point | at that time | at that moment | during that time | during that period
    the same day | the same month | the same year | the following day | the following month
    the following year | the next day | a day later | a day earlier | two years later
    in that case | in this case | in doing so | by doing so | before doing so | after doing so
    while doing so | for that reason | among them | one of them | some of them
    most of them | none of them | more recently
    """.replace("\n", "|").split("|")
)
"""What a sentence opens with that goes on from the one before it."""

LONGEST_PHRASE = max(len(phrase.split()) for phrase in OPENING_PHRASES)
"""Words of the longest of them."""

CLAUSES = frozenset("that who whether how why".split())
"""What opens the clause that is meant by "it": "It is clear that"."""
