"""Naming: a name in place of a pronoun or a bare last name that nothing in the summary explains.

A sentence that is taken out of its article says "she" or "Peña" of somebody who was introduced
before it. Where only one person can be meant (:mod:`.grounding.antecedents`), an editor would put
the name there (Choi et al. 2021, "Decontextualization: Making Sentences Stand-Alone").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article
from summarizer.grounding import Grounder
from summarizer.grounding.antecedents import Discourse, Named, discourse
from summarizer.grounding.lexicon import PARTICLES, TITLES
from summarizer.grounding.mentions import LIMITS, Mention, owns
from summarizer.grounding.names import bare, is_calendar
from summarizer.grounding.persons import FORMS
from summarizer.grounding.speech import plain_words
from summarizer.grounding.words import Token, tokens
from summarizer.result import SummarySentence
from summarizer.whole_names import in_full, whole_name

_DETERMINERS = frozenset("the a an this that".split())
_OFFICES = frozenset(
    "administration campaign team government family era cabinet supporters aides allies officials "
    "lawyers backers voters presidency supporter adviser aide lawyer spokesman loyalist".split()
)
"""What a bare last name can stand before: "the Peña administration"."""


@dataclass(frozen=True)
class _Edit:
    """A name for ``text[start:end]``.

    Attributes:
        told: sentences of the article that say that it is the right one.
    """

    start: int
    end: int
    name: str
    told: frozenset[int] = frozenset()


def with_names(
    article: Article, sentences: Sequence[SummarySentence], grounder: Grounder
) -> tuple[SummarySentence, ...]:
    """Name whom a summary would otherwise leave its reader to guess.

    A sentence that the check does not accept with its name stays as it was.

    Args:
        sentences: of a summary, in order.
        grounder: checks what was written against the sentences that it then rests on.
    """
    known = discourse(article)
    done: list[SummarySentence] = []
    for sentence in sentences:
        edits = list(_edits(known, sentence, done)) if len(sentence.evidence) == 1 else []
        named = _apply(sentence, edits)
        accepted = edits and not grounder.quick(article, named.text, named.evidence).issues
        done.append(named if accepted else sentence)
    return tuple(done)


def _edits(
    known: Discourse, sentence: SummarySentence, earlier: Sequence[SummarySentence]
) -> Iterator[_Edit]:
    """What to put in place of what, at most one edit a person."""
    (index,) = sentence.evidence
    said = frozenset(bare(word).lower() for one in earlier for word in tokens(one.text))
    words = plain_words(sentence.text)
    mentions = {one.key: one for one in reversed(known.persons.mentions[index])}
    person = known.antecedent(index)
    if person and person.mention.key not in mentions and not _follows(index, person, earlier):
        yield from _for_pronoun(known, index, person, words, said)
    for one in mentions.values():
        if not one.is_full and one.key not in said | known.persons.shared:
            yield from _for_last_name(known, index, one, sentence.text, words)


def _follows(index: int, person: Named, earlier: Sequence[SummarySentence]) -> bool:
    """Whether the sentence before, in the summary, already speaks of the person."""
    return bool(earlier) and person.sentence <= earlier[-1].evidence[-1] < index


def _for_pronoun(
    known: Discourse, index: int, person: Named, words: Sequence[Token], said: frozenset[str]
) -> Iterator[_Edit]:
    """The name in place of the pronoun that is the subject: whole, unless it was said before."""
    word = next((word for word in words if word.lower in FORMS), None)
    pronoun = known.subject_pronoun(index)
    if word is None or pronoun is None or word.lower != pronoun.lower:
        return
    mention = person.mention
    if mention.key in said and known.persons.goes_by(mention.key):
        name: str | None = mention.last_name
    else:
        whole = in_full(known, person) if mention.is_full else None
        name = whole or whole_name(known, index, mention.key)
        name = name or (None if mention.is_full else mention.last_name)
    if name is not None and not name.isupper():
        yield _Edit(word.start, word.end, name, frozenset((person.sentence,)))


def _for_last_name(
    known: Discourse, index: int, one: Mention, text: str, words: Sequence[Token]
) -> Iterator[_Edit]:
    """The whole name in place of a bare last name."""
    name = whole_name(known, index, one.key)
    place = next((i for i, word in enumerate(words) if bare(word).lower() == one.key), None)
    if name is None or place is None or _is_attribute(words, place):
        return
    last, start = words[place], place
    own = [word.lower for word in tokens(name)][-2::-1]
    while start and own and words[start - 1].lower == own[0]:
        start, own = start - 1, own[1:]  # "bin" in "bin Salman"
    if start and start == place and one.title and words[start - 1].lower == one.title[-1].lower:
        start -= 1
    edit = _Edit(words[start].start, last.start + len(bare(last)), name)
    if own and not _is_joined(words, start, place, text):
        yield edit


def _is_joined(words: Sequence[Token], start: int, place: int, text: str) -> bool:
    """Whether what stands beside a last name makes it part of another name: "Lind Street"."""
    before, after = words[max(0, start - 1) : start], words[place + 1 : place + 2]
    particle = any(w.lower in PARTICLES for w in before)
    large = any(
        w.is_capitalised and text[w.end : words[start].start] == " " and w.start and not owns(w)
        for w in before
    )
    named = any(
        w.is_capitalised and not is_calendar(w) and text[words[place].end : w.start] in (" ", "-")
        for w in after
    )
    hyphened = text[: words[start].start].endswith("-")  # "anti-Lind"
    return hyphened or particle or large or (named and not owns(words[place]))


def _is_attribute(words: Sequence[Token], place: int) -> bool:
    """Whether a name only says whose administration it is."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    determined = any(word.lower in _DETERMINERS for word in before)
    return determined or any(word.lower in _OFFICES for word in after)


def _apply(sentence: SummarySentence, edits: Sequence[_Edit]) -> SummarySentence:
    text = sentence.text
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + _small(edit.name) + text[edit.end :]
    told = frozenset(sentence.evidence).union(*(edit.told for edit in edits))
    shown = text[:1].upper() + text[1:]
    return replace(
        sentence, text=shown, evidence=tuple(sorted(told)), origin=sentence.origin.edited
    )


def _small(name: str) -> str:
    """A name that no sentence opens with: "former President Karl Holm"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in LIMITS - TITLES else name
