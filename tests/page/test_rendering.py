"""What is drawn is escaped, and every mark leads to the sentence it names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from summarizer.article import Article
from summarizer.checking import check
from summarizer.genre import notice
from summarizer.grounding import Grounder
from summarizer.page import rendering
from summarizer.page.orders import Partial
from summarizer.page.ticket import Stage
from summarizer.perspectives import Perspective, built_in
from summarizer.result import Result
from tests.genre_articles import COLUMN
from tests.page.fakes import HOSTILE, TEXT_OF, hand_made

ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; said &#34;no&#34; &amp; &#39;yes&#39;"


def drawn(result: Result | None = None) -> str:
    return str(rendering.result_view(result or hand_made(), built_in()))


class TestHostileText:
    def test_text_of_an_article_is_never_html(self) -> None:
        html = drawn()
        assert "<script" not in html
        assert "<b>title" not in html
        assert "<i>sovereignty" not in html
        assert ESCAPED in html

    def test_markdown_of_an_article_stays_as_it_is(self) -> None:
        assert "**bold** [x](http://x)" in drawn()
        assert "<strong>bold" not in drawn()

    def test_a_comparison_escapes_too(self) -> None:
        html = str(rendering.comparison_view(hand_made(), built_in()))
        assert "<script" not in html
        assert "<b>title" not in html
        assert ESCAPED in html

    def test_a_check_escapes_article_summary_and_issues(self) -> None:
        article = Article.from_text(TEXT_OF, title="<b>title</b>")
        found = check(Grounder(), article, "<img src=x onerror=alert(1)> killed 77 people.")
        html = str(rendering.check_view(found, article))
        assert "<img" not in html
        assert "<b>title" not in html

    def test_a_perspective_of_a_visitor_escapes(self) -> None:
        mine = Perspective("mine", "<script>x</script>", title="<img src=x>", cues=("</pre><b>",))
        html = str(rendering.overview([mine])) + str(rendering.perspective_sheet(mine))
        assert "<script" not in html
        assert "<img" not in html
        assert "</pre><b>" not in html

    def test_an_error_is_one_line(self) -> None:
        assert "no &lt;b&gt; here" in rendering.failed("no\n <b>\there")


class TestEvidence:
    def test_marks_count_from_one_and_lead_to_the_sentence_they_name(self) -> None:
        html = drawn()
        assert 'data-evidence="0 1"' in html
        assert re.search(r'data-goto="1"[^>]*>\[2\]</button>', html)
        assert re.search(r'data-sentence="1"><span class="ps-number">2</span>', html)

    def test_every_mark_leads_to_a_line_of_the_article(self) -> None:
        html = drawn()
        targets = set(re.findall(r'data-goto="(\d+)"', html))
        assert targets
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


class TestProgress:
    @pytest.mark.parametrize("stage", ["writing", "a new stage"])
    def test_a_stage_is_told_with_its_seconds(self, stage: str) -> None:
        assert 'data-elapsed="3"' in rendering.working(Stage(stage), 3.2)

    def test_who_waits_is_told_how_many_are_ahead(self) -> None:
        assert "busy: 3 ahead of you" in rendering.working(Stage("waiting", 3), 1)

    def test_what_is_ready_is_shown_and_the_rest_is_pending(self) -> None:
        result = hand_made()
        assert result.article is not None
        partial = Partial(result.article, {"security": result["security"]})
        html = str(rendering.partial_view(partial, built_in()))
        assert "The army acted." in html
        assert html.count("Being written and checked") == 2
        assert HOSTILE.split()[0] not in html

    def test_what_is_no_report_is_said_from_the_first_summary_on(self) -> None:
        title, _, body = COLUMN.partition("\n")
        article = Article.from_text(body, title=title)
        partial = str(rendering.partial_view(Partial(article, {}), built_in()))
        whole = drawn(replace(hand_made(article), notice=notice(article)))
        for html in (partial, whole):
            before, _, after = html.partition('<p class="ps-notice" role="note">')
            assert "ps-card" not in before
            assert "not as a news report" in after
        assert "ps-notice" not in drawn()

    def test_before_the_first_result_the_perspectives_introduce_themselves(self) -> None:
        html = rendering.overview(built_in())
        assert all(one.title in html for one in built_in())


class TestCheck:
    def test_each_sentence_has_a_verdict_in_words_and_a_reason(self) -> None:
        article = Article.from_text(TEXT_OF)
        summary = "The army closed the northern border on Monday. The army killed 77 people."
        html = str(rendering.check_view(check(Grounder(), article, summary), article))
        good, bad = html.split("</li>", 1)[0], html.split('data-position="1"')[1]
        assert "Supported" in good
        assert "Unsupported" in bad
        assert "77" in bad.split("ps-issues")[1]


class TestComparison:
    def test_what_is_no_report_is_said_here_too(self) -> None:
        opinion = replace(hand_made(), notice="An <b>opinion</b>.")
        html = str(rendering.comparison_view(opinion, built_in()))
        assert "An &lt;b&gt;opinion&lt;/b&gt;." in html.partition("ps-panes-even")[0]

    def test_bars_are_as_high_as_the_relevance_and_marked_where_used(self) -> None:
        html = str(rendering.comparison_view(hand_made(), built_in()))
        assert re.search(r'ps-cell ps-used" style="--heat:25%" data-sentence="1"', html)
        assert "Neutral: of 4 sentences, sentences 3 and 4 bear on it" in html

    def test_the_same_stands_there_in_numbers(self) -> None:
        html = str(rendering.comparison_view(hand_made(), built_in()))
        assert html.count("<tr data-sentence=") == 4

    def test_one_summary_alone_has_nothing_to_be_compared_with(self) -> None:
        html = str(rendering.comparison_view(hand_made(), built_in()[:1]))
        assert html == str(rendering.nothing_to_compare())
