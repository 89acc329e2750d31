"""Features of an article by which its genre is told."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from summarizer.article import Article
from summarizer.genre import marks
from summarizer.grounding.antecedents import Discourse, discourse
from summarizer.grounding.words import Token

Words = Sequence[Token]


def features(article: Article) -> dict[str, float]:
    """Every feature by name, each in 0..1 but for the mean length of a sentence.

    Shares (of sentences, of words) are given by their square root: the first few say the most.
    What is quoted does not count, since an opinion in quotation marks is news; nor does a
    sentence that is nothing but a quotation.
    """
    read = discourse(article)
    told = [one.plain for one in read.speech if one.plain]
    shares = {
        **{name: _share(map(test, told)) for name, test in _OF_SENTENCES.items()},
        **_of_article(article, read),
        "pressed": _share(word.lower in marks.PRESSED for words in told for word in words),
    }
    length = sum(map(len, told)) / max(len(told), 1)
    return {
        **{name: math.sqrt(share) for name, share in shares.items()},
        **_marks(article),
        "length": math.log(max(length, 1.0)),
    }


def _share(found: Iterable[bool]) -> float:
    every = list(found)
    return sum(every) / max(len(every), 1)


def _has(listed: frozenset[str]) -> Callable[[Words], bool]:
    return lambda words: any(word.lower in listed and word.text != "US" for word in words)


_OF_SENTENCES: Mapping[str, Callable[[Words], bool]] = {
    "first person singular": _has(marks.SINGULAR),
    "first person plural": _has(marks.PLURAL),
    "duty": _has(marks.DUTY),
    "told": _has(marks.TOLD),
    "dated": _has(marks.DATED),
    "stance": _has(marks.STANCE),
    "endorsing": _has(marks.ENDORSING),
    "figures": lambda words: any(word.is_number for word in words),
    "arguing": lambda words: words[0].lower in marks.ARGUING,
}
"""What the words of a sentence can show, those left out that somebody is quoted with."""


def _of_article(article: Article, read: Discourse) -> dict[str, float]:
    asked = [
        one.plain
        for sentence, one in zip(article.sentences, read.speech, strict=True)
        if sentence.text.rstrip().endswith("?") and not one.quoted
    ]
    every = len(article.sentences)
    return {
        "questions": len(asked) / every,
        "asked of you": sum(map(_has(marks.SECOND), asked)) / every,
        "quoted": _share(one.quoted for one in read.speech),
        "people named": _share(map(bool, read.persons.mentions)),
        "speakers named": _share(
            any(one.speaks for one in mentions) for mentions in read.persons.mentions
        ),
    }


def _marks(article: Article) -> dict[str, float]:
    title, opening = article.title or "", article.sentences[0].text
    found = {
        "opinion title": marks.OPINION_TITLE.search(title),
        "interview title": marks.INTERVIEW_TITLE.search(title),
        "statement title": marks.STATEMENT_TITLE.search(title),
        "opinion note": marks.OPINION_NOTE.search(article.text),
        "statement note": marks.STATEMENT_NOTE.search(article.text),
        "byline of office": marks.OFFICE_BYLINE.match(opening),
    }
    return {name: float(bool(mark)) for name, mark in found.items()}
