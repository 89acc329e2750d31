"""All rules, in order."""

from __future__ import annotations

from summarizer.tidying.brackets import BESIDE_NAMES
from summarizer.tidying.place import CONNECTIVES, DATELINES, LINK_WORDS
from summarizer.tidying.relatives import RELATIVES
from summarizer.tidying.rule import Rule, quotation_is_open, rule
from summarizer.tidying.saying import OPENINGS, SAYING

WORDINESS = (
    rule(r"\b(?:is|are|has|have)(?P<cut> currently)(?= [a-z])"),
    rule(r"\bin order to\b", "to"),
)
ALL: tuple[Rule, ...] = (
    *DATELINES,
    *CONNECTIVES,
    *LINK_WORDS,
    *OPENINGS,
    *SAYING,
    *BESIDE_NAMES,
    *RELATIVES,
    *WORDINESS,
)


def tidied(sentence: str) -> str:
    """The sentence as a summary shows it, if nothing else is changed."""
    return sentence if quotation_is_open(sentence) else _with(sentence, ALL)


def without_opening(sentence: str) -> str:
    """Strike the dateline and a connective that an extract leaves dangling."""
    return _with(sentence, (*DATELINES, *CONNECTIVES))


def _with(sentence: str, rules: tuple[Rule, ...]) -> str:
    for one in rules:
        changed = one.apply(sentence)
        sentence = changed if changed == sentence else changed[:1].upper() + changed[1:]
    return sentence
