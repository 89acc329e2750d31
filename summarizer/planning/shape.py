"""The shape of a sentence: where it stands, how long it is, how it begins, what it repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log, log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.article import Article
from summarizer.boilerplate import without_boilerplate
from summarizer.page_patterns import CREDITED
from summarizer.planning.words import words

EMPTY_WORDS = frozenset(
    "the a an of to in and for on that with at by from as is are was were be been it its this has "
    "have had he she they his her their said will would not but or who which".split()
)
_PRONOUNS = frozenset(
    "he she it they this that these those his her their its him them such both there".split()
)
_OF_THE_PAGE = 1000.0  # log-odds that page furniture loses: more than all else can bring
_DATED = re.compile(r"\b(?:(?:19|20)\d\d\b|in [A-Z][a-z]+\.$)")  # captions say when it was
_SPLIT_PARTY = re.compile(r".*, [RDI]-[A-Z]\w+\.", re.DOTALL)  # "Sen. Ann Holm, R-Ky."
_SPLIT_REST = re.compile(r"[,;]|\(?[a-z]")
_CREDIT = re.compile(
    r"\((?:(?:AP|Reuters) )?photo\b.*\)|AP Photo/.*|\(.{3,60}/ ?(?:AP|AFP|Reuters|Getty Images)\)",
    re.IGNORECASE,
)
_CONNECTIVES = frozenset("but and however meanwhile also so then still yet instead".split())
_SPEAKERS = frozenset("i we you my our".split())
_QUOTATION = re.compile(r"[\"“][^\"“”]*[\"”]")


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning."""
    return frozenset(words(text)) - EMPTY_WORDS


def furniture(texts: Sequence[str], title: str | None = None) -> NDArray[np.bool_]:
    """Which sentences are of the page, not of the report: captions, buttons, the title again."""
    lines = [text.strip() for text in texts]
    return np.array(
        [
            not without_boilerplate(line, title)
            or bool(_CREDIT.fullmatch(line))
            or _is_caption(line, after)
            or _is_half(line, after)
            for line, after in pairwise([*lines, ""])
        ],
        bool,
    )


def _is_caption(line: str, after: str) -> bool:
    """Whether a sentence stands below a picture: a credit follows."""
    return bool(_CREDIT.fullmatch(after) or (CREDITED.match(after) and _DATED.search(line)))


def _is_half(line: str, after: str) -> bool:
    """Whether a sentence was split in two behind it."""
    return after[:1] in (",", ";") or bool(
        _SPLIT_PARTY.fullmatch(line) and _SPLIT_REST.match(after)
    )


def showable(
    worth: NDArray[np.floating[Any]],
    texts: Sequence[str],
    title: str | None,
    sizes: NDArray[np.int64],
    full: int,
    fragment: float,
) -> NDArray[np.floating[Any]]:
    """What sentences are worth, less for those that say nothing by themselves.

    Those are fragments, and what is of the page: that is shown only where there is nothing else.

    Args:
        sizes: words of each sentence, shape (sentences,).
        full: words from which nothing is lost.
        fragment: what a sentence without any words would lose; others in proportion.
    """
    of_page = furniture(texts, title)
    return worth - fragment * np.clip(1 - sizes / full, 0, None) - _OF_THE_PAGE * of_page


def shapes(article: Article) -> NDArray[np.float32]:
    """Describe every sentence; shape (sentences, features)."""
    texts = [sentence.text for sentence in article.sentences]
    contents = [content(text) for text in texts]
    frequency = Counter(word for bag in contents for word in bag)
    title = content(article.title or "")
    rows = [
        _place(index, len(texts))
        + _manner(text)
        + _repetition(bag, contents[0], title, frequency, len(texts))
        for index, (text, bag) in enumerate(zip(texts, contents, strict=True))
    ]
    return np.array(rows, np.float32)


def _place(index: int, sentences: int) -> list[float]:
    return [
        log1p(index),
        index / sentences,
        index == 0,
        index == 1,
        index == 2,
        index < 5,
        log(sentences),
    ]


def _manner(text: str) -> list[float]:
    found = words(text)
    length = max(len(found), 1)
    first = found[0] if found else ""
    marks = sum(text.count(mark) for mark in '"“”')
    quoted = sum(len(quotation) for quotation in _QUOTATION.findall(text))
    return [
        log(length),
        min(length, 40) / 40,
        length < 8,
        length > 45,
        first in _PRONOUNS,
        first in _CONNECTIVES,
        first in _SPEAKERS or " I " in text,
        quoted / max(len(text), 1),
        marks > 0,
        marks % 2 == 1,
        text[:1] in ('"', "“"),
        text[:1].islower(),
        text.rstrip()[-1:] not in tuple(".!?\"”)’'"),
        text.rstrip()[-1:] == ":",
        "?" in text,
        any(letter.isdigit() for letter in text),
        sum(word[:1].isupper() for word in text.split()[1:]) / length,
        " said" in text or " says" in text,
        " you " in text,
    ]


def _repetition(
    bag: frozenset[str],
    lead: frozenset[str],
    title: frozenset[str],
    frequency: Counter[str],
    sentences: int,
) -> list[float]:
    size = max(len(bag), 1)
    elsewhere = sum(frequency[word] - 1 for word in bag)
    return [
        log1p(elsewhere),
        elsewhere / size / max(sentences - 1, 1),
        len(bag & title) / max(len(title), 1),
        len(bag & title) / size,
        bool(title),
        len(bag & lead) / size,
    ]
