"""Pronouns: somebody the article knows, and somebody the reader can tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token

_GENDERED = {
    "she": frozenset("she her hers herself woman women girl mother daughter sister wife mrs ms miss female lady actress queen mum mom grandmother".split()),
    "he": frozenset("he him his himself man men boy father son brother husband mr male king sir dad grandfather gentleman".split()),
}  # fmt: skip
_FORMS = {"she": "she", "her": "she", "hers": "she", "herself": "she", "he": "he", "him": "he", "his": "he", "himself": "he"}  # fmt: skip
_PERSONAL = frozenset("he she they him her them it his their its these those this".split())
_OPENING = 3  # a pronoun among so many first words stands for the subject


def check_pronouns(words: Sequence[Token], source: Source) -> list[Issue]:
    """``she`` in a summary of an article that speaks of no woman."""
    wanted = {_FORMS[word.lower] for word in words if word.lower in _FORMS}
    return [
        Issue(Kind.NAME, f'the article speaks of nobody as "{pronoun}"')
        for pronoun in sorted(wanted)
        if not source.lowers & _GENDERED[pronoun]
    ]


def dangling(
    words: Sequence[Token], evidence: Sequence[Sequence[Token]], earlier: str
) -> bool:
    """Whether it opens with a pronoun that nothing before it explains."""
    if earlier:
        return False
    opening = [word.lower for word in words[:_OPENING]]
    first = next((i for i, word in enumerate(opening) if word in _PERSONAL), None)
    if first is None or any(word.is_capitalised and word.is_content for word in words[:first]):
        return False
    starts = {words_[0].lower for words_ in evidence if words_}
    return opening[first] not in starts
