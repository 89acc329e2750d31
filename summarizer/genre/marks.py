"""What opinions, statements and reports can be told by: data, no logic; words in lower case."""

from __future__ import annotations

import re

from summarizer.grounding.lexicon.lists import words

SINGULAR = words("i me my mine myself i'm i've i'd i'll")
PLURAL = words("we us our ours ourselves we're we've we'd we'll")
SECOND = words("you your yours yourself you're you've you'd you'll")

DUTY = words("must should ought shouldn't mustn't let's")
"""What an author wants to be done."""

TOLD = words(
    """
    said says told tells added adds according reported reports announced asked spokesman
    spokeswoman spokesperson wrote tweeted reportedly officials authorities reporters
    """
)
"""How a reporter says who says so."""

DATED = words("monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow tonight")
"""When news happens."""

STANCE = words(
    """
    absurd shameful disgraceful outrageous ridiculous foolish stupid nonsense hypocrisy
    hypocritical cowardly tyranny tyrannical evil sadly unfortunately fortunately frankly folly
    madness lies liar liars wrong worse worst truth wisdom naive pretend supposedly obviously
    clearly surely mistake corrupt dangerous bizarre scandalous disastrous reckless pathetic
    horrible terrible awful brilliant tragic dishonest radical leftist elites
    """
)
"""Verdicts."""

PRESSED = words(
    """
    actually exactly simply merely truly certainly indeed perhaps quite literally really apparently
    nothing never nobody everyone everything whatever something someone thing things true bad fact
    facts argument idea ideas reason matter matters means seem seems rather thus hence nevertheless
    contrary opposite folks innocent correct proof nowhere course enough why own same whole too
    even almost always every better imagine suppose consider itself alone reality problem problems
    case cases answer point sense kind real know think believe understand or not no if when
    """
)
"""What an argument is made of."""

ARGUING = words(
    "but yet and so because if why what how indeed instead perhaps worse still no yes now then"
)
"""What a sentence of an argument opens with."""

ENDORSING = words(
    """
    reaffirm reaffirmed reaffirms reiterated reiterates welcome welcomed welcomes commend
    commended commends underscore underscored underscores emphasized stressed highlighted
    highlights commit commits committed commitment pledge pledges applaud salute urge condemn
    condemns stands honor commemorate congratulate congratulated recognize recognizes recalled
    intends proud strengthen partnership partners cooperation shared enduring
    """
)
"""What governments write of themselves."""

OPINION_TITLE = re.compile(
    r"^(?:opinions?|op-?ed|editorial|analysis|commentary|column|essay|viewpoint|perspective)\b"
    r"|\b(?:editorial board|the guardian view on|op-ed)\b",
    re.IGNORECASE,
)
STATEMENT_TITLE = re.compile(
    r"^(?:joint |press )?(?:statement|communiqu[eé]|readout|remarks|declaration|release)\b"
    r"|^(?:a )?proclamation\b|\bjoint (?:statement|communiqu[eé])\b|\bministers[’'] statement\b"
    r"|^(?:fact sheet|transcript|press briefing)\b"
    r"|^secretary \w+[’']s (?:meeting|call|travel)\b",
    re.IGNORECASE,
)
INTERVIEW_TITLE = re.compile(
    r"^interview\b|\ban (?:exclusive )?interview with\b|\binterviews\b|\bQ ?& ?A\b"
    r"|\bquestions (?:and|&) answers\b",
    re.IGNORECASE,
)
OPINION_NOTE = re.compile(
    r"\b(?:opinions|views) (?:expressed )?(?:by columnists|in this (?:article|commentary|column|"
    r"piece)) (?:are|is)\b|\bopinions expressed\b|\bviews of the author\b"
    r"|\bour editorial board\b|\bEditorial Board wrote\b",
    re.IGNORECASE,
)
STATEMENT_NOTE = re.compile(
    r"\btext of (?:the following|a joint) statement\b|\bfollowing (?:is|statement)\b.{0,40}"
    r"\b(?:statement|released)\b|\battributable to\b|\bIN WITNESS WHEREOF\b|\brush transcript\b"
    r"|\bfor immediate release\b|\bto schedule an interview with\b|\bpress release\b.{0,40}$"
    r"|\bI hereby\b|\bby virtue of the authority vested in me\b",
    re.IGNORECASE,
)
OFFICE_BYLINE = re.compile(
    r"^[A-Z]\w+ (?:[A-Z]\. )?[A-Z]\w+, (?:Secretary|Minister|President|Spokesperson|Ambassador|"
    r"Commissioner|Director|Governor|Mayor)\b(?: of [A-Z]\w+)? (?=[A-Z])"
)
"""``Anna Lind, Secretary of State The treaty ...``: who issued what follows."""
