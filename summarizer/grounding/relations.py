"""Who did what: opposite words, and names that changed places around a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.lexicon import ANTONYM_GROUPS, FUNCTION_WORDS, IRREGULAR, REPORTING
from summarizer.grounding.words import Token, stem

_REACH = 8  # words between a verb and a name that is its subject or object
_NEAR = 3  # the same for other words, of which there are more
_CONTEXT = 4  # words on either side that make the context of a word
_FUNCTION_CONTEXT = 3  # shared words by which "before" and "after" speak of the same
_BE = frozenset("is are was were be been being".split())
_WEIGHTLESS = FUNCTION_WORDS - frozenset("before after more less over under above below".split())


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in ANTONYM_GROUPS:
        sides = [{stem(word) for word in side.split()} for side in (one, other)]
        for word in sides[0]:
            found.setdefault(word, set()).update(sides[1])
        for word in sides[1]:
            found.setdefault(word, set()).update(sides[0])
    return {word: frozenset(others - {word}) for word, others in found.items()}


OPPOSITES = _opposites()


def check_opposites(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]]) -> list[Issue]:
    """``cut`` where the evidence has only ``raise``."""
    here = {word.stem for word in sentence}
    for position, word in enumerate(sentence):
        against = OPPOSITES.get(word.stem, frozenset()) - here
        if not against or word.stem in _WEIGHTLESS:
            continue
        beside = neighbours(sentence, position)
        own, _ = _best_context(beside, frozenset((word.stem,)), evidence)
        opposed, other = _best_context(beside, against, evidence)
        if other and opposed > own and opposed >= (1 if word.is_content else _FUNCTION_CONTEXT):
            return [Issue(Kind.RELATION, f'the article says "{other.text}", not "{word.text}"')]
    return []


def _best_context(
    beside: frozenset[str], stems: frozenset[str], evidence: Sequence[Sequence[Token]]
) -> tuple[int, Token | None]:
    """Where one of ``stems`` stands in most the same context, and in how much of it."""
    best: tuple[int, Token | None] = (0, None)
    for words in evidence:
        for place, word in enumerate(words):
            if word.stem in stems:
                shared = len(beside & neighbours(words, place))
                best = max(best, (shared, word), key=lambda found: found[0])
    return best


def neighbours(words: Sequence[Token], position: int) -> frozenset[str]:
    """Stems of the content words around a word, by which its context is known again."""
    around = words[max(0, position - _CONTEXT) : position + _CONTEXT + 1]
    return frozenset(
        word.stem
        for word in around
        if word is not words[position] and (word.is_content or word.is_number)
    )


def check_order(sentence: Sequence[Token], evidence: Sequence[Sequence[Token]]) -> list[Issue]:
    """``A beat B`` where the evidence says ``B beat A``."""
    for subject, verb, object_ in actions(sentence):
        for words in evidence:
            there = {(a.stem, v.stem, b.stem) for a, v, b in actions(words)}
            turned = (object_.stem, verb.stem, subject.stem) in there
            if turned and (subject.stem, verb.stem, object_.stem) not in there:
                message = (
                    f'in the article "{verb.text}" goes from {_name(object_)} to {_name(subject)}, '
                    "not the other way round"
                )
                return [Issue(Kind.RELATION, message)]
    return []


def _name(word: Token) -> str:
    return word.text.removesuffix("'s").removesuffix("’s")


def actions(words: Sequence[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Doer, verb, object; turned round where the verb is passive (``was beaten by``).

    The nearest names on either side of a verb, and the words right around it. Verbs of speech
    are passed over: ``said Lind`` and ``Lind said`` are the same.
    """
    for position, verb in enumerate(words):
        if verb.is_capitalised or not verb.is_content or not _may_be_verb(verb.lower):
            continue
        passive = any(word.lower in _BE for word in words[max(0, position - 3) : position])
        for subject in _before(words, position):
            for place in _after(words, position):
                object_ = words[place]
                if subject.stem == object_.stem:
                    continue
                by = any(word.lower == "by" for word in words[position + 1 : place])
                yield (object_, verb, subject) if passive and by else (subject, verb, object_)


def _before(words: Sequence[Token], position: int) -> list[Token]:
    """What may be the subject of the verb at ``position``."""
    far = words[max(0, position - _REACH) : position]
    name = [word for word in far if _is_name(word)][-1:]
    return name + [w for w in far[-_NEAR:] if w.is_content and w not in name]


def _after(words: Sequence[Token], position: int) -> list[int]:
    """Where its object may stand."""
    reach = range(position + 1, min(position + 1 + _REACH, len(words)))
    name = [place for place in reach if _is_name(words[place])][:1]
    return name + [p for p in reach[:_NEAR] if words[p].is_content and p not in name]


def _is_name(word: Token) -> bool:
    return word.is_capitalised and word.is_content


def _may_be_verb(lower: str) -> bool:
    return lower not in REPORTING and (lower in IRREGULAR or lower.endswith(("ed", "s", "ing")))


def linked(
    sentence: Sequence[Token], sentences: Sequence[Sequence[Token]], reach: int = 8
) -> float:
    """Share of neighbouring facts (words at most three apart) that stand close in one sentence.

    The arcs of a dependency tree, without a parser (Goyal & Durrett 2020, "Evaluating Factuality
    in Generation with Dependency-level Entailment").
    """
    heads = [w for w in sentence if w.is_content or w.is_number]
    arcs = [(a.stem, b.stem) for i, a in enumerate(heads) for b in heads[i + 1 : i + 3]]
    if not arcs:
        return 1.0
    close: set[tuple[str, str]] = set()
    wanted = {stem for arc in arcs for stem in arc}
    for words in sentences:
        kept = [(i, w.stem) for i, w in enumerate(words) if w.stem in wanted]
        for n, (i, a) in enumerate(kept):
            close.update((a, b) for j, b in kept[n + 1 :] if j - i <= reach)
    held = [(a, b) in close or (b, a) in close for a, b in arcs]
    return sum(held) / len(held)
