"""The page: what is drawn is escaped, marks lead to the right sentences, and a browser shows it."""

from __future__ import annotations

import json
import re
import shutil
import socket
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.article import Article
from summarizer.errors import InputError, PerspectiveError
from summarizer.page import rendering
from summarizer.page.api import choose, endpoint
from summarizer.page.badge import badges
from summarizer.page.colour import DARK_PAGE, LIGHT_PAGE, contrast, shades
from summarizer.page.desk import Desk, Order
from summarizer.page.markdown import as_markdown, plain
from summarizer.page.source import ADDRESS, FILE, TEXT, Source, examples
from summarizer.perspectives import Perspective, built_in
from summarizer.planning.length import MEDIUM, Length
from summarizer.result import Failure, Origin, Result, Summary, SummarySentence

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = "<script>alert(1)</script> said \"no\" & 'yes' **bold** [x](http://x) {{value}} ${1}."
TEXT_OF = (
    f"{HOSTILE} The army closed the northern border on Monday. Both governments agreed to talk.\n\n"
    "Nothing else happened there on Tuesday morning."
)


def hand_made(article: Article | None = None, title: str = "A <b>title</b>") -> Result:
    """A result with a sentence of the model, one of the article's own, and an abstention."""
    article = article or Article.from_text(TEXT_OF, title=title)
    last = len(article.sentences) - 1
    written = SummarySentence(f"It was {HOSTILE}", 0.914, (0, 1))
    own = SummarySentence(article.sentences[last].text, 1.0, (last,), Origin.SOURCE)
    summaries = {
        "neutral": Summary("neutral", (written, own)),
        "sovereignty": Summary("sovereignty", reason="Nothing on <i>sovereignty</i> here."),
        "security": Summary("security", (SummarySentence("The army acted.", 0.8, (1,)),)),
    }
    relevance = dict.fromkeys(summaries, (0.5,) * (last + 1))
    return Result(None, article.title, "fake", article, summaries, relevance, 1.5)


class FakeSummarizer:
    """Answers with the hand-made result; ``hold`` keeps it at a stage until it is set."""

    def __init__(self, hold: threading.Event | None = None) -> None:
        self.hold = hold
        self.asked: list[str] = []

    def summarize(
        self,
        article: Article | str,
        perspectives: Sequence[Perspective] | None = None,  # noqa: ARG002
        *,
        length: Length | None = None,  # noqa: ARG002
        on_stage: Callable[[str], None] | None = None,
    ) -> Result:
        assert isinstance(article, Article)
        for stage in ("planning", "encoding", "writing", "checking"):
            self.asked.append(stage)
            if on_stage:
                on_stage(stage)
            if self.hold:
                self.hold.wait(10)
        if "explode" in article.text:
            raise RuntimeError("a detail for the log only")
        return hand_made(article)


def order(text: str = TEXT_OF) -> Order:
    return Order(Source(TEXT, text).read, built_in(), MEDIUM)


def drawn(result: Result | None = None) -> str:
    return str(rendering.result_view(result or hand_made(), built_in()))


