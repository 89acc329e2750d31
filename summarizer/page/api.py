"""The page's endpoints for other programs: each action of the page, text in and records out.

Their docstrings are what other programs' authors and language models read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.checking import Check
from summarizer.errors import SummarizerError
from summarizer.page.check_view import check_text
from summarizer.page.comparison import compare as compare_result
from summarizer.page.desk import Desk, Order
from summarizer.page.markdown import as_markdown
from summarizer.page.perspective_file import COLOUR, as_toml, perspective_of
from summarizer.page.settings import choices_of
from summarizer.page.shelf import Choices
from summarizer.page.source import ADDRESS, TEXT, Source
from summarizer.page.web_page import as_web_page
from summarizer.perspectives import Perspective
from summarizer.result import Failure, Result

LengthName = Literal["short", "medium", "long"]
FormatName = Literal["markdown", "html"]
Record = dict[str, Any]


def endpoints(desk: Desk, known: Sequence[Perspective]) -> list[Callable[..., Any]]:
    """All of them, in the order in which they are listed."""
    api = _Api(desk, tuple(known))
    return [
        api.summarizer(), api.address_summarizer(), api.exporter(), api.comparer(), api.checker(),
        api.trier(), api.maker(), api.perspective_lister(), api.model_lister(),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Api:
    """Makes the endpoints of a desk: plain functions, since Gradio reads their signatures."""

    desk: Desk
    known: tuple[Perspective, ...]

    def summarizer(self) -> Callable[..., Record]:
        def summarize(
            text: str,
            perspectives: list[str] | None = None,
            length: LengthName = "medium",
            model: str = "",
            seed: int = 0,
        ) -> Record:
            """Summarize a news article from several perspectives, each sentence with its evidence.

            Args:
                text: the article: its headline, an empty line, then the text.
                perspectives: names as /perspectives lists them; all of them by default.
                length: of each summary.
                model: a name as /models lists them; the first by default.
                seed: another number draws other drafts.

            Returns:
                The record: the article's sentences with their relevance, and for each perspective
                a summary with support and evidence, or the reason why there is none.
            """
            return self._record(Source(TEXT, text), perspectives, length, model, seed)

        return summarize

    def address_summarizer(self) -> Callable[..., Record]:
        def summarize_address(
            address: str,
            perspectives: list[str] | None = None,
            length: LengthName = "medium",
            model: str = "",
            seed: int = 0,
        ) -> Record:
            """Fetch a public web page and summarize the news article on it.

            Args:
                address: of the page, with https://; only public pages are read.
                perspectives: names as /perspectives lists them; all of them by default.
                length: of each summary.
                model: a name as /models lists them; the first by default.
                seed: another number draws other drafts.

            Returns:
                The record, as /summarize gives it.
            """
            source = Source(ADDRESS, address=address)
            return self._record(source, perspectives, length, model, seed)

        return summarize_address

    def exporter(self) -> Callable[..., str]:
        def export(
            text: str,
            perspectives: list[str] | None = None,
            length: LengthName = "medium",
            form: FormatName = "markdown",
        ) -> str:
            """Summarize a news article and give the summaries as a document with evidence marks.

            Args:
                text: the article: its headline, an empty line, then the text.
                perspectives: names as /perspectives lists them; all of them by default.
                length: of each summary.
                form: "markdown", or "html" for a web page of its own.

            Returns:
                The document; one line that starts with "error:" where it cannot be made.
            """
            made = self._made(Source(TEXT, text), perspectives, length)
            if isinstance(made, Failure):
                return f"error: {made.message}"
            shown = [one for one in self.known if one.name in made.summaries]
            return (
                as_web_page(made, shown, whole=True) if form == "html" else as_markdown(made, shown)
            )

        return export

    def comparer(self) -> Callable[..., Record]:
        def compare(
            text: str, perspectives: list[str] | None = None, length: LengthName = "medium"
        ) -> Record:
            """Summarize a news article and say what its summaries share and what only one says.

            Args:
                text: the article: its headline, an empty line, then the text.
                perspectives: at least two names as /perspectives lists them; all by default.
                length: of each summary.

            Returns:
                "shared" groups sentences that rest on the same evidence, "only" holds the others
                for each perspective, "coverage" the shares of the article's words.
            """
            made = self._made(Source(TEXT, text), perspectives, length)
            if isinstance(made, Failure):
                return {"error": made.to_dict()}
            return {"error": None, **compare_result(made).to_dict()}

        return compare

    def checker(self) -> Callable[..., Record]:
        def check(text: str, summary: str, use_model: bool = True) -> Record:
            """Check any summary against its article, sentence by sentence.

            Args:
                text: the article.
                summary: the summary, whoever wrote it.
                use_model: ask the language model, too: it finds more, and takes longer.

            Returns:
                Support from 0 to 1 of the whole and of each sentence, its evidence (indices of the
                article's sentences) and what is wrong with it, in words.
            """
            made = self.desk.finish(check_text(self.desk, text, summary, use_model))
            found = Check(None, error=made) if isinstance(made, Failure) else made[0]
            return found.to_dict()

        return check

    def trier(self) -> Callable[..., Record]:
        def try_perspective(
            text: str, name: str, definition: str, cues: list[str] | None = None
        ) -> Record:
            """Summarize a news article from a perspective of your own.

            Args:
                text: the article: its headline, an empty line, then the text.
                name: one word in small letters, as "economic".
                definition: one sentence: what the perspective asks of an article.
                cues: words and phrases that mark a sentence as bearing on it.

            Returns:
                The record, as /summarize gives it.
            """
            try:
                choices = Choices((perspective_of(name, definition, cues or ()),))
            except SummarizerError as error:
                return _failed(_failure(error))
            return _as_record(self._ordered(Source(TEXT, text), choices))

        return try_perspective

    def maker(self) -> Callable[..., str]:
        def make_perspective(
            name: str,
            definition: str,
            cues: list[str] | None = None,
            title: str = "",
            colour: str = COLOUR,
        ) -> str:
            """Write the TOML file of a perspective of your own, as the command line takes it.

            Args:
                name: one word in small letters, as "economic".
                definition: one sentence: what the perspective asks of an article.
                cues: words and phrases that mark a sentence as bearing on it.
                title: what readers see; the name by default.
                colour: as #rrggbb.

            Returns:
                The file's text; one line that starts with "error:" where it cannot be made.
            """
            try:
                return as_toml(perspective_of(name, definition, cues or (), title, colour))
            except SummarizerError as error:
                return f"error: {error}"

        return make_perspective

    def perspective_lister(self) -> Callable[..., list[dict[str, str]]]:
        def perspectives() -> list[dict[str, str]]:
            """List the perspectives that this server knows: names, titles and definitions."""
            return [
                {"name": one.name, "title": one.title, "definition": one.definition}
                for one in self.known
            ]

        return perspectives

    def model_lister(self) -> Callable[..., list[str]]:
        def models() -> list[str]:
            """List the models that this server offers; the first is the default."""
            return list(self.desk.shelf.names)

        return models

    def _record(
        self, source: Source, names: list[str] | None, length: str, model: str, seed: int
    ) -> Record:
        return _as_record(self._made(source, names, length, model, seed))

    def _made(
        self, source: Source, names: list[str] | None, length: str, model: str = "", seed: int = 0
    ) -> Result | Failure:
        try:
            choices = choices_of(
                names, length, model, seed, known=self.known, shelf=self.desk.shelf
            )
        except SummarizerError as error:
            return _failure(error)
        return self._ordered(source, choices)

    def _ordered(self, source: Source, choices: Choices) -> Result | Failure:
        made: Result | Failure = self.desk.finish(self.desk.run(Order(source.read, choices)))
        return made


def _failure(error: SummarizerError) -> Failure:
    return Failure(type(error).__name__, str(error))


def _as_record(made: Result | Failure) -> Record:
    return _failed(made) if isinstance(made, Failure) else made.to_dict()


def _failed(failure: Failure) -> Record:
    return Result(id=None, title=None, model="", error=failure).to_dict()
