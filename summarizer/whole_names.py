"""Whole names: how an article introduces a person, fit to be read in another place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.antecedents import Discourse, Named
from summarizer.grounding.mentions import LIMITS, owns
from summarizer.grounding.names import bare
from summarizer.grounding.quotations import quotations
from summarizer.grounding.words import Token, tokens

_SMALL = LIMITS | {"of", "for", "to"}
"""Words of a title that are written small."""

_NAME = re.compile(r"[^\W\d_][\w.'’ \u00a0-]*")
_GLUED = re.compile(r"[a-z]{4}[A-Z]")  # "TrumpGOP", not "McConnell"
_HEADLINE = 0.6  # share of its words that a headline writes large
_LEAST = 4  # words besides names by which a headline is known
_LEAST_QUOTED = 2  # the same of what is quoted
_SHOUTED = 5  # letters of a word in capitals that is no abbreviation


def whole_name(known: Discourse, index: int, key: str) -> str | None:
    """The whole name of a person as the article has it before a sentence.

    Args:
        index: of the sentence.
        key: the person's.
    """
    bare_before = _first_bare(known, key)
    named = (
        in_full(known, one)
        for one in known.introductions(index, key)
        if one.mention.title or one.sentence <= bare_before
    )
    return next((name for name in named if name), None)


def _first_bare(known: Discourse, key: str) -> int:
    """The sentence that first has the last name alone, before which its bearer was introduced.

    Somebody who is called by a first name only after it may be of the family: Melania Trump.
    """
    found = enumerate(known.persons.mentions)
    bare = (i for i, some in found for one in some if one.key == key and not one.is_full)
    return next(bare, len(known.persons.mentions))


def in_full(known: Discourse, whole: Named) -> str | None:
    """First and last name as a sentence has them, with a title that is written large.

    ``None`` where they stand in a headline, or are run together with something else.
    """
    words, mention = known.source.words[whole.sentence], whole.mention
    first, last = words[mention.first], words[mention.last]
    if mention.title and all(w.is_capitalised or w.lower in _SMALL for w in mention.title):
        first = _with_owner(words, mention.title[0])
    elif not mention.has_first_name:
        return None
    text = known.source.article.sentences[whole.sentence].text
    name = " ".join(text[first.start : last.start + len(bare(last))].split())
    return name if _is_clean(name) and not _is_headline(known, whole) else None


def _with_owner(words: Sequence[Token], title: Token) -> Token:
    """Where a title begins that belongs to a place: "Seattle's Mayor" is not any mayor."""
    place = words.index(title)
    before = words[max(0, place - 2) : place]
    owned = bool(before) and owns(before[-1]) and before[-1].is_capitalised
    several = len(before) > 1 and before[0].is_capitalised
    return before[-1] if owned and not several else title


def _is_clean(name: str) -> bool:
    """Whether it is one name, not two run together or one behind the place of a dateline."""
    parts = [word.lower for word in tokens(name)]
    shouted = any(len(part) >= _SHOUTED and part.isupper() for part in name.split())
    glued = _GLUED.search(name) or shouted
    return bool(_NAME.fullmatch(name)) and len(parts) == len(set(parts)) and not glued


def _is_headline(known: Discourse, whole: Named) -> bool:
    """Whether the name stands in a headline, or in a quoted name: "The Committee to Stop Holm"."""
    index, words = whole.sentence, known.source.words[whole.sentence]
    mentions = known.persons.mentions[index]
    named = {place for one in mentions for place in range(one.first - len(one.title), one.last + 1)}
    others = [word for place, word in enumerate(words) if place not in named]
    place = words[whole.mention.last].start
    quoted = next(
        (
            one
            for one in quotations(known.source.article.sentences[index].text)
            if one.start < place < one.end
        ),
        None,
    )
    inside = [word for word in others if quoted and quoted.start < word.start < quoted.end]
    return _is_large(others, _LEAST) or _is_large(inside, _LEAST_QUOTED)


def _is_large(words: Sequence[Token], least: int) -> bool:
    """Whether words besides names are written large, as in headlines."""
    large = sum(word.is_capitalised for word in words)
    return len(words) >= least and large > _HEADLINE * len(words)
