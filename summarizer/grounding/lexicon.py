"""The word lists of the grounding room. Data, no logic; every list is lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words(
    """
    a an the this that these those such same other another each every either neither both all any
    some few many much more most less least several own
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her
    hers herself it its itself they them their theirs themselves who whom whose which what one ones
    someone anyone everyone somebody anybody everybody something anything everything
    am is are was were be been being do does did done doing have has had having will would shall
    should can could may might must ought
    not no nor never none nothing nobody cannot
    and or but if then than so as because since while although though unless until whether
    of in on at by for from to into onto upon with within without about against between among
    through during before after above below over under up down out off again further once here
    there when where why how around across along behind beyond near toward towards via per amid
    amidst despite except like unlike also too very just only even still yet already now ever
    however therefore meanwhile instead rather quite almost nearly
    n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't
    hasn't haven't hadn't mustn't needn't it's he's she's that's there's they're we're you're i'm
    i've we've they've you've he'd she'd they'd i'd we'd i'll he'll she'll they'll we'll you'll let's
    s t re ve ll d m
    said say says saying told tell tells telling
    """
)

GENERIC_WORDS = _words(
    """
    add announc accord report reveal show includ follow make take get give go come use call
    person peopl man woman men women offici author spokesman spokeswoman spokesperson group member
    thing way year day week month time new first last next later earli late ago recent current
    former old young big small larg great good high long short mr mrs ms dr sir despit becom
    remain continu start begin began end plan part number case place countri world nation
    news articl summari want look set need see know think believ state claim state insist hope
    """
)
"""Stems a writer may add without adding a fact."""

ONE_PERSONS_VERBS = _words(
    """
    is was has will would could had says said does did wants claims denies insists admits warns
    told became died won lost took made went came left signed denied joined scored led and
    """
)
"""Verbs before which a capitalised singular word is most likely somebody's name."""

REPORTING = _words(
    """
    said say says saying told tell tells added adds announced announces stated states claimed claims
    insisted insists argued argues warned warns explained explains noted notes reported reports
    according revealed reveals confirmed confirms suggested suggests admitted admits acknowledged
    wrote writes tweeted tweets replied replies asked asks declared declares described describes
    called calls urged urges vowed vows pledged pledges believes believed thinks
    """
)

SPEECH_VERBS = _words(
    """
    said says say saying told tells added adds insisted insists argued argues explained explains
    stated states claimed claims wrote writes tweeted tweets replied replies declared declares
    remarked shouted recalled recalls joked warned warns announced testified posted asked asks
    """
)

NEGATORS = _words("not no never none nobody nothing neither nor cannot without n't hardly")
NEGATIVE_VERBS = _words(
    """
    deny denies denied denying refuse refuses refused refusing fail fails failed failing decline
    declines declined declining reject rejects rejected rejecting avoid avoids avoided avoiding
    prevent prevents prevented preventing unable stop stops stopped stopping
    """
)
NEGATIVE_AT_LARGE = (
    NEGATORS
    | NEGATIVE_VERBS
    | _words(
        """
        lack lacks lacked lacking absence absent missing impossible unlikely ruled rule rules dismiss
        dismissed dismisses cancelled canceled cancel banned ban bans barred forbid forbidden
        prohibited stopped halted few little rarely seldom free unaware yet contrary rejection than rather oppose opposed opposes object objects objected
        refusal denial failure away miss missed misses
        """
    )
)

HEDGES = _words(
    """
    may might could alleged allegedly alleges allege alleging reportedly reported purportedly
    purported supposedly apparently suspected suspect suspects possibly perhaps probably likely
    unconfirmed rumoured rumored rumours rumors accused accuses accuse accusing accusation
    accusations believed claims claimed claim claiming allegation allegations threatened threatens
    threat threatening considering considers considered proposed proposes proposal potential
    potentially possible if unless whether feared fears attempted attempting tried tries trying
    denied denies seemingly appears appeared suggests suggested suggest would planned plans plan
    planning expected expects hopes hoped hoping intends intend intended aims
    """
)
"""Words under which a statement is less than a fact."""

STRONG_HEDGES = _words(
    """
    may might could alleged allegedly reportedly purportedly purported supposedly suspected
    possibly perhaps unconfirmed rumoured rumored accused threatened threatens considering
    potentially attempted tried proposed planned plans
    """
)
"""Those whose loss turns a possibility into a fact."""

ATTRIBUTIONS = REPORTING | _words(
    "statement testimony testified spokesman spokeswoman spokesperson prosecutors lawyer lawyers "
    "charged charges trial court indictment lawsuit sources source police officials"
)

