"""Subjects: what the article says of one, a summary must not say of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.antecedents import discourse
from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.names import KnownNames, Name, bare, names
from summarizer.grounding.source import Source, content_stems
from summarizer.grounding.words import Token

_OPENING = 3  # words before a name that is a sentence's subject: "On Monday the ..."
_LEAST = 3  # facts said of it, for the sentence to be known again
_HELD = 0.75  # share of them (by weight) that a sentence of the article holds
_ROOT = 4  # letters by which "Mexico" and "Mexican" are known as one
_PRONOUNS = frozenset("i we he she it they".split())
_UNKNOWN_WEIGHT = 3.0


def check_subjects(words: Sequence[Token], found: Sequence[Name], source: Source) -> list[Issue]:
    """A name that opens the sentence, where the article says the rest of somebody else.

    Only where the subject there is a name, too: a pronoun or a description may well be the same
    one.
    """
    subject = found[0] if found and words.index(found[0].parts[0]) <= _OPENING else None
    if subject is None:
        return []
    said = content_stems(words[words.index(subject.parts[-1]) + 1 :])
    said -= {part.stem for name in found for part in name.parts}
    holders = _holders(said, source)
    others = [_other(index, said, subject, found, source) for index in holders]
    if not others or None in others:
        return []
    message = f'the article says this of "{others[0]}", not of "{subject.text}"'
    return [Issue(Kind.RELATION, message)]


def _holders(said: frozenset[str], source: Source) -> list[int]:
    """The sentences of the article that say it; none where that cannot be told."""
    if len(said) < _LEAST:
        return []
    weight = {stem: source.weight.get(stem, _UNKNOWN_WEIGHT) for stem in said}
    total = sum(weight.values())
    return [
        index
        for index in source.indices
        if sum(weight[stem] for stem in said & source.content[index]) >= _HELD * total
    ]


def _other(
    index: int, said: frozenset[str], subject: Name, found: Sequence[Name], source: Source
) -> str | None:
    """Whom this sentence says it of, by name; ``None`` where that may be the subject itself."""
    words, text = source.words[index], source.article.sentences[index].text
    known = KnownNames(source.within((index,)))
    roots = {word.lower[:_ROOT] for word in words if word.is_capitalised}
    if any(known.knows(part) or part.lower[:_ROOT] in roots for part in subject.parts):
        return None
    opening = list(_before(words, said))
    if any(word.lower in _PRONOUNS for word in opening):
        return _other_meant(opening, index, found, source)
    ends = {word.end for word in opening}
    named = [one for one in names(words, text, source.small) if one.parts[-1].end in ends]
    return named[-1].text if named else None


def _other_meant(
    opening: Sequence[Token], index: int, found: Sequence[Name], source: Source
) -> str | None:
    """Whom the pronoun of a sentence surely stands for, if not for one of those named."""
    known = discourse(source.article)
    person = known.antecedent(index) if known.subject_pronoun(index) in opening else None
    if person is None:
        return None
    name = person.mention.text.lower().split()
    named = (bare(part).lower() for one in found for part in one.parts)
    return None if any(part in name for part in named) else person.mention.text


def _before(words: Sequence[Token], said: frozenset[str]) -> Iterator[Token]:
    """The words before the first of what is said."""
    for word in words:
        if word.stem in said:
            return
        yield word
