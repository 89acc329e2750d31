"""Pronouns: somebody the article knows, and somebody the reader can tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon.lists import words
from summarizer.grounding.source import Source
from summarizer.grounding.words import Token

_GENDERED = {
    "she": words(
        """she her hers herself woman women girl girls mother daughter sister wife mrs ms miss
        female lady actress queen mum mom grandmother princess widow"""
    ),
    "he": words(
        """he him his himself man men boy boys father son brother husband mr male king sir dad
        grandfather gentleman prince lord pope"""
    ),
}
_FORMS = {
    form: pronoun
    for pronoun, forms in {"she": "she her hers herself", "he": "he him his himself"}.items()
    for form in forms.split()
}
_PERSONAL = frozenset("he she they him her them it his their its these those this".split())
_OPENING = 3  # a pronoun among so many first words stands for the subject


def check_pronouns(sentence: Sequence[Token], source: Source) -> list[Issue]:
    """``she`` in a summary of an article that speaks of no woman."""
    wanted = {_FORMS[word.lower] for word in sentence if word.lower in _FORMS}
    return [
        Issue(Kind.NAME, f'the article speaks of nobody as "{pronoun}"')
        for pronoun in sorted(wanted)
        if not source.lowers & _GENDERED[pronoun]
    ]


def dangling(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]], earlier: str) -> bool:
    """Whether it opens with a pronoun that nothing before it explains."""
    if earlier:
        return False
    opening = [word.lower for word in sentence[:_OPENING]]
    first = next((i for i, word in enumerate(opening) if word in _PERSONAL), None)
    if first is None or any(word.is_capitalised and word.is_content for word in sentence[:first]):
        return False
    starts = {held[0].lower for held in evidence if held}
    return opening[first] not in starts
