"""A summarizer that answers at once with a result made by hand, and hostile text to show."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from types import SimpleNamespace
from typing import Any

from summarizer.article import Article
from summarizer.grounding import Grounder
from summarizer.models.decoding import DecodingSettings
from summarizer.perspectives import Perspective, built_in
from summarizer.pipeline import Summarizer
from summarizer.planning.length import MEDIUM, Length
from summarizer.result import Failure, Origin, Result, Summary, SummarySentence

HOSTILE = "<script>alert(1)</script> said \"no\" & 'yes' **bold** [x](http://x) {{value}} ${1}."
TEXT_OF = (
    f"{HOSTILE} The army closed the northern border on Monday. Both governments agreed to talk.\n\n"
    "Nothing else happened there on Tuesday morning."
)


def hand_made(
    article: Article | None = None,
    title: str = "A <b>title</b>",
    perspectives: Sequence[Perspective] | None = None,
) -> Result:
    """A result with a sentence of the model, one of the article's own, and an abstention."""
    article = article or Article.from_text(TEXT_OF, title=title)
    last = len(article.sentences) - 1
    written = SummarySentence(f"It was {HOSTILE}", 0.914, tuple(range(min(2, last + 1))))
    own = SummarySentence(article.sentences[last].text, 1.0, (last,), Origin.SOURCE)
    acted = SummarySentence("The army acted.", 0.8, (min(1, last),))
    made = {
        "neutral": Summary("neutral", (written, own)),
        "sovereignty": Summary("sovereignty", reason="Nothing on <i>sovereignty</i> here."),
    }
    names = [one.name for one in (built_in() if perspectives is None else perspectives)]
    summaries = {name: made.get(name, Summary(name, (acted,))) for name in names}
    values = tuple((index % 5) / 4 for index in range(last + 1))
    relevance = dict.fromkeys(summaries, values)
    return Result(article.id, article.title, "fake", article, summaries, relevance, 1.5)


class FakeSummarizer(Summarizer):
    """Answers with the hand-made result; ``hold`` keeps it at each stage until it is set."""

    def __init__(self, hold: threading.Event | None = None) -> None:
        engine: Any = SimpleNamespace(name="fake")
        self.model = engine
        self.perspectives = built_in()
        self.length = MEDIUM
        self.settings = DecodingSettings()
        self.grounder = Grounder()
        self.hold = hold
        self.asked: list[str] = []
        self.groups: list[int] = []

    def batch(
        self,
        articles: Iterable[Article | str],
        perspectives: Sequence[Perspective] | None = None,
        *,
        length: Length | None = None,  # noqa: ARG002 - as the real one
        size: int = 8,
        on_stage: Callable[[str], None] | None = None,
        on_summary: Callable[[Article, Summary], None] | None = None,
    ) -> Iterator[Result]:
        stream = iter(articles)
        chosen = self.perspectives if perspectives is None else perspectives
        while group := list(islice(stream, size)):
            self.groups.append(len(group))
            for stage in ("planning", "encoding", "writing", "checking"):
                self.asked.append(stage)
                if on_stage:
                    on_stage(stage)
                if self.hold:
                    self.hold.wait(10)
                if any("dawdle" in str(article) for article in group):
                    time.sleep(1)
            for article in group:
                assert isinstance(article, Article)
                yield self._one(article, chosen, on_summary)

    def _one(
        self,
        article: Article,
        perspectives: Sequence[Perspective],
        on_summary: Callable[[Article, Summary], None] | None,
    ) -> Result:
        if "explode" in article.text:
            failure = Failure("RuntimeError", "a detail for the log only")
            return Result(article.id, article.title, "fake", article, error=failure)
        result = hand_made(article, perspectives=perspectives)
        for summary in result.summaries.values():
            if on_summary:
                on_summary(article, summary)
        return result
