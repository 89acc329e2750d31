"""What is summarized: the repository's own articles, cut and joined to any length and number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice

from transformers import AutoTokenizer

from eval.suites.examples import FOLDER, cases, records
from summarizer.article import Article
from summarizer.models.embedded import embedded_folder
from summarizer.perspectives import Perspective, built_in, load_perspective

ADDED = (
    Perspective("humanitarian", "what the events mean for the people who suffer from them"),
    Perspective("environment", "what the events mean for land, water, air and living things"),
)


def articles(count: int, skip: int = 0) -> list[Article]:
    """This many of the examples, from the first again where there are too few."""
    own = [case.article for case in cases(records())]
    return list(islice(cycle(own), skip, skip + count))


def article_of(words: int) -> Article:
    """An article of about this many words, in whole sentences."""
    taken: list[str] = []
    length = 0
    for article in cycle(articles(12)):
        for sentence in article.sentences:
            if length >= words:
                return Article.from_text(" ".join(taken), id=f"{words}-words")
            taken.append(sentence.text)
            length += len(sentence.text.split())
    raise AssertionError("a cycle of articles never ends")


def perspectives(count: int) -> tuple[Perspective, ...]:
    """This many perspectives, at most six: the built-in ones, a user's, and two without cues."""
    found = (*built_in(), load_perspective(FOLDER / "economic.toml"), *ADDED)
    return found[:count]


def tokens(texts: Iterable[str]) -> int:
    """How many tokens of the default model the texts are, whoever wrote them."""
    tokenizer = AutoTokenizer.from_pretrained(embedded_folder())
    return sum(len(ids) for ids in tokenizer(list(texts))["input_ids"]) if texts else 0
