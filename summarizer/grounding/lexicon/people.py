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

NAME_LINKS = words("of de la le du da der den van von bin ibn al el di del dos y st san")
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
