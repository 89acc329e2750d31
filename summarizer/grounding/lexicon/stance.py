"""How sure a statement is and who makes it: reporting, negation, hedges."""

from __future__ import annotations

from summarizer.grounding.lexicon.lists import words

ONE_PERSONS_VERBS = words(
    """
    is was has will would could had says said does did wants claims denies insists admits warns
    told became died won lost took made went came left signed denied joined scored led and
    """
)
"""Verbs before which a capitalised singular word is most likely somebody's name."""

REPORTING = words(
    """
    said say says saying told tell tells added adds announced announces stated states claimed claims
    insisted insists argued argues warned warns explained explains noted notes reported reports
    according revealed reveals confirmed confirms suggested suggests admitted admits acknowledged
    wrote writes tweeted tweets replied replies asked asks declared declares described describes
    called calls urged urges vowed vows pledged pledges believes believed thinks
    """
)
SPEECH_VERBS = words(
    """
    said says say saying told tells added adds insisted insists argued argues explained explains
    stated states claimed claims wrote writes tweeted tweets replied replies declared declares
    remarked shouted recalled recalls joked warned warns announced testified posted asked asks
    """
)
NEGATORS = words("not no never none nobody nothing neither nor cannot without n't hardly")
NEGATIVE_VERBS = words(
    """
    deny denies denied denying refuse refuses refused refusing fail fails failed failing decline
    declines declined declining reject rejects rejected rejecting avoid avoids avoided avoiding
    prevent prevents prevented preventing unable stop stops stopped stopping
    """
)
NEGATIVE_AT_LARGE = (
    NEGATORS
    | NEGATIVE_VERBS
    | words(
        """
        lack lacks lacked lacking absence absent missing impossible unlikely ruled rule rules
        dismiss dismissed dismisses cancelled canceled cancel banned ban bans barred
        forbid forbidden prohibited stopped halted few little rarely seldom free unaware yet
        contrary rejection than rather oppose opposed opposes object objects objected
        refusal denial failure away miss missed misses
        """
    )
)
HEDGES = words(
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

STRONG_HEDGES = words(
    """
    may might could alleged allegedly reportedly purportedly purported supposedly suspected
    possibly perhaps unconfirmed rumoured rumored accused threatened threatens considering
    potentially attempted tried proposed planned plans
    """
)
"""Those whose loss turns a possibility into a fact."""

ATTRIBUTIONS = REPORTING | words(
    "statement testimony testified spokesman spokeswoman spokesperson prosecutors lawyer lawyers "
    "charged charges trial court indictment lawsuit sources source police officials"
)
