"""Sentences that cannot be understood without their article, by string alone.

A sentence that was taken out of an article can leave behind whom "she" means, who spoke the quoted
words, or who Lind is. Written independently of the product's own rules, to judge them; it sees less
than a reader does: only openings, quotation marks and last names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.sentences import split_sentences

_LINKS = r"(?:(?:But|And|So|However|Meanwhile|Then|Still|Yet|Instead),? )?"
_OPENS_WITH_PRONOUN = re.compile(
    rf"^[\"“'(]*{_LINKS}(?:he|she|they|his|her|their|its|it(?! (?:is|was|took)\b.*\b(?:that|to)\b)"
    r"|this(?! (?:week|month|year|morning|evening|time)\b)|these|those(?! who\b)|that"
    r"|another (?:is|was|of)|both(?!.* and\b)|the (?:two|latter|former)) \w",
    re.IGNORECASE,
)
_THINGS = (
    "move decision operation incident attack deal agreement plan proposal ruling report statement "
    "agency committee group company suspect attacker rebels"
).split()
_OPENS_WITH_THING = re.compile(
    rf"^{_LINKS}The ({'|'.join(_THINGS)}) "
    r"(?!(?:of|by|on|in|to|at|for|from|with|against|that|which)\b)[a-z]+",
    re.IGNORECASE,
)
_SAID = r"(?:said|says|added|adds|told|wrote|tweeted|asked|argued|noted|explained|warned)"
_SPOKEN_BY_PRONOUN = re.compile(rf"[,?!][\"”] (?:he|she|they|it) {_SAID}\b")
_SPEAKS = re.compile(rf"\b(?:{_SAID}|according to|read|called)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_NAME = re.compile(r"[A-Z][\w’'-]*[a-z]")
_WORD = re.compile(r"[a-z0-9]+")
_TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Dr)$")


def needing_context(text: str, article: str) -> list[str]:
    """The sentences of a summary that a reader cannot understand without the article."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    source = [_words(article[start:end]) for start, end in split_sentences(article)]
    homes = [_home(_words(sentence), source) for sentence in sentences]
    found = []
    for place, sentence in enumerate(sentences):
        before = " ".join(sentences[:place])
        follows = place > 0 and 0 <= homes[place] - homes[place - 1] <= 1
        points = _OPENS_WITH_PRONOUN.match(sentence) or _SPOKEN_BY_PRONOUN.search(sentence)
        if (
            (points and not follows)
            or _lacks_thing(sentence, before)
            or _lacks_speaker(place, sentences, homes)
            or any(_is_unknown(name, before + left, article) for name, left in _bare(sentence))
        ):
            found.append(sentence)
    return found


def share_needing_context(text: str, article: str) -> tuple[float, float]:
    """How many sentences of a summary need context, in percent, and how many it has."""
    return 100.0 * len(needing_context(text, article)), float(len(split_sentences(text)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _home(words: Sequence[str], source: Sequence[Sequence[str]]) -> int:
    """The article's sentence that shares most words with one of the summary."""
    wanted = set(words)
    shared = [len(wanted & set(one)) / (len(set(one)) + len(wanted)) for one in source]
    return shared.index(max(shared)) if shared else 0


def _lacks_thing(sentence: str, before: str) -> bool:
    """Whether it opens with "The operation" and the summary has not told of one."""
    thing = _OPENS_WITH_THING.match(sentence)
    return thing is not None and thing.group(1).lower() not in before.lower()


def _lacks_speaker(place: int, sentences: Sequence[str], homes: Sequence[int]) -> bool:
    """Whether it is nothing but quoted words, or half of them, and no neighbour says whose."""
    sentence = sentences[place]
    halves = sentence.count('"') % 2 == 1 or sentence.count("“") != sentence.count("”")
    whole = bool(_QUOTED.search(sentence)) and not _WORD.search(_QUOTED.sub("", sentence).lower())
    if not (whole or halves) or (halves and _SPEAKS.search(sentence)):
        return False
    beside = [
        other
        for other in (place - 1, place + 1)
        if 0 <= other < len(sentences) and abs(homes[other] - homes[place]) <= 1
    ]
    return not any(_SPEAKS.search(sentences[other]) for other in beside)


def _bare(sentence: str) -> Iterator[tuple[str, str]]:
    """Capitalised words inside a sentence that stand alone but for "Mr", with what is before."""
    words = sentence.split()
    for place, word in enumerate(words[1:], start=1):
        left = words[place - 1].strip("“\"'(.,")
        right = words[place + 1] if place + 1 < len(words) else ""
        alone = not left[:1].isupper() or bool(_TITLED.match(left)) or words[place - 1][-1] in ",;"
        if alone and not right[:1].isupper() and (name := _NAME.match(word.strip("“\"'("))):
            yield re.sub(r"[’']s?$", "", name.group()), " ".join(words[:place])


def _is_unknown(name: str, before: str, article: str) -> bool:
    """Whether the article gave a person's first name before the last, and the summary did not."""
    at = re.search(rf"\b{re.escape(name)}\b", article)
    if name in before or at is None:
        return False
    left = re.search(r"(?<![.!?] )\b([A-Z][a-z]+)(?: [A-Z]\.)? $", article[: at.start()])
    spoken = re.search(rf"\b(?:{_SAID} (?:Mr\.? |Ms\.? )?{name}|{name} {_SAID})\b", article)
    return left is not None and spoken is not None