class TestRendering:
    def test_text_of_an_article_is_never_html(self) -> None:
        html = drawn()
        assert "<script" not in html
        assert "<b>title" not in html
        assert "<i>sovereignty" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; said &#34;no&#34; &amp; &#39;yes&#39;" in html

    def test_markdown_of_an_article_stays_as_it_is(self) -> None:
        assert "**bold** [x](http://x)" in drawn()
        assert "<strong>bold" not in drawn()

    def test_marks_count_from_one_and_lead_to_the_sentence_they_name(self) -> None:
        html = drawn()
        assert 'data-evidence="0 1"' in html
        assert re.search(r'data-goto="1"[^>]*>\[2\]</button>', html)
        assert re.search(r'data-sentence="1"><span class="ps-number">2</span>', html)

    def test_every_mark_leads_to_a_line_of_the_article(self) -> None:
        html = drawn()
        targets = set(re.findall(r'data-goto="(\d+)"', html))
        assert targets <= set(re.findall(r'data-sentence="(\d+)"', html))

    def test_article_sentences_name_the_summaries_that_used_them(self) -> None:
        line = drawn().split('data-sentence="1"')[1].split("</li>")[0]
        assert "Used by Neutral, sentence 1" in line
        assert "Used by Security, sentence 1" in line

    def test_support_and_the_articles_own_sentence_are_marked(self) -> None:
        html = drawn()
        assert "Support 91%" in html
        assert html.count("Article’s own sentence") == 1

    def test_an_abstention_shows_its_reason(self) -> None:
        assert "Nothing on &lt;i&gt;sovereignty&lt;/i&gt; here." in drawn()

    def test_perspectives_that_were_not_asked_for_are_not_drawn(self) -> None:
        html = str(rendering.result_view(hand_made(), built_in()[:1]))
        assert 'data-perspective="security"' not in html

    def test_the_download_is_the_record(self) -> None:
        data = re.search(r'href="data:application/json;base64,([^"]+)"', drawn())
        assert data is not None
        assert json.loads(b64decode(data[1])) == hand_made().to_dict()

    def test_a_file_name_holds_nothing_but_letters_and_digits(self) -> None:
        assert 'download="b-etc-passwd-b.json"' in drawn(hand_made(title="<b>../etc/passwd</b>"))

    @pytest.mark.parametrize("stage", ["writing", "a new stage"])
    def test_a_stage_is_told_with_its_seconds(self, stage: str) -> None:
        assert 'data-elapsed="3"' in rendering.working(stage, 3.2)

    def test_an_error_is_one_line(self) -> None:
        assert "no &lt;b&gt; here" in rendering.failed("no\n <b>\there")

    def test_before_the_first_result_the_perspectives_introduce_themselves(self) -> None:
        html = rendering.overview(built_in())
        assert all(one.title in html for one in built_in())


class TestMarkdown:
    def test_text_keeps_its_characters_but_loses_their_meaning(self) -> None:
        assert plain("**a** [b](c) <i> `d` &amp;") == (r"\*\*a\*\* \[b\](c) \<i\> \`d\` \&amp;")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("# no title", r"\# no title"), ("- no list", r"\- no list"),
         ("1. no list", r"1\. no list"), ("2026 was a year", "2026 was a year"),
         ("a\n\n# b", r"a \# b")],
    )  # fmt: skip
    def test_a_sentence_never_starts_a_block(self, text: str, expected: str) -> None:
        assert plain(text) == expected

    def test_it_holds_summaries_evidence_and_what_they_are(self) -> None:
        text = as_markdown(hand_made(), built_in())
        assert "<script" not in text.replace(r"\<", "")
        assert r"\[1\]\[2\] (support 91%)" in text
        assert "the article's own sentence" in text
        assert "No summary from this perspective." in text
        assert "## Evidence" in text
        assert "Machine-written" in text


class TestColoursAndBadges:
    @pytest.mark.parametrize("colour", ["#475569", "#1d5fa8", "#b3401a", "#ffff00", "#000000"])
    def test_every_colour_can_be_read_on_both_pages(self, colour: str) -> None:
        found = shades(colour)
        assert contrast(found.light, LIGHT_PAGE) >= 5.5
        assert contrast(found.dark, DARK_PAGE) >= 5.5

    def test_contrast_is_that_of_wcag(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)

    def test_badges_differ(self) -> None:
        assert badges(built_in()) == {"neutral": "N", "sovereignty": "So", "security": "Se"}

    def test_alike_titles_are_numbered(self) -> None:
        twins = [Perspective("one", "x", title="Water"), Perspective("two", "y", title="Water")]
        assert badges(twins) == {"one": "1", "two": "2"}


