"""Titles, roles, and the names of places and their people."""

from __future__ import annotations

from summarizer.grounding.lexicon.lists import words

TITLES = words(
    """
    mr mrs ms miss dr doctor sir dame lord lady prof professor president vice prime minister
    premier chancellor king queen prince princess pope bishop archbishop cardinal rev reverend rabbi
    imam sheikh senator sen representative rep congressman congresswoman governor gov mayor judge
    justice general gen colonel col major captain capt lieutenant lt sergeant sgt admiral commander
    officer constable detective inspector chief sheriff secretary ambassador director chairman
    chairwoman chair ceo executive manager coach captain striker midfielder defender goalkeeper
    actor actress singer author spokesman spokeswoman foreign defence defense interior home
    attorney deputy speaker leader head boss star
    """
)
ROLES = words(
    """
    president chancellor king queen pope senator governor mayor judge ambassador secretary minister
    premier chairman chairwoman ceo spokesman spokeswoman coach manager captain goalkeeper striker
    suspect victim lawyer prosecutor sheriff commander
    """
)
"""Titles that only some people in an article hold."""

PEOPLE = words(
    """
    man woman boy girl child baby teenager person suspect victim attacker gunman shooter assailant
    driver pilot passenger soldier policeman policewoman cop deputy agent guard prisoner inmate
    detainee defendant witness plaintiff complainant accuser lawyer attorney prosecutor spokesman
    spokeswoman spokesperson official aide adviser advisor father mother son daughter brother sister
    husband wife uncle aunt cousin nephew niece grandfather grandmother friend neighbor
    neighbour boyfriend girlfriend fiancee partner opponent rival successor predecessor reporter
    journalist student teacher nurse patient employee worker activist protester candidate nominee
    lawmaker politician diplomat envoy expert analyst professor rapper militant terrorist
    fighter rebel commander leader member resident survivor officer minister chief head president
    mayor pm colleague supervisor executive author owner founder doctor priest someone somebody
    """
)
"""Words for one person who has no name here."""

NOT_OF_PERSONS = words(
    """
    north south east west northern southern eastern western central new united islamic national
    international republic state states house senate congress parliament court council committee
    commission ministry department agency bureau office party union university college school
    institute center centre bank group company corporation corp inc ltd association organization
    organisation foundation fund force forces army navy guard police service news times post
    journal press agency magazine channel radio street avenue road square airport station bridge
    river lake sea ocean island islands mountain mountains valley bay gulf strait county city town
    province region district act bill treaty agreement accord convention constitution amendment
    war day week year league cup world high supreme white black federal general administration
    government republican republicans democrat democrats conservatives labour liberals hospital
    church mosque wars trek declaration democratic presidential qaeda operation assembly
    affairs brigadier
    """
)
"""Words of the names of places and bodies, never of persons."""

NAME_LINKS = words("of de la le du da der den van von bin ibn al el di del dos y st san")
PARTICLES = words(
    """
    bin ibn bint abu al el ul van von de der den da di du del della dos das la le ter ten y
    """
)
"""Small words that a last name may begin with: "bin Salman", "van der Leyen"."""

PARTIAL_NAMES = words("i the a an")
DEMONYM_ENDINGS = (
    "n",
    "an",
    "ian",
    "ean",
    "ese",
    "ish",
    "i",
    "s",
    "ns",
    "ians",
    "ans",
    "is",
    "er",
    "ers",
    "ic",
)
ALIASES: tuple[frozenset[str], ...] = (
    words("us usa u.s u.s. u.s.a. american americans america states"),
    words("uk u.k. britain british britons briton britons kingdom"),
    words("france french frenchman"),
    words("germany german germans"),
    words("netherlands dutch holland"),
    words("spain spanish spaniard spaniards"),
    words("greece greek greeks"),
    words("switzerland swiss"),
    words("denmark danish dane danes"),
    words("poland polish pole poles"),
    words("turkey turkish turk turks türkiye"),
    words("wales welsh"),
    words("ireland irish"),
    words("england english"),
    words("scotland scottish scots scot"),
    words("china chinese"),
    words("ukraine ukrainian ukrainians"),
    words("argentina argentine argentinian"),
    words("philippines filipino filipinos philippine"),
    words("sweden swedish swede swedes"),
    words("finland finnish finn finns"),
    words("europe european europeans eu"),
    words("united utd"),
    words("saint st"),
    words("mount mt"),
)
