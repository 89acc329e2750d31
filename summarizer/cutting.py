"""Cutting copy: is a sentence the source's own words, shortened as a sub-editor would?

A small model copies well and rewords badly: left free, it moves a number from one noun to the
next or names the wrong actor, in words that all stand in the source. So what it writes is shown
only where it is a cut: the words in their order, with nothing left out that turns the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.cut_ends import LONGEST_PHRASE, STOP, WORD, ends_whole, says_when, says_who
from summarizer.cut_words import (
    CLAUSES,
    COMPANY,
    CONNECTIVES,
    DETERMINERS,
    FINITE,
    FREE,
    GUARDS,
    JOINTS,
    LINKS,
    PLACES_AND_TIMES,
    RELATIVES,
)
from summarizer.grounding.lexicon import TITLES

_TOKEN = re.compile(r"[\w$€£%]+(?:\.?[’'.,-]\w+)*|[,;:()\[\]—–-]+|[\"“”]")
_QUOTATION = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_END = re.compile(r"[.!?…。][\"'”’)\]]*$")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_MARKS = frozenset('"“”')

LONGEST_OPENING = 3
"""Words of an opening without a mark behind it: titles, connecting words."""


def is_cut(text: str, source: str) -> bool:
    """Whether ``text`` is ``source`` with words left out and none of its facts turned.

    Allowed are: leaving out the end, what stands between two punctuation marks, a phrase of place
    or time, words that only link; articles and auxiliaries. A word inside a clause stays: of
    "these charges" and "a further invasion" each says of which one the rest is true.
    """
    if not _keeps_quotations(text, source) or _asks(source) != _asks(text):
        return False
    if is_ended(text) and not is_ended(source):
        return False  # a headline: what has no full stop gains none
    if source.rstrip().endswith(":"):
        return False  # what it announces is not there
    written = _tokens(text)
    wanted = [token for token in written if WORD.search(token) and token not in FREE]
    given = _tokens(source)
    kept = _positions(wanted, given)
    shown = _TOKEN.findall(source)
    if kept is None or not wanted or not _opens_whole(shown, kept[0]):
        return False
    if _changes_case(text, shown, kept):
        return False
    gaps = _gaps(kept)
    if any(_splits_name(shown, kept, gap) or _loses_meaning(shown, gap) for gap in gaps):
        return False
    if _loses_place(shown[: kept[0]]):
        return False
    dropped = set(range(len(given))) - set(kept)
    if any(is_guard(given[position]) for position in dropped):
        return False
    if any(given[position].endswith(_POSSESSIVE) and position + 1 in dropped for position in kept):
        return False  # "the agency's inspector" is not the agency
    if written[-1] in _MARKS and not _ends_quotation(given[kept[-1] + 1 :]):
        return False
    if not ends_whole(given, kept[-1] + 1) or _adds_marks(written, given, kept):
        return False
    return all(_may_go(given, start, end) for start, end in gaps)


def _keeps_quotations(text: str, source: str) -> bool:
    """Whether nobody's words lose their quotation marks: a mark can only go with what it marks."""
    if source.count('"') % 2 and text.count('"') % 2 == 0:
        return False  # of a quotation that goes on in another sentence
    quoted = [found for found in _QUOTATION.findall(source) if found.strip()]
    shown = " ".join(_tokens(" ".join(_QUOTATION.findall(text))))
    plain = " ".join(_tokens(_QUOTATION.sub(" ", text)))
    for words in (_tokens(found)[:3] for found in quoted):
        opening = " ".join(words)
        if opening in plain and opening not in shown:
            return False
    return True


def _ends_quotation(tail: list[str]) -> bool:
    """Whether the quotation that a text ends with ends there in the source, too."""
    following = next((token for token in tail if not STOP.fullmatch(token)), "")
    return following in _MARKS


def is_ended(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_END.search(text))


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def _positions(wanted: list[str], given: list[str]) -> list[int] | None:
    """Where the wanted words stand in the source, in order; ``None`` where one is missing."""
    plain = [token.replace("’", "'") for token in given]
    positions: list[int] = []
    position = 0
    for token in wanted:
        try:
            position = plain.index(token.replace("’", "'"), position)
        except ValueError:
            return None
        positions.append(position)
        position += 1
    return positions


def _changes_case(text: str, shown: list[str], kept: list[int]) -> bool:
    """Whether a word but the first is written larger or smaller than in the source."""
    written = [
        token for token in _TOKEN.findall(text) if WORD.search(token) and token.lower() not in FREE
    ]
    pairs = zip(written[1:], kept[1:], strict=False)
    return any(token[0].isupper() != shown[place][0].isupper() for token, place in pairs)


def is_guard(token: str) -> bool:
    """Whether dropping this lower-case word can turn a fact."""
    return token in GUARDS or token.endswith(("n't", "n’t"))


def _gaps(kept: list[int]) -> list[tuple[int, int]]:
    """Ranges between kept words that were left out; the end of the source is not among them."""
    borders = [-1, *kept]
    return [(left + 1, right) for left, right in pairwise(borders) if right - left > 1]


def _asks(text: str) -> bool:
    return text.rstrip("\"”’' ").endswith("?")