class TestSource:
    @pytest.mark.parametrize("kind", [TEXT, ADDRESS, FILE])
    def test_nothing_given_says_what_to_do(self, kind: str) -> None:
        with pytest.raises(InputError, match="yet"):
            Source(kind).read()

    def test_a_file_is_named_without_the_servers_folder(self, tmp_path: Path) -> None:
        file = tmp_path / "short.txt"
        file.write_text("Too short.", encoding="utf-8")
        with pytest.raises(InputError, match=r"^short\.txt is too short"):
            Source(FILE, file=str(file)).read()

    def test_an_address_inside_the_network_is_refused(self) -> None:
        with pytest.raises(InputError, match="private"):
            Source(ADDRESS, address="127.0.0.1/secret").read()

    def test_examples_are_articles(self) -> None:
        for text in examples().values():
            assert Source(TEXT, text).read().title


class TestDesk:
    def test_stages_come_first_and_the_result_last(self) -> None:
        updates = [one for one in Desk(FakeSummarizer).run(order()) if one is not None]
        assert updates[:3] == ["reading", "loading", "planning"]
        assert isinstance(updates[-1], Result)

    def test_the_model_is_loaded_once(self) -> None:
        made: list[FakeSummarizer] = []
        desk = Desk(lambda: made.append(FakeSummarizer()) or made[-1])  # type: ignore[func-returns-value]
        desk.finish(order())
        desk.finish(order())
        assert len(made) == 1

    def test_a_known_error_is_shown_as_it_is(self) -> None:
        failure = Desk(FakeSummarizer).finish(order("Too short."))
        assert isinstance(failure, Failure)
        assert failure.type == "InputError"
        assert "too short" in failure.message

    def test_an_unknown_error_shows_no_detail(self) -> None:
        failure = Desk(FakeSummarizer).finish(order(f"{TEXT_OF} Please explode."))
        assert isinstance(failure, Failure)
        assert "RuntimeError" in failure.message
        assert "detail" not in failure.message

    def test_a_stopped_order_ends_at_once_and_its_work_at_the_next_stage(self) -> None:
        hold = threading.Event()
        fake = FakeSummarizer(hold)
        desk = Desk(lambda: fake)
        updates = []
        for update in desk.run(order(), "visitor"):
            updates.append(update)
            if update == "planning":
                desk.stop("visitor")
        assert not any(isinstance(one, Result | Failure) for one in updates)
        hold.set()
        assert isinstance(desk.finish(order()), Result)
        assert fake.asked.count("writing") == 1

    def test_a_second_visitor_waits_for_the_model(self) -> None:
        hold = threading.Event()
        desk = Desk(lambda: FakeSummarizer(hold))
        first = desk.run(order(), "first")
        assert any(update == "planning" for update in first)
        second = desk.run(order(), "second")
        assert any(update == "waiting" for update in second)
        hold.set()
        assert any(isinstance(update, Result) for update in second)


