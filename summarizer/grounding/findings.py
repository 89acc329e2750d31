"""Everything the symbolic checks find out about one sentence: evidence, issues, features."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.grounding.alignment import Alignment, align
from summarizer.grounding.context import (
    number_context,
    number_near,
    repeated,
    unjoined,
)
from summarizer.grounding.dates import check_dates, dates
from summarizer.grounding.hedges import attribution_lost, check_hedges
from summarizer.grounding.issue import Issue, Kind
from summarizer.grounding.names import (
    KnownNames,
    Name,
    check_names,
    check_presence,
    names,
)
from summarizer.grounding.negation import check_negation
from summarizer.grounding.numbers import Number, check_numbers, numbers
from summarizer.grounding.pronouns import check_pronouns, dangling
from summarizer.grounding.quotations import check_quotations
from summarizer.grounding.relations import check_opposites, check_order, linked
from summarizer.grounding.roles import check_roles
from summarizer.grounding.source import Source
from summarizer.grounding.subjects import check_subjects
from summarizer.grounding.unknown import check_unknown, unknown_words
from summarizer.grounding.words import Token, tokens


@dataclass(frozen=True)
class Findings:
    """What the checks say of a sentence.

    Attributes:
        features: name to value; what the support is computed from.
    """

    alignment: Alignment
    issues: tuple[Issue, ...]
    features: dict[str, float] = field(default_factory=dict)


class Facts:
    """The names, numbers and dates of an article, gathered once for all sentences.

    Attributes:
        whole: those of the whole article, where ``source`` is a part of it.
    """

    def __init__(self, source: Source, whole: Facts | None = None) -> None:
        self.source = source
        self.whole = whole or self
        self.names = KnownNames(source)
        pieces = [(source.article.sentences[i].text, source.words[i]) for i in source.indices]
        found = [numbers(text, words) for text, words in pieces]
        self.numbers_of = dict(zip(source.indices, found, strict=True))
        self.numbers = [number for some in found for number in some]
        self.dates = [found for _, words in pieces for found in dates(words)]


def examine(text: str, facts: Facts, earlier: str = "") -> Findings:
    """Check one sentence.

    Args:
        text: the sentence.
        facts: those of the article, or of the sentences it was written from.
        earlier: the sentences of the summary before this one, which a pronoun may point to.
    """
    source = facts.source
    words = tokens(text)
    if not words:
        return Findings(Alignment((), 0.0, 0.0, 0.0, 0.0, False), (), {})
    alignment = align(words, source)
    evidence = [source.words[index] for index in alignment.evidence]
    found = names(words, text, facts.whole.source.small)
    unknown = unknown_words(
        words, facts.whole.source, frozenset(p.start for n in found for p in n.parts)
    )
    content = [word for word in words if word.is_content]
    figures = numbers(text, words)
    by_kind = _issues(text, words, found, figures, evidence, facts)
    issues = [issue for some in by_kind.values() for issue in some]
    issues += check_unknown(unknown, len(content))
    features = {
        "coverage": alignment.coverage,
        "best": alignment.best,
        "pairs": alignment.pairs,
        "copied": alignment.copied,
        "linked": linked(words, [source.words[index] for index in source.indices]),
        "unknown": len(unknown) / (len(content) or 1),
        "unknown_count": math.log1p(len(unknown)),
        "far_names": _far(found, evidence),
        "far_numbers": _far_numbers(figures, alignment, facts),
        "number_context": number_context(words, figures, source, facts.numbers_of),
        "number_near": number_near(words, figures, source, facts.numbers_of),
        "repeated": repeated(words),
        "unjoined": unjoined(found, facts.whole.source),
        "attribution_lost": float(attribution_lost(words, evidence)),
        "dangling": float(not alignment.verbatim and dangling(words, evidence, earlier)),
        "length": math.log(len(words)),
        **{f"issue_{kind}": float(min(len(some), 2)) for kind, some in by_kind.items()},
    }
    return Findings(alignment, tuple(issues), features)


def _issues(
    text: str,
    words: Sequence[Token],
    found: Sequence[Name],
    figures: Sequence[Number],
    evidence: Sequence[Sequence[Token]],
    facts: Facts,
) -> dict[str, list[Issue]]:
    """The issues of every check, by the check."""
    source = facts.source
    return {
        "names": check_names(found, facts.whole.names)
        or check_presence(found, facts.names, facts.whole.names),
        "numbers": check_numbers(figures, facts.numbers, source.lowers),
        "dates": check_dates(dates(words), facts.dates),
        "quotations": check_quotations(text, words, source),
        "roles": check_roles(words, facts.whole.source),
        "pronouns": check_pronouns(words, facts.whole.source),
        "negation": check_negation(words, evidence),
        "hedges": check_hedges(words, evidence),
        "opposites": check_opposites(words, evidence),
        "order": check_order(words, evidence),
        "subjects": check_subjects(words, found, facts.whole.source),
    }


def _far(found: Sequence[Name], evidence: Sequence[Sequence[Token]]) -> float:
    """Share of the names that the evidence itself lacks."""
    if not found:
        return 0.0
    near = {word.stem for words in evidence for word in words}
    return sum(not any(p.stem in near for p in name.parts) for name in found) / len(found)


def _far_numbers(figures: Sequence[Number], alignment: Alignment, facts: Facts) -> float:
    """Count the figures that the evidence itself lacks."""
    near = [other.value for index in alignment.evidence for other in facts.numbers_of[index]]
    return float(sum(not figure.soft and figure.value not in near for figure in figures))


HARD = frozenset((Kind.NAME, Kind.NUMBER, Kind.DATE, Kind.QUOTATION, Kind.ROLE, Kind.SPEAKER))
"""Issues that no likelihood outweighs."""
