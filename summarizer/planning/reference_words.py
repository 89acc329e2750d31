"""Words by which a sentence refers back; see :mod:`.references`."""

from __future__ import annotations

HAPPENINGS = frozenset(
    """death deaths disaster move decision operation incident attack attacks plan plans proposal
    proposals deal agreement statement comment comments remark remarks announcement measure
    measures bill report ruling change changes step steps strike strikes raid raids explosion
    blast shooting killing killings crash accident fire arrest arrests meeting talks vote speech
    letter claim claims allegation allegations accusation accusations charges investigation
    inquiry probe trial verdict sentence request offer demand demands threat warning project
    initiative scheme legislation resolution amendment provision ban sanctions restrictions
    protest protests demonstration rally march clashes dispute document documents video tape
    footage post tweet interview conference ceremony visit trip test tests launch exercise
    exercises drill withdrawal release transfer payment suit lawsuit petition appeal complaint
    review audit search mission evacuation
    """.split()
)
"""What is done or said: with "the" and nothing after it, something that was told before."""

BODIES = frozenset(
    """agency committee commission council ministry department court panel board company firm
    corporation group organization organisation organizations union coalition alliance bank
    newspaper magazine network channel institute university airline team bureau association
    foundation charity plant facility site base camp building prison ship vessel plane aircraft
    jet helicopter submarine missile missiles weapon bomb device province district town village
    island islands river dam
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
    "but and however meanwhile also so then still yet instead while as when after before".split()
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