class TestEndpoint:
    def test_it_answers_with_the_record(self) -> None:
        record = endpoint(Desk(FakeSummarizer), built_in())(TEXT_OF, None, "short")
        assert record["error"] is None
        assert set(record["summaries"]) == {"neutral", "sovereignty", "security"}

    @pytest.mark.parametrize(
        ("text", "names", "length", "error"),
        [("Too short.", None, "short", "InputError"), (TEXT_OF, None, "endless", "InputError"),
         (TEXT_OF, [], "short", "PerspectiveError"),
         (TEXT_OF, ["/etc/passwd"], "short", "PerspectiveError")],
    )  # fmt: skip
    def test_a_failure_is_a_record_too(
        self, text: str, names: list[str] | None, length: Any, error: str
    ) -> None:
        record = endpoint(Desk(FakeSummarizer), built_in())(text, names, length)
        assert record["error"]["type"] == error
        assert record["summaries"] == {}

    def test_perspectives_are_names_and_never_files(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text('name = "mine"\ndefinition = "x"', encoding="utf-8")
        with pytest.raises(PerspectiveError):
            choose([str(file)], built_in())

    def test_it_works_with_a_model(self, tiny_model: str) -> None:
        from summarizer.pipeline import Summarizer

        record = endpoint(Desk(lambda: Summarizer(tiny_model)), built_in())(
            TEXT_OF, ["neutral"], "short"
        )
        assert record["error"] is None
        assert list(record["summaries"]) == ["neutral"]


class TestPage:
    def test_only_the_endpoint_is_public(self) -> None:
        from summarizer.page import build

        config: Any = build(FakeSummarizer).get_config_file()
        public = [one for one in config["dependencies"] if one["api_visibility"] == "public"]
        assert [one["api_name"] for one in public] == ["summarize"]

    def test_it_is_built_without_examples(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from summarizer.page import build, source

        monkeypatch.setattr(source, "_EXAMPLES", Path("no such folder"))
        assert "Or choose an example" not in json.dumps(build(FakeSummarizer).get_config_file())

    def test_it_has_no_font_script_or_style_of_another_host(self) -> None:
        from summarizer.page.server import launch_options, theme

        options = launch_options()
        assert not re.search(r"https?://|@import|@font-face", options["css"] + options["head"])
        assert theme()._stylesheets == []
        assert theme()._font_css == []

    def test_a_taken_port_is_said_in_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from summarizer.page import launch, server

        monkeypatch.setattr(server, "_summarizer", lambda _: FakeSummarizer())
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            with pytest.raises(OSError, match="the port is taken"):
                launch(port=taken.getsockname()[1])

    def test_the_server_gives_out_no_files_and_remembers_no_articles(self) -> None:
        from summarizer.page.server import launch_options

        options = launch_options()
        assert options["allowed_paths"] == []
        assert options["share"] is options["run_history"] is options["enable_monitoring"] is False


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the page is served with the fake."""
    from summarizer.page import build
    from summarizer.page.server import launch_options

    page = build(FakeSummarizer)
    _, address, _ = page.launch(
        server_name="127.0.0.1", prevent_thread_lock=True, **launch_options()
    )
    yield address
    page.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the package playwright is not installed"
    )
    if CHROMIUM is None:
        pytest.skip("the browser chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The opened page; it fails if anything is asked of another host."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("#ps-summarize")
    yield page
    strangers = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    page.close()
    assert strangers == []


class TestBrowser:
    def test_an_article_is_summarized_and_its_evidence_lights_up(self, page: Page) -> None:
        summarize(page, TEXT_OF)
        page.wait_for_selector(".ps-article")
        assert page.evaluate("document.querySelectorAll('.ps-result script').length") == 0
        assert HOSTILE in page.locator(".ps-line .ps-text").first.inner_text()

        page.locator(".ps-sentence").first.hover()
        assert lit(page, ".ps-line", "sentence") == ["0", "1"]
        page.locator(".ps-line").nth(1).hover()
        assert lit(page, ".ps-sentence", "position") == ["0", "0"]

        page.locator(".ps-card[data-perspective=security] .ps-mark").focus()
        assert lit(page, ".ps-line", "sentence") == ["1"]
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.closest('.ps-line').dataset.sentence")
        assert focused == "1"

    def test_an_error_is_shown_and_the_next_try_works(self, page: Page) -> None:
        summarize(page, "")
        page.wait_for_selector(".ps-error")
        assert "There is no article yet" in page.locator(".ps-error").inner_text()
        summarize(page, TEXT_OF)
        page.wait_for_selector(".ps-article")
        assert page.locator(".ps-error").count() == 0


def summarize(page: Page, text: str) -> None:
    page.get_by_label("Article", exact=True).fill(text)
    time.sleep(0.3)  # the page sends what is typed with a delay
    page.locator("#ps-summarize").click()


def lit(page: Page, selector: str, name: str) -> list[str]:
    found: list[str] = page.evaluate(
        "([what, name]) => [...document.querySelectorAll(what)].map((one) => one.dataset[name])",
        [f"{selector}.ps-lit", name],
    )
    return found
