"""One article, many framings: encode once, plan, decode all perspectives at once, ground."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from summarizer.article import Article
from summarizer.drafts import Option
from summarizer.errors import InputError, SummarizerError
from summarizer.genre import notice
from summarizer.grounding import Grounder
from summarizer.ingest import article_from_text
from summarizer.mapping import mapping
from summarizer.models.contract import Memory, Seq2Seq
from summarizer.models.decoding import DecodingSettings
from summarizer.models.loading import load_model
from summarizer.naming import with_names
from summarizer.perspectives import Perspective, built_in
from summarizer.planning import MEDIUM, Length, Planner
from summarizer.result import Failure, Result, Summary
from summarizer.revision import revise
from summarizer.tasks import OnStage, OnSummary, Task, Watch, focused
from summarizer.writing import write


class Summarizer:
    """Summarizes articles from several perspectives. Loading a model happens once, here."""

    def __init__(
        self,
        model: str | Seq2Seq | None = None,
        perspectives: Sequence[Perspective] | None = None,
        *,
        length: Length = MEDIUM,
        settings: DecodingSettings | None = None,
        planner: Planner | None = None,
    ) -> None:
        """Load what is needed.

        Args:
            model: a name that :func:`load_model` takes, or an engine that is already there.
            perspectives: what ``summarize`` uses unless told otherwise; the built-in ones by
                default.
            length: how long a summary is to be.
            settings: how candidates are drawn.
            planner: the planner that comes with the package by default.

        Raises:
            ModelError: the model cannot be loaded.
        """
        self.model = load_model(model) if model is None or isinstance(model, str) else model
        self.perspectives = tuple(perspectives) if perspectives is not None else built_in()
        self.length = length
        self.settings = settings or DecodingSettings()
        self.planner = planner or Planner.load()
        self.grounder = Grounder(self.model)

    def summarize(
        self,
        article: Article | str,
        perspectives: Sequence[Perspective] | None = None,
        *,
        length: Length | None = None,
        on_stage: OnStage | None = None,
        on_summary: OnSummary | None = None,
    ) -> Result:
        """Summarize one article.

        Args:
            article: an article, or its text.
            perspectives: what to write; may differ from call to call.
            length: overrides the summarizer's own.
            on_stage: told what is being done, for a progress display.
            on_summary: given each summary as soon as it may be shown: abstentions first.

        Raises:
            InputError: the text is empty or too short.
        """
        ready = article_from_text(article) if isinstance(article, str) else article
        chosen = self.perspectives if perspectives is None else tuple(perspectives)
        watch = Watch.of(on_stage, on_summary)
        return self._run([ready], chosen, length or self.length, watch)[0]

    def batch(
        self,
        articles: Iterable[Article | str],
        perspectives: Sequence[Perspective] | None = None,
        *,
        length: Length | None = None,
        size: int | None = None,
        on_stage: OnStage | None = None,
        on_summary: OnSummary | None = None,
    ) -> Iterator[Result]:
        """Summarize a stream of articles lazily, ``size`` at a time, in order.

        By default as many at a time as the model works on at once: 8, on a GPU more.
        An article that fails gives a result with an ``error``; the others go on.
        """
        chosen = self.perspectives if perspectives is None else tuple(perspectives)
        watch = Watch.of(on_stage, on_summary)
        stream = iter(articles)
        while group := list(islice(stream, size or self.model.capacity.articles)):
            yield from self._batch(group, chosen, length or self.length, watch)

    def as_map(
        self, text: str = "text", title: str = "title", id: str = "id"
    ) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
        """A function for ``datasets.Dataset.map``, ``batched=True`` or not.

        It adds a text column for each perspective (empty where it abstains or the article
        fails), ``summary_error``, ``summary_notice`` (empty but where the article is no report)
        and ``record``: the whole record as JSON.

        Args:
            text: the column of articles.
            title: the column of titles, if there is one.
            id: the column of ids, if there is one.
        """
        names = [perspective.name for perspective in self.perspectives]
        return mapping(self.batch, names, text, title, id)

    def _batch(
        self,
        group: Sequence[Article | str],
        perspectives: Sequence[Perspective],
        length: Length,
        watch: Watch,
    ) -> list[Result]:
        ready: list[Article | Failure] = [_as_article(item) for item in group]
        articles = [item for item in ready if isinstance(item, Article)]
        done = iter(self._survive(articles, perspectives, length, watch))
        return [
            self._failed(None, item) if isinstance(item, Failure) else next(done) for item in ready
        ]

    def _survive(
        self,
        articles: Sequence[Article],
        perspectives: Sequence[Perspective],
        length: Length,
        watch: Watch,
    ) -> list[Result]:
        """Where a group fails, by an article in it or for want of memory, try its halves."""
        try:
            return self._run(articles, perspectives, length, watch)
        except Exception as error:  # whatever it is, it must not take the batch with it
            if len(articles) == 1:
                return [self._failed(articles[0], Failure(type(error).__name__, str(error)))]
        half = len(articles) // 2  # outside the handler, which would keep the memory in use
        return [
            result
            for part in (articles[:half], articles[half:])
            for result in self._survive(part, perspectives, length, watch)
        ]

    def _failed(self, article: Article | None, failure: Failure) -> Result:
        return Result(
            id=article.id if article else None,
            title=article.title if article else None,
            model=self.model.name,
            article=article,
            error=failure,
        )

    def _run(
        self,
        articles: Sequence[Article],
        perspectives: Sequence[Perspective],
        length: Length,
        watch: Watch,
    ) -> list[Result]:
        if not articles:
            return []
        started = time.perf_counter()
        watch.stage("planning")
        tasks = [self._plan(article, perspectives, length) for article in articles]
        for article, group in zip(articles, tasks, strict=True):
            watch.abstentions(article, group)
        watch.stage("encoding")
        memories = self.model.encode(articles, [focused(group) for group in tasks])
        watch.stage("writing")
        written = write(self.model, self.settings, self.grounder, tasks, memories)
        watch.stage("checking")
        summaries = [
            self._checked(article, memory, group, written, watch)
            for article, memory, group in zip(articles, memories, tasks, strict=True)
        ]
        elapsed = (time.perf_counter() - started) / len(articles)
        return [
            Result(
                id=article.id,
                title=article.title,
                model=self.model.name,
                article=article,
                summaries=made,
                relevance={task.perspective.name: task.plan.relevance for task in group},
                elapsed_s=elapsed,
                notice=notice(article),
            )
            for article, group, made in zip(articles, tasks, summaries, strict=True)
        ]

    def _plan(
        self, article: Article, perspectives: Sequence[Perspective], length: Length
    ) -> list[Task]:
        plans = self.planner.plan(article, perspectives, length)
        return [
            Task.of(article, perspective, plan, self.model)
            for perspective, plan in zip(perspectives, plans, strict=True)
        ]

    def _checked(
        self,
        article: Article,
        memory: Memory,
        tasks: Sequence[Task],
        written: Iterator[Option],
        watch: Watch,
    ) -> dict[str, Summary]:
        """Check what was written once more, as a whole and with the model's likelihood."""
        made = {task.perspective.name: task.abstention for task in tasks}
        drafted = [task for task in tasks if task.drafts]
        texts = [[one for _ in task.drafts for one in next(written).sentences] for task in drafted]
        verdicts = self.grounder.check_all(
            article, [[one.text for one in each] for each in texts], memory
        )
        for task, sentences, checked in zip(drafted, texts, verdicts, strict=True):
            revised = revise(sentences, checked, article)
            named = with_names(article, revised, self.grounder)
            summary = Summary(task.perspective.name, named)
            made[summary.perspective] = summary
            watch.summary(article, summary)
        return made


def _as_article(item: Article | str) -> Article | Failure:
    if isinstance(item, Article):
        return item
    try:
        if not isinstance(item, str):
            raise InputError(f"An article is text, not {type(item).__name__}.")
        return article_from_text(item)
    except SummarizerError as error:
        return Failure(type(error).__name__, str(error))