ANTONYM_GROUPS: tuple[tuple[str, str], ...] = (
    ("increase rise raise grow climb jump surge soar gain boost hike", "decrease fall drop decline reduce cut lower plunge slump shrink dip slash"),
    ("win victory beat triumph", "lose loss defeat"),
    ("before", "after"),
    ("more above over", "less fewer below under"),
    ("most maximum highest", "least minimum lowest"),
    ("accept approve agree back support endorse welcome favour favor", "reject refuse oppose decline dismiss condemn denounce"),
    ("allow permit let legalise authorise", "ban bar forbid prohibit block prevent"),
    ("start begin open launch commence", "end finish close stop halt conclude"),
    ("arrive enter join", "leave depart quit exit"),
    ("hire appoint employ rehire", "fire dismiss sack resign"),
    ("live survive alive", "die kill dead death"),
    ("first", "last"),
    ("best", "worst"),
    ("better improve", "worse worsen"),
    ("guilty convict", "innocent acquit clear"),
    ("arrest jail imprison detain", "release free"),
    ("remember", "forget"),
    ("buy purchase acquire", "sell"),
    ("push", "pull"),
    ("lend", "borrow"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("male man men boy husband father son brother", "female woman women girl wife mother daughter sister"),
    ("early earlier", "late later"),
    ("attack", "defend"),
    ("love like", "hate dislike"),
    ("success succeed", "fail failure"),
    ("strong strengthen", "weak weaken"),
    ("positive", "negative"),
    ("include", "exclude"),
    ("inside", "outside"),
    ("next", "last previous"),
    ("previous former", "next current"),
    ("public", "private"),
    ("safe", "dangerous"),
    ("rich", "poor"),
    ("top", "bottom"),
    ("hot warm", "cold cool"),
    ("import", "export"),
    ("confirm admit", "deny"),
    ("praise applaud", "criticise blame slam condemn"),
    ("create build construct", "destroy demolish"),
    ("send", "receive"),
    ("ally friend", "enemy rival"),
    ("majority", "minority"),
    ("expand extend", "shrink shorten reduce"),
    ("lead", "trail"),
    ("find", "lose"),
    ("add", "remove"),
    ("publish post", "remove delete"),
    ("legal", "illegal"),
    ("together", "apart"),
    ("always", "never"),
    ("child children", "adult"),
    ("peace", "war"),
    ("seize", "return"),
    ("capture", "release"),
)
"""Words of one side do not say what words of the other side say."""

TITLES = _words(
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

ROLES = _words(
    """
    president chancellor king queen pope senator governor mayor judge ambassador secretary minister
    premier chairman chairwoman ceo spokesman spokeswoman coach manager captain goalkeeper striker
    suspect victim lawyer prosecutor sheriff commander
    """
)
"""Titles that only some people in an article hold."""

NAME_LINKS = _words("of de la le du da der den van von bin ibn al el di del dos y st san")

PARTIAL_NAMES = _words("i the a an")

CALENDAR_DAYS: dict[str, str] = {
    short: day
    for day, names in {
        "Monday": "monday mondays mon",
        "Tuesday": "tuesday tuesdays tue tues",
        "Wednesday": "wednesday wednesdays wed",
        "Thursday": "thursday thursdays thu thur thurs",
        "Friday": "friday fridays fri",
        "Saturday": "saturday saturdays sat",
        "Sunday": "sunday sundays sun",
    }.items()
    for short in names.split()
}
MONTHS: dict[str, str] = {
    short: month
    for month, names in {
        "January": "january jan",
        "February": "february feb",
        "March": "march mar",
        "April": "april apr",
        "May": "may",
        "June": "june jun",
        "July": "july jul",
        "August": "august aug",
        "September": "september sept sep",
        "October": "october oct",
        "November": "november nov",
        "December": "december dec",
    }.items()
    for short in names.split()
}

UNITS: dict[str, float] = dict(
    zip(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split(),
        map(float, range(20)),
        strict=True,
    )
)
TENS: dict[str, float] = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        map(float, range(20, 100, 10)),
        strict=True,
    )
)
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
COUNTS = frozenset((*UNITS, *TENS, "hundreds", "thousands", "dozens", "millions"))
ORDINALS: dict[str, float] = {
    word: float(value)
    for value, word in enumerate(
        """third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=3,
    )
}
VAGUE_NUMBERS: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6,
    "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
EXACT_WORDS: dict[str, float] = {
    "dozen": 12, "twice": 2, "double": 2, "doubled": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "pair": 2, "couple": 2, "trio": 3, "decade": 10, "century": 100, "half": 0.5,
}  # fmt: skip
"""Numbers hidden in a word; a summary may use one where the article has the figure."""

UNIT_CLASSES: dict[str, str] = {
    word: name
    for name, words in {
        "years": "year years yr yrs year-old",
        "months": "month months",
        "weeks": "week weeks",
        "days": "day days",
        "hours": "hour hours hr hrs",
        "minutes": "minute minutes min mins",
        "seconds": "second seconds",
        "percent": "percent percentage per-cent pc",
        "kilometres": "kilometre kilometres kilometer kilometers km",
        "metres": "metre metres meter meters",
        "miles": "mile miles",
        "feet": "foot feet ft",
        "tonnes": "ton tons tonne tonnes",
        "kilograms": "kilogram kilograms kg kilo kilos",
        "pounds": "pound pounds lb lbs",
        "dollars": "dollar dollars",
        "euros": "euro euros",
        "degrees": "degree degrees",
    }.items()
    for word in words.split()
}
CURRENCIES: dict[str, str] = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees"}

AT_LEAST = _words("over above least exceeding exceeded exceeds surpassing beyond topped than")
AT_MOST = _words("under below most fewer less maximum")
ABOUT = _words("about around nearly almost roughly approximately some estimated close up")

DEMONYM_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "s", "ns", "ians", "ans", "is", "er", "ers", "ic")
ALIASES: tuple[frozenset[str], ...] = (
    _words("us usa u.s u.s. u.s.a. american americans america states"),
    _words("uk u.k. britain british britons briton britons kingdom"),
    _words("france french frenchman"),
    _words("germany german germans"),
    _words("netherlands dutch holland"),
    _words("spain spanish spaniard spaniards"),
    _words("greece greek greeks"),
    _words("switzerland swiss"),
    _words("denmark danish dane danes"),
    _words("poland polish pole poles"),
    _words("turkey turkish turk turks türkiye"),
    _words("wales welsh"),
    _words("ireland irish"),
    _words("england english"),
    _words("scotland scottish scots scot"),
    _words("china chinese"),
    _words("ukraine ukrainian ukrainians"),
    _words("argentina argentine argentinian"),
    _words("philippines filipino filipinos philippine"),
    _words("sweden swedish swede swedes"),
    _words("finland finnish finn finns"),
    _words("europe european europeans eu"),
    _words("united utd"),
    _words("saint st"),
    _words("mount mt"),
)

IRREGULAR: dict[str, str] = {
    form: base
    for base, forms in {
        "lose": "lost loss losses", "take": "took taken", "give": "gave given",
        "go": "went gone", "come": "came", "see": "saw seen", "know": "knew known",
        "think": "thought", "get": "got gotten", "make": "made", "find": "found",
        "hold": "held", "keep": "kept", "leave": "left", "meet": "met", "pay": "paid",
        "sell": "sold sale sales", "send": "sent", "spend": "spent", "stand": "stood",
        "strike": "struck stricken", "teach": "taught", "tear": "torn tore", "throw": "threw thrown",
        "wear": "wore worn", "write": "wrote written", "break": "broke broken", "bring": "brought",
        "build": "built", "buy": "bought", "catch": "caught", "choose": "chose chosen",
        "draw": "drew drawn", "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen",
        "feel": "felt", "fight": "fought", "fly": "flew flown", "forget": "forgot forgotten",
        "forgive": "forgave forgiven", "freeze": "froze frozen", "grow": "grew grown growth",
        "hang": "hung", "hide": "hid hidden", "lead": "led", "lie": "lay lain lying",
        "mean": "meant", "ride": "rode ridden", "rise": "rose risen", "run": "ran",
        "seek": "sought", "shake": "shook shaken", "shoot": "shot shots", "sing": "sang sung",
        "sink": "sank sunk", "sit": "sat", "sleep": "slept", "speak": "spoke spoken speech",
        "steal": "stole stolen", "swear": "swore sworn", "swim": "swam swum",
        "begin": "began begun", "bear": "bore born borne", "become": "became", "bind": "bound",
        "blow": "blew blown", "burn": "burnt", "child": "children", "man": "men", "woman": "women",
        "foot": "feet", "tooth": "teeth", "wife": "wives", "life": "lives", "die": "died dead death deaths dying",
        "withdraw": "withdrew withdrawn withdrawal", "undergo": "underwent undergone",
        "overcome": "overcame", "overthrow": "overthrew overthrown", "kidnap": "kidnapped kidnapping",
        "marry": "marriage married", "arrive": "arrival arrivals", "survive": "survival survivor survivors",
        "destroy": "destruction", "decide": "decision decisions", "invade": "invasion",
        "choice": "choices", "appoint": "appointment", "resign": "resignation", "defend": "defence defense",
        "explode": "explosion explosions", "propose": "proposal proposals", "approve": "approval",
        "arrest": "arrests arrested", "person": "people", "percent": "percentage",
        "grind": "ground", "deal": "dealt", "dig": "dug", "feed": "fed",
        "flee": "fled", "lend": "lent", "light": "lit", "ring": "rang rung", "slide": "slid",
        "spread": "spreads", "sweep": "swept", "weep": "wept", "wake": "woke woken", "hear": "heard",
        "tie": "tying", "bite": "bit bitten", "bend": "bent", "learn": "learnt",
        "stick": "stuck", "string": "strung", "creep": "crept", "win": "won wins winning winner winners",
    }.items()
    for form in forms.split()
}  # fmt: skip
