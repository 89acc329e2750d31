"""Words that carry no fact of their own, and forms of one word."""

from __future__ import annotations

from summarizer.grounding.lexicon.lists import words

FUNCTION_WORDS = words(
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
    i've we've they've you've he'd she'd they'd i'd we'd i'll he'll she'll they'll we'll you'll
    let's s t re ve ll d m
    said say says saying told tell tells telling
    """
)
GENERIC_WORDS = words(
    """
    add announc accord report reveal show includ follow make take get give go come use call
    person peopl man woman men women offici author spokesman spokeswoman spokesperson group member
    thing way year day week month time new first last next later earli late ago recent current
    former old young big small larg great good high long short mr mrs ms dr sir despit becom
    remain continu start begin began end plan part number case place countri world nation
    news polic articl summari want look set need see know think believ state claim state insist hope
    """
)
"""Stems a writer may add without adding a fact."""

IRREGULAR: dict[str, str] = {
    form: base
    for base, forms in {
        "lose": "lost loss losses", "take": "took taken", "give": "gave given",
        "go": "went gone", "come": "came", "see": "saw seen", "know": "knew known",
        "think": "thought", "get": "got gotten", "make": "made", "find": "found",
        "hold": "held", "keep": "kept", "leave": "left", "meet": "met", "pay": "paid",
        "sell": "sold sale sales", "send": "sent", "spend": "spent", "stand": "stood",
        "strike": "struck stricken", "teach": "taught", "tear": "torn tore",
        "throw": "threw thrown", "wear": "wore worn", "write": "wrote written",
        "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought",
        "catch": "caught", "choose": "chose chosen", "draw": "drew drawn",
        "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feel": "felt",
        "fight": "fought", "fly": "flew flown", "forget": "forgot forgotten",
        "forgive": "forgave forgiven", "freeze": "froze frozen", "grow": "grew grown growth",
        "hang": "hung", "hide": "hid hidden", "lead": "led", "lie": "lay lain lying",
        "mean": "meant", "ride": "rode ridden", "rise": "rose risen", "run": "ran",
        "seek": "sought", "shake": "shook shaken", "shoot": "shot shots", "sing": "sang sung",
        "sink": "sank sunk", "sit": "sat", "sleep": "slept", "speak": "spoke spoken speech",
        "steal": "stole stolen", "swear": "swore sworn", "swim": "swam swum",
        "begin": "began begun", "bear": "bore born borne", "become": "became", "bind": "bound",
        "blow": "blew blown", "burn": "burnt", "child": "children", "man": "men",
        "woman": "women", "foot": "feet", "tooth": "teeth", "wife": "wives", "life": "lives",
        "die": "died dead death deaths dying", "withdraw": "withdrew withdrawn withdrawal",
        "undergo": "underwent undergone", "overcome": "overcame",
        "overthrow": "overthrew overthrown", "kidnap": "kidnapped kidnapping",
        "marry": "marriage married", "arrive": "arrival arrivals",
        "survive": "survival survivor survivors", "destroy": "destruction",
        "decide": "decision decisions", "invade": "invasion", "choice": "choices",
        "appoint": "appointment", "resign": "resignation", "defend": "defence defense",
        "explode": "explosion explosions", "propose": "proposal proposals",
        "approve": "approval", "arrest": "arrests arrested", "person": "people",
        "percent": "percentage", "grind": "ground", "deal": "dealt", "dig": "dug",
        "feed": "fed", "flee": "fled", "lend": "lent", "light": "lit", "ring": "rang rung",
        "slide": "slid", "spread": "spreads", "sweep": "swept", "weep": "wept",
        "wake": "woke woken", "hear": "heard", "tie": "tying", "bite": "bit bitten",
        "bend": "bent", "learn": "learnt", "stick": "stuck", "string": "strung",
        "creep": "crept", "win": "won wins winning winner winners",
    }.items()
    for form in forms.split()
}  # fmt: skip
