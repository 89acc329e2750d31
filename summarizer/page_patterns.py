"""What a page writes around its article, as extractors run it together with the sentences.

Tables for :mod:`.boilerplate`. A pattern of ``STRUCK`` matches what is struck, or has a group
"cut" for it. One of ``CAPTIONED`` matches the words before a line that has no end of its own.
"""

from __future__ import annotations

import re

from summarizer.abbreviations import STARTERS

_MONTH = r"(?:Jan|Febr)uary|March|April|May|Ju(?:ne|ly)|August|(?:Sept|Nov|Dec)ember|October"
_DATE = rf"(?:{_MONTH}) \d{{1,2}}, \d{{4}}"
DATE = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?{_DATE}"
_NEXT = r"(?=[A-Z\"“])"

_ALSO = "A Many Thousands Hundreds Dozens Last Speaking Asked According".split()
_NEVER = frozenset("Two Do You Your".split())
_WORDS = {word.capitalize() for word in STARTERS if len(word) > 1} - _NEVER
_NAMED_THE = (
    r"The (?:Hague|Guardian|Times|New York(?:er)?|Washington|Wall Street|Associated|Hill|Economist"
    r"|Independent|Telegraph|Atlantic|Intercept|Daily|Sun|Sunday|Globe|Gambia|Bahamas|Post|Verge"
    r"|Jerusalem|Japan|Korea|Hindu|Moscow|Financial|Wire|Observer|Christian|Federalist)\b"
)
OPENER = (
    rf"(?!{_NAMED_THE}|Former (?:President|Presidents)\b)"
    rf"(?:{'|'.join(sorted({*_WORDS, *_ALSO}, key=len, reverse=True))})\b(?![-’'])"
)
"""A word that has its capital only because a sentence begins with it."""

_WORD = r"[A-Z][\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|al|bin|de|del|van|von|da|el)){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, | and ){_NAME})*"
_AGENCY = (
    r"(?:AFP (?:via |/ ?|- ?)Getty Images|AFP/Getty Images|Getty Images|Bloomberg(?: News)?"
    r"|POLITICO|AP Photo|AP Images|AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Anadolu(?: Agency)?)\b"
)
_CREDIT = (
    rf"{_WORD}(?:[ /](?:{_WORD}|al|bin|de|del|van|von|da|el)){{0,6}}(?:/| via ){_AGENCY}"
    r"(?:, (?:FILE|File))?"
)
_CAPITALS = r"[^a-z\s—–]+"
_LABELS = r"READ(?: MORE)?|SEE ALSO|ALSO (?:WATCH|READ)|RELATED|Also [Rr]ead|See also|Read also"

