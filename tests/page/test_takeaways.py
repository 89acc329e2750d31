"""What visitors take along: Markdown, JSON, a web page, the file of a perspective."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import PerspectiveError
from summarizer.page import rendering
from summarizer.page.badge import badges
from summarizer.page.colour import DARK_PAGE, LIGHT_PAGE, contrast, shades
from summarizer.page.markdown import as_markdown, plain
from summarizer.page.perspective_file import as_toml, cues_of, perspective_of
from summarizer.page.rendering.actions import actions_for_one
from summarizer.page.web_page import as_web_page
from summarizer.perspectives import Perspective, built_in, load_perspective
from tests.page.fakes import hand_made


def downloads() -> dict[str, str]:
    """File name to content of all downloads of a result."""
    html = str(rendering.result_view(hand_made(title="<b>../etc/passwd</b>"), built_in()))
    found = re.findall(r'download="([^"]+)" href="data:[^;"]+;base64,([^"]+)"', html)
    return {name: b64decode(data).decode() for name, data in found}


class TestDownloads:
    def test_there_is_one_of_each_format_for_all_and_for_each(self) -> None:
        assert sorted(downloads()) == sorted(
            f"b-etc-passwd-b{who}.{ending}"
            for who in ("", "-neutral", "-sovereignty", "-security")
            for ending in ("md", "json", "html")
        )

    def test_the_json_is_the_record(self) -> None:
        record = hand_made(title="<b>../etc/passwd</b>").to_dict()
        assert json.loads(downloads()["b-etc-passwd-b.json"]) == record

    def test_the_json_of_one_is_its_summary(self) -> None:
        record = json.loads(downloads()["b-etc-passwd-b-security.json"])
        assert record["perspective"] == "security"
        assert record["text"] == "The army acted."


class TestWebPage:
    def test_it_escapes_and_loads_nothing(self) -> None:
        page = as_web_page(hand_made(), built_in(), whole=True)
        assert "<script" not in page
        assert "<b>title" not in page
        assert "default-src 'none'" in page
        assert not re.search(r'(src|href)="(?!#)', page)

    def test_marks_lead_to_sentences_that_are_there(self) -> None:
        for whole in (True, False):
            page = as_web_page(hand_made(), built_in()[:1], whole=whole)
            targets = set(re.findall(r'href="#(s\d+)"', page))
            assert targets == {"s1", "s2", "s4"}
            assert targets <= set(re.findall(r'<li id="(s\d+)"', page))

    def test_the_evidence_alone_is_not_the_article(self) -> None:
        assert 'id="s3"' not in as_web_page(hand_made(), built_in()[:1], whole=False)


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

    def test_what_is_no_report_is_said_in_every_format(self) -> None:
        opinion = replace(hand_made(), notice="An *opinion*.")
        assert r"**An \*opinion\*.**" in as_markdown(opinion, built_in()).split("## ")[0]
        page = as_web_page(opinion, built_in(), whole=True)
        assert "An *opinion*." in page.partition("<section>")[0]
        links = str(actions_for_one(opinion, built_in()[2]))
        data = re.findall(r"data:application/json;base64,([^\"]+)", links)
        assert json.loads(b64decode(data[0]))["notice"] == "An *opinion*."


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


class TestPerspectiveFile:
    @given(definition=WORDS, title=WORDS, cues=st.lists(WORDS, max_size=5))
    def test_the_command_line_reads_what_the_form_made(
        self, tmp_path_factory: pytest.TempPathFactory, definition: str, title: str, cues: list[str]
    ) -> None:
        try:
            made = perspective_of("mine", definition, cues, title, "#123456")
        except PerspectiveError:
            return  # a definition of nothing but spaces
        file: Path = tmp_path_factory.mktemp("made") / "mine.toml"
        file.write_text(as_toml(made), encoding="utf-8")
        assert load_perspective(file) == made

    def test_cues_stand_between_commas_or_on_lines(self) -> None:
        assert cues_of("tariff, trade deal;\n jobs\n\n,") == ["tariff", "trade deal", "jobs"]

    @pytest.mark.parametrize(
        ("name", "definition", "colour", "told"),
        [("", "x", "", "no name"), ("../x", "x", "", "lower-case"), ("a", " ", "", "definition"),
         ("a", "x" * 601, "", "too long"), ("security", "x", "", "already"),
         ("a", "x", "red", "#1f6feb")],
    )  # fmt: skip
    def test_a_mistake_in_the_form_is_told(
        self, name: str, definition: str, colour: str, told: str
    ) -> None:
        with pytest.raises(PerspectiveError, match=told):
            perspective_of(name, definition, [], "", colour, taken=["security"])


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
