"""Drafts: what the model is asked to write, and what of it may be shown.

A draft is one sentence (or a few) of a summary, written from its own focus: the source sentences
that its facts must come from. Its options are the tidied source sentence (:mod:`.tidying`), cuts of
it and the model's candidates. Only options in which the check finds every fact of the
focus stay; among them the model's own likelihood chooses, with a reward for brevity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from torch import Tensor

from summarizer.article import Article
from summarizer.boilerplate import without_boilerplate
from summarizer.cuts import cuts
from summarizer.cutting import is_cut, is_ended
from summarizer.grounding import Grounder
from summarizer.models.contract import Memory, Request
from summarizer.models.decoding import Candidate
from summarizer.result import Origin, SummarySentence
from summarizer.sentences import split_sentences
from summarizer.tidying import tidied, without_opening
from summarizer.tidying.quotation import FAR, closed, closing_mark
from summarizer.tidying.rule import quotation_is_open

ACCEPTED_SUPPORT = 0.7
"""Least support of a sentence that is not the source's own as it stands."""

OPENING_WORDS = 3
"""How many words of its focus a draft opens with: a small model goes on in the source's words."""

SHORTEST, LONGEST = 0.3, 1.1
"""Length of an option as a share of its focus: less loses facts, more adds some."""

BREVITY = 0.5
"""Log-likelihood that a word saved is worth."""

WEAKEST = 2.0
"""How much less likely than the source's weakest token an option's may be: a cut in the wrong
place shows in the one token where it was made."""

_CHAT = re.compile(
    r"^(here('s| is| are)|sure|certainly|of course|in (summary|conclusion)|to summari[sz]e)\b"
    r"|\b(the|this) (text|article|passage|summary|news above) "
    r"(concludes?|discusses|describes|highlights|mentions|states|provides|is about|has been)\b"
    r"|\bas an ai\b|^i (hope|cannot|can't|am)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Option:
    """A text that may be shown for a draft.

    Attributes:
        sentences: each checked against the draft's focus.
    """

    sentences: tuple[SummarySentence, ...]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Draft:
    """One focus of a perspective: these sentences of the article are to be put in words.

    Attributes:
        may_reword: whether words other than the source's are shown where the check finds no
            fault; a small model may only cut.
        begun: whether the model is given the first words of its text.
    """

    article: Article
    focus: tuple[int, ...]
    may_reword: bool = False
    begun: bool = True

    @property
    def source(self) -> str:
        """The focused sentences as running text, as they may be shown."""
        return " ".join(readable(self.article, index) for index in self.focus)

    def request(self, memory: Memory, instruction: str) -> Request:
        """What the model is asked to write for this draft."""
        words = without_opening(self.source).split()[:OPENING_WORDS] if self.begun else []
        return Request(
            memory, instruction, self.focus, " ".join(words), len(self.focus), self.source
        )

    def options(self, candidates: Iterable[Candidate], grounder: Grounder) -> list[Option]:
        """What may be shown: the tidied source first, then what passes the check."""
        found = [Option(tuple(self._tidied(index, grounder) for index in self.focus))]
        written = [(candidate.text, Origin.MODEL) for candidate in candidates]
        if len(self.focus) == 1:
            written += [(text, Origin.CUT) for text in cuts(found[0].text)]
        for text, origin in written:
            sentences = self._checked(text, origin, grounder)
            if sentences and all(Option(sentences).text != option.text for option in found):
                found.append(Option(sentences))
        return found

    def _tidied(self, index: int, grounder: Grounder) -> SummarySentence:
        """A sentence of the focus without what every sentence loses; whole if the check objects."""
        whole = as_it_stands(self.article, index)
        text = tidied(whole.text)
        if text == whole.text:
            return whole
        checked = grounder.quick(self.article, text, within=(index,))
        if checked.issues or checked.support < ACCEPTED_SUPPORT:
            return whole
        return SummarySentence(text, checked.support, (index,), Origin.CUT)

    def _checked(
        self, text: str, origin: Origin, grounder: Grounder
    ) -> tuple[SummarySentence, ...]:
        """The sentences of a text with their support; none where it may not be shown."""
        if not quotation_is_open(self.source):
            text += closing_mark(text)
        sentences = [tidied(sentence) for sentence in complete_sentences(_begun_large(text))]
        share = len(text.split()) / len(self.source.split())
        if not sentences or not SHORTEST <= share <= LONGEST:
            return ()
        if any(_CHAT.search(sentence) for sentence in sentences):
            return ()
        bases = (self.source, without_opening(self.source))
        cut = any(is_cut(text, base) for base in bases)
        if origin is Origin.MODEL and not self.may_reword and not cut:
            return ()
        checked = [
            grounder.quick(self.article, sentence, within=self.focus) for sentence in sentences
        ]
        if any(one.issues or one.support < ACCEPTED_SUPPORT for one in checked):
            return ()
        return tuple(
            SummarySentence(one.text, one.support, one.evidence or self.focus, origin)
            for one in checked
        )


def choose(options: Sequence[Option], likelihoods: Sequence[Tensor]) -> Option:
    """Pick the option that reads best for its length; the tidied source, where none does.

    Args:
        likelihoods: of the tokens of each option given its focus; shapes (tokens,).
    """
    source = likelihoods[0]
    words = len(options[0].text.split())
    best, best_gain = options[0], 0.0
    for option, tokens in zip(options[1:], likelihoods[1:], strict=True):
        saved = words - len(option.text.split())
        gain = float(tokens.sum() - source.sum()) + BREVITY * saved
        reads_well = float(tokens.min()) >= float(source.min()) - WEAKEST
        if reads_well and gain > best_gain:
            best, best_gain = option, gain
    return best


def as_it_stands(article: Article, index: int) -> SummarySentence:
    """A sentence of the article, shown as its own evidence; with a mark put or struck, a cut."""
    text = readable(article, index)
    whole = text == plain(article.sentences[index].text)
    return SummarySentence(text, 1.0, (index,), Origin.SOURCE if whole else Origin.CUT)


def readable(article: Article, index: int) -> str:
    """A sentence as it may be shown: without what is of the page, its quotation closed.

    What is all of the page is planned only for want of others.
    """
    sentence = article.sentences[index]
    text = without_boilerplate(sentence.text, article.title) or plain(sentence.text)
    return closed(text, article.text[sentence.end : sentence.end + FAR])


def plain(text: str) -> str:
    """A sentence on one line: hard-wrapped text holds line ends."""
    return " ".join(text.split())


def complete_sentences(text: str) -> list[str]:
    """The sentences of a model's text without repetitions and without a cut-off last one."""
    found: list[str] = []
    for start, end in split_sentences(text):
        sentence = plain(text[start:end])
        if is_ended(sentence) and sentence not in found:
            found.append(sentence)
    return found


def _begun_large(text: str) -> str:
    """With a capital, unless it opens with a name like "iPhone"."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text