STRUCK = tuple(
    re.compile(pattern)
    for pattern in (
        # marks of lists and markup
        rf"^[•►⦁▪●■] ?{_NEXT}",
        rf"^(?:<[^<>]{{1,200}}> ?)+{_NEXT}",
        # the number of a list's item, where no other item stands in the same sentence
        r"^(?:#\d{1,2}:|\(?\d{1,2}\)|\d{1,2}\.) "
        rf"(?!FC\b|{_MONTH}|.* \(?\d{{1,2}}[.)] ){_NEXT}",
        # the dash of a list's item, or what a missing place has left
        rf"^[-–] (?!.* [-–] ){_NEXT}",
        # buttons of a gallery
        rf"^(?:(?:(?:[Nn]ext|[Pp]rev) )?Image \d+ of \d+ )+{_NEXT}",
        # buttons and requests
        rf"^Add Interest {_NEXT}",
        r"^(?:Read more opinion )?(?:LISTEN TO ARTICLE \d+:\d\d )?SHARE THIS ARTICLE"
        rf"(?: (?:Share|Tweet|Post|Email))* {_NEXT}",
        rf"^Get [^.!?]{{10,120}} Free Sign Up {_NEXT}",
        rf"^By signing up, you agree to our Privacy Policy {_NEXT}",
        r"^(?:CLICK HERE TO )?GET [^a-z]{3,40}(?: BY CLICKING HERE| APP) (?=[A-Z][a-z]|[\"“])",
        # a video: its title ends in its length
        rf"^MUST WATCH .{{5,140}}? \d\d:\d\d {_NEXT}",
        # a picture: its credit is given twice, or ends in an agency
        rf"^.*Enlarge this image toggle caption (?P<credit>.{{3,90}}?) (?P=credit) {_NEXT}",
        rf"^.{{0,160}}?Photographer: [^.!?:]{{3,50}}?/{_AGENCY} {_NEXT}",
        rf"^Source: [^.!?:]{{3,50}}?/{_AGENCY} {_NEXT}",
        rf"^.{{10,160}} Source: (?:{_WORD} (?:of |and )?){{1,6}}(?={OPENER})",
        r"^Photo: [^a-z]{6,60} (?=[A-Z][a-z]|[\"“]|A )",
        rf"^{_CREDIT} (?!Poll\b|Photo|TV\b|News\b){_NEXT}",
        rf"^[^.!?\"“”|]{{0,300}} ?\[(?:(?:File: )?{_NAME}/{_AGENCY}|Al Jazeera)\] (?:\[-\] )?"
        rf"{_NEXT}",
        rf"^REUTERS/{_NAME} (?={OPENER}|[\"“])",
        rf"^\| {_NAME}/{_AGENCY} (?={OPENER})",
        rf"^{_NAME}, USA TODAY(?: Network| Sports)? (?={OPENER})",
        r"^© \d{4} [^()]{3,60} \([A-Z][\w ,]+\) [–—] (?=[A-Z])",
        # a post: all up to its author and date
        rf"^(?:.{{0,600}}? )?(?:[—–-]+ |\?+ )[^@]{{0,60}}\(@\w+\) {_DATE} {_NEXT}",
        # who wrote it, or the headline, before the place
        r"^[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+, "
        r"(?:Secretary of State|Department Spokesperson|Press Secretary) (?=[A-Z])",
        rf"^By {_NAMES} (?={OPENER})",
        rf"^{_NAMES} [A-Z]{{4,}}(?: [A-Z]{{4,}})? ?[—–] {_NEXT}",
        rf"^[A-Z][^—–\"“”.!?:]{{15,120}}? [A-Z]{{5,}}(?: [A-Z]{{4,}})? ?[—–] (?={OPENER})",
        # a headline in capitals; its last word may be the first of the sentence: "NATO"
        rf"^(?=.{{20}})(?:{_CAPITALS} ){{3,}}{_CAPITALS}(?<=[A-Z\d'\"]) (?={OPENER}|[\"“][A-Z\d])",
        rf"^(?=.{{20}})(?:{_CAPITALS} ){{3,}}{_CAPITALS}(?<=[A-Z]{{6}}) (?=[A-Z][a-z])",
        # the sentence may begin with a number, unless the headline lacks it: "... RAISED BY 5 ..."
        rf"^(?=.{{20}})(?:{_CAPITALS} ){{3,}}{_CAPITALS}(?<=[A-Z\d'\"])"
        r"(?<! BY)(?<! IN)(?<! OF)(?<! TO)(?<! ON)(?<! AT)(?<! FOR)(?<! FROM)(?<! WITH)(?<! THAT)"
        r" (?=\d[\d,]* [a-z])",
        # a portrait: its name, and the sentence begins with the same
        r"^(?:[A-Z]\w+ )(?:[\w]+ ){0,6}?(?=(?P<name>[A-Z][a-z]+ [A-Z][a-z]+) (?P=name)\b)"
        r"(?P=name) ",
        # a name that is a link: its long form glued to headlines, up to a button
        r"(?P<last>[A-Z][\w’'-]+)(?P<cut> (?:[A-Z(][\w.()’'-]* ){1,6}(?P=last)(?=[A-Z]).{10,700}?"
        r" MORE)\b",
        # a link to another article
        rf"^[^.!?\"“”]{{10,160}} Read more {_NEXT}",
        # a quotation that is set apart
        rf"^[\"“][^\"“”]{{10,300}}[.!?][\"”] [—–-] ?{_NAME} (?={OPENER})",
        # the words of a quotation in their own language
        r"(?<=[.!?][\"”])(?P<cut> \(\([a-z]{2}\)\)[A-Z]\w+ language: .*)$",
    )
)

CAPTIONED = tuple(
    re.compile(pattern)
    for pattern in (
        r"^.*(?:Image (?:copyright|source|caption)|Media caption|Media playback is unsupported on "
        r"your device) ",
        rf"^(?:{_LABELS}|WATCH|VIDEO|Read more): ?",
        r"^[—–] ?(?=[A-Z])",
        r"^[A-Z][\w’' ]{3,45}:(?=['‘]?[A-Z])",
    )
)

