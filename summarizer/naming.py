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
from summarizer.grounding.names import bare
from summarizer.grounding.persons import FORMS, LIMITS, Mention
from summarizer.grounding.speech import plain_words
from summarizer.grounding.words import Token, tokens
from summarizer.result import Origin, SummarySentence

_SMALL = LIMITS | {"of", "for"}
"""Words of a title that are written small."""

_DETERMINERS = frozenset("the a an this that".split())
_OFFICES = frozenset(
    "administration campaign team government family era cabinet supporters aides allies officials "
    "lawyers backers voters presidency supporter adviser aide lawyer spokesman".split()
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
            yield from _for_last_name(known, index, one, words)


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
        name: str | None = mention.text.split()[-1]
    else:
        whole = person if mention.is_full else known.introduction(index, mention.key)
        name = _in_full(known, whole) if whole else mention.text
    if name is not None and not name.isupper():
        yield _Edit(word.start, word.end, name, frozenset((person.sentence,)))


def _for_last_name(
    known: Discourse, index: int, one: Mention, words: Sequence[Token]
) -> Iterator[_Edit]:
    """The whole name in place of a bare last name."""
    whole = known.introduction(index, one.key)
    place = next((i for i, word in enumerate(words) if bare(word).lower() == one.key), None)
    if whole is None or place is None or _is_attribute(words, place):
        return
    name = _in_full(known, whole)
    if name is not None:
        last, before = words[place], words[max(0, place - 1)]
        titled = one.title and before.lower == one.title[-1].lower
        yield _Edit((before if titled else last).start, last.start + len(bare(last)), name)


def _is_attribute(words: Sequence[Token], place: int) -> bool:
    """Whether a name only says whose administration it is."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    determined = any(word.lower in _DETERMINERS for word in before)
    return determined or any(word.lower in _OFFICES for word in after)


def _in_full(known: Discourse, whole: Named) -> str | None:
    """First and last name as the article has them, with a title that is written large."""
    words, mention = known.source.words[whole.sentence], whole.mention
    first, last = words[mention.first], words[mention.last]
    if mention.title and all(w.is_capitalised or w.lower in _SMALL for w in mention.title):
        first = mention.title[0]
    elif mention.first == mention.last:
        return None
    text = known.source.article.sentences[whole.sentence].text
    return " ".join([*text[first.start : last.start].split(), bare(last)])


def _apply(sentence: SummarySentence, edits: Sequence[_Edit]) -> SummarySentence:
    text = sentence.text
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.name + text[edit.end :]
    told = frozenset(sentence.evidence).union(*(edit.told for edit in edits))
    origin = Origin.CUT if sentence.origin is Origin.SOURCE else sentence.origin
    shown = text[:1].upper() + text[1:]
    return replace(sentence, text=shown, evidence=tuple(sorted(told)), origin=origin)