def _adds_marks(text: list[str], given: list[str], kept: list[int]) -> bool:
    """Whether a text has a comma or the like where the source has none.

    So a small model joins a headline to its report, or a name to a sentence that is not its own.
    """
    written = -1  # the last kept word that has been met
    for token in text:
        if STOP.fullmatch(token) and 0 <= written < len(kept) - 1:
            between = given[kept[written] + 1 : kept[written + 1]]
            if not any(map(STOP.fullmatch, between)):
                return True
        elif WORD.search(token) and token not in FREE:
            written += 1
    return False


def _opens_whole(shown: list[str], first: int) -> bool:
    """Whether a sentence still has its subject and its verb when it begins at ``first``.

    What may go from the opening: all up to a mark, connecting words, and titles before a name. Of
    "The other allows Northgate to move copies" anything else leaves a fragment.
    """
    gone = [token for token in shown[:first] if token.lower() not in FREE and token not in _MARKS]
    if not gone or STOP.fullmatch(gone[-1]) or CONNECTIVES.issuperset(map(str.lower, gone)):
        return True
    titled = gone[-1].lower() in TITLES  # "Many Belmark ships" are not all of them
    return titled and all(token[0].isupper() for token in (*gone, shown[first]))


def _loses_place(opening: list[str]) -> bool:
    """Whether an opening that is left out says of what the rest is true: "On the left, ..."."""
    lowers = [token.lower() for token in opening]
    said = lowers[:1] != [] and lowers[0] in PLACES_AND_TIMES
    return said and not _is_dateline(opening)


def _splits_name(shown: list[str], kept: list[int], gap: tuple[int, int]) -> bool:
    """Whether what is left out is the end of a name: "Ali bin Omar" is not "Ali bin"."""
    start, end = gap
    named = start - 1 in kept and shown[start - 1][0].isupper()
    return start > 0 and named and all(token[0].isupper() for token in shown[start:end])


def _loses_meaning(shown: list[str], gap: tuple[int, int]) -> bool:
    """Whether brackets that are left out say what an abbreviation before them stands for."""
    start, _ = gap
    before = shown[start - 1] if start else ""
    return shown[start].startswith("(") and len(before) > 1 and before[:2].isupper()


def _may_go(given: list[str], start: int, end: int) -> bool:
    """Whether the source's tokens ``start`` to ``end`` can be left out."""
    if start == 0 and "that" in given[end - 1 : end]:
        return False  # "the statement signalled that": whoever says so is part of what is said
    if start == 0 and given[0] in CLAUSES and not STOP.fullmatch(given[end - 1]):
        return False  # "What the drones see is shared" is not about the drones
    while start < end and given[start] in FREE:
        start += 1
    while start < end and given[end - 1] in FREE:
        end -= 1
    gap = given[start:end]
    words = [token for token in gap if WORD.search(token) and token not in FREE]
    if not words:
        return True
    if says_who(gap) and start > 0:
        return False
    if STOP.fullmatch(gap[0]) and STOP.fullmatch(gap[-1]):
        return _is_aside(gap) and (gap[-1] != "," or not opens_addition(given[end:]))
    if any(map(says_when, gap)) and not _is_dateline(gap):
        return False
    if start == 0 and STOP.fullmatch(gap[-1]) and _is_phrase(gap[:-1]):
        return True
    if _is_phrase(gap) and (given[end] in PLACES_AND_TIMES or STOP.fullmatch(given[end])):
        return True
    if start == 0:
        return len(words) <= LONGEST_OPENING and not JOINTS.intersection(gap)
    return LINKS.issuperset(gap)


def _is_aside(gap: list[str]) -> bool:
    """Whether what stands between two marks is no main clause: "— X is free, and its own ..."."""
    inside = gap[1:-1]
    if inside[:1] and inside[0] in COMPANY and inside[1:2] == ["with"]:
        return False  # "calls the bay, along with the islands, a harbour": not the bay alone
    return (gap[0] == ",") == (gap[-1] == ",") and not (gap[0] == "," and is_clause(inside))


def is_clause(words: Sequence[str]) -> bool:
    """Whether lower-case words between marks are a clause of their own, not one that adds."""
    verb = next((place for place, word in enumerate(words) if word in FINITE), None)
    return verb is not None and RELATIVES.isdisjoint(words[:verb])


def _is_dateline(gap: list[str]) -> bool:
    """Whether it ends in a dash, as place and date do before a report."""
    return gap[-1] in {"-", "--", "–", "—"}


def opens_addition(words: Sequence[str]) -> bool:
    """Whether lower-case words after a comma add to what is before it.

    They belong to the end of the addition before them: "Hajj, the pilgrimage, Islam's ..."; or
    would be left without what they belong to: "..., serving ships", "in partnership with".
    """
    first = "".join(words[:1])
    is_participle = first.endswith("ing") and first not in {"during", "according"}
    is_joint = first == "in" and words[2:3] == ["with"]
    return first in DETERMINERS or first.endswith(_POSSESSIVE) or is_participle or is_joint


def _is_phrase(gap: list[str]) -> bool:
    """Whether the gap is one phrase of place or time and nothing else."""
    short = len(gap) <= LONGEST_PHRASE and gap[0] in PLACES_AND_TIMES
    return short and not JOINTS.intersection(gap[1:])