_BEGINS = "|".join(
    """
    On In After Before Since Last Late Earlier Unless Although Though While Despite When If As But
    However Here's Here’s Now He She They It It's It’s This These Those Both For With Under During
    At There Speaking Asked According Another Meanwhile
    """.split()
)
SEAM = re.compile(
    r"(?<=\w )The (?=[a-z])"
    rf"|(?<=\s)(?:[a-z][\w’'-]*|\d+) (?P<next>(?:{_BEGINS}) (?=[a-z]|[A-Z][\w’'-]+,)"
    r"(?![a-z]+ [A-Z]\w+ [A-Z]))"  # "the film When the Boats Return"
)
"""Where a sentence begins behind a heading: no name has such a capital and goes on so."""

MARKS = re.compile(
    r"Image (?:copyright|caption)\b|Media (?:caption|playback is unsupported)\b|Enlarge this image"
    r"|toggle caption|(?:JUST|MUST) WATCH|Replay More Videos|^Story highlights\b|SHARE THIS ARTICLE"
    rf"|^(?:{_LABELS}): ?|^\( ?(?:RELATED|PHOTOS|VIDEO):|pic\.twitter\.com/|https?://t\.co/"
    r"|^(?=.{25})(?:[A-Z\d'’\"“”:&-]+ ){5,}(?=[A-Z][a-z]|[a-z]|[\"“])"
    r"| - [A-Z]\w+ [A-Z]\w+, BBC News\b|\bAnalysis by BBC\b"
    r"|\bBy signing up,? you agree\b|^Facebook Twitter Pinterest\b"
    r"|\bHide caption\b|\bImage \d+ of \d+\b|\bImage ?: [A-Z]"
    r"|^\{[{|]|^==|^<|<br\b|</[a-z]+>|-->"
    r"|██|\(\([A-Za-z]{2,3}\)\)|^[—–|] ?[A-Z]|^Click to (?:expand|enlarge)\b"
    r"|(?P<last>[A-Z][\w’'-]+) (?:[A-Z(][\w.()’'-]* ){1,6}(?P=last)(?=[A-Z][a-z])"
    r"| MORE(?: \(|\.?$)"
)
"""What no sentence of a report holds: where one is left nothing can be shown."""

LINES = re.compile(
    r"\W*(?:FILE ?(?:PHOTO)?\s*[-–—:]|File photo\b|Image (?:credit|source)\b"
    r"|Photo(?: by|graph by| credit|:)|SHARE THIS\b|Share Tweet\b|This article is more than\b"
    r"|Read more\b|Click here\b|Sign up (?:for|to|here)\b|Advertisement\b"
    r"|The opinions expressed (?:by|in)\b|Follow @|Editor[’']s [Nn]ote\b|Programm?ing [Aa]lert\b"
    r"|This site is protected by reCAPTCHA\b|Content created by The Daily Caller\b"
    r"|For (?:more|further) information\b.*\b(?:see|visit|contact)\b|More [Oo]n [Tt]his\W*$"
    r"|To schedule an interview\b|Make a one-time donation\b|For as little as \$"
    r"|The (?:text of the following|following is the (?:text|joint)).*\bstatement\b"
    r"|(?:Write to|Contact|Follow) [A-Z].{3,60} (?:at|on) (?:Twitter\b|\[email\b|\S+@)"
    r"|This (?:post|story|article) (?:was|has been) updated\b)"
    r"|.{3,90}\bcontributed (?:reporting|to this (?:report|article|story|post))\b"
    r"|.{3,90}\b(?:newsletter\b.{0,90}\bin|delivered to) your inbox\b"
    r"|.{3,160}\b(?:can be found|you can read about|read about it) (?:here|in this fact sheet) ?\.$"
    r"|(?:(?:[A-Z][\w.’'-]*|[Hh]e|[Ss]he),? ){1,6}(?:said|asked|wrote|added)(?: in a statement)?\.$"
    r"|(?:[A-Z][\w’'-]+ ){2,3}reports\.$"
    r"|(?:[A-Z]{3,}[ -]?)+, [A-Z][a-z]+(?: [A-Z][a-z]+)?\.$"  # "PORT ANSELM, Dalmar."
    r"|An earlier version (?:of this|provided|misstated|incorrectly)\b"
    r"|(?:\S+\s+){0,9}\S+:$"  # "Early reactions:"
    r"|[,;]"  # the end of a sentence that was split in two
)
"""A sentence that is of the page as a whole: a button, a label, a note to readers."""

CREDITED = re.compile(
    rf"(?:{_CREDIT}|REUTERS/{_NAME}|Photo: [^a-z]{{6,60}}|Photographer:) ?(?=[A-Z\"“])"
)
"""How a sentence begins that a credit stands before: what is above it stands below a picture."""
