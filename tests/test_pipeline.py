"""The flow from an article to its summaries, on tiny random models that write nonsense.

Whatever such a model writes, what is shown must be true to the article: that is the point.
"""

from __future__ import annotations

import json

import pytest

from eval.metrics import unsupported
from summarizer import Article, Perspective, Summarizer
from summarizer.errors import InputError
from summarizer.ingest import read_article
from summarizer.models.contract import Seq2Seq
from summarizer.models.decoding import DecodingSettings
from summarizer.models.loading import load_model
from summarizer.perspectives import built_in
from summarizer.planning import LONG, SHORT
from summarizer.result import Origin
from tests.genre_articles import COLUMN

EXAMPLE = "examples/01-mexico-drone-flights.txt"
FOOTBALL = "examples/11-cup-semi-final.txt"
BRIEF = DecodingSettings(candidates=2, max_tokens=30)


@pytest.fixture(scope="module")
def summarizer(tiny_model):
    return Summarizer(tiny_model, settings=BRIEF)


@pytest.fixture(scope="module")
def result(summarizer):
    return summarizer.summarize(read_article(EXAMPLE))


def test_every_perspective_has_a_summary_and_every_sentence_its_evidence(result):
    assert list(result.summaries) == ["neutral", "sovereignty", "security"]
    for summary in result.summaries.values():
        assert summary.sentences
        for sentence in summary.sentences:
            assert sentence.evidence
            assert 0.7 <= sentence.support <= 1
            assert all(0 <= index < len(result.article.sentences) for index in sentence.evidence)


def test_nothing_is_shown_that_the_article_lacks(result):
    for summary in result.summaries.values():
        assert unsupported(summary.text, result.article.text) == []


def test_the_framings_differ(result):
    assert result["sovereignty"].text != result["security"].text


def test_an_article_without_an_angle_gets_a_reason_instead(summarizer):
    result = summarizer.summarize(read_article(FOOTBALL))
    for name in ("sovereignty", "security"):
        assert result[name].abstained
        assert result[name].text is None
        assert result[name].reason
    assert not result["neutral"].abstained


def test_the_same_input_gives_the_same_record(summarizer, result):
    again = summarizer.summarize(read_article(EXAMPLE)).to_dict()
    first = result.to_dict()
    assert {**again, "elapsed_s": 0} == {**first, "elapsed_s": 0}


def test_the_record_is_the_contract(result):
    record = json.loads(json.dumps(result.to_dict()))
    assert set(record) == {
        "id", "title", "model", "elapsed_s", "error", "notice", "sentences", "summaries",
    }  # fmt: skip
    assert record["error"] is None
    assert record["notice"] is None
    for number, sentence in enumerate(record["sentences"]):
        assert sentence["index"] == number
        assert set(sentence["relevance"]) == {"neutral", "sovereignty", "security"}
        assert 0 <= sentence["relevance"]["security"] <= 1
    shown = record["summaries"]["sovereignty"]
    assert set(shown) == {"text", "abstained", "reason", "sentences"}
    assert set(shown["sentences"][0]) == {"text", "support", "evidence", "origin"}


def test_an_opinion_comes_with_a_notice(summarizer):
    title, _, body = COLUMN.partition("\n")
    record = summarizer.summarize(Article.from_text(body, title=title)).to_dict()
    assert record["notice"].startswith("This reads as an opinion piece")


def test_lengths_are_as_asked(summarizer):
    article = read_article(EXAMPLE)
    words = [
        len(summarizer.summarize(article, length=length)["neutral"].text.split())
        for length in (SHORT, LONG)
    ]
    assert words[0] < words[1]


def test_a_perspective_needs_only_a_name_and_a_definition(summarizer):
    water = Perspective(name="water", definition="who controls and uses the river's water")
    article = read_article("examples/05-river-dam-treaty.txt")
    result = summarizer.summarize(article, [water])
    assert list(result.summaries) == ["water"]
    assert "water" in result["water"].text.lower()


def test_text_that_is_too_short_is_an_input_error(summarizer):
    with pytest.raises(InputError):
        summarizer.summarize("Too short.")


def test_a_batch_is_lazy_and_goes_on_after_a_failure(summarizer):
    taken = []

    def stream():
        for text in ["Too short.", read_article(EXAMPLE), "", read_article(FOOTBALL)]:
            taken.append(text)
            yield text

    results = summarizer.batch(stream(), size=2)
    first = next(results)
    assert len(taken) == 2
    assert (first.error.type, dict(first.summaries)) == ("InputError", {})
    assert [one.error is None for one in results] == [True, False, True]


def test_a_batch_gives_the_same_text_as_one_by_one(summarizer, result):
    (_, together) = summarizer.batch([read_article(FOOTBALL), read_article(EXAMPLE)], size=2)
    assert together.to_dict()["summaries"] == result.to_dict()["summaries"]


def test_an_article_that_breaks_the_model_does_not_take_the_others_with_it(tiny_model):
    engine = load_model(tiny_model)
    encode = engine.encode

    def fragile(articles, wanted=None):
        if any("council" in article.text for article in articles):
            raise RuntimeError("out of memory")
        return encode(articles, wanted)

    engine.encode = fragile  # type: ignore[method-assign]
    broken = Article.from_text("The council closed the harbour on Monday. Nobody was hurt there.")
    results = list(Summarizer(engine, settings=BRIEF).batch([broken, read_article(FOOTBALL)]))
    assert [one.error and one.error.type for one in results] == ["RuntimeError", None]


def test_a_group_too_big_for_the_memory_is_halved(tiny_model):
    engine = load_model(tiny_model)
    encode, sizes = engine.encode, []

    def small(articles, wanted=None):
        sizes.append(len(articles))
        if len(articles) > 2:
            raise MemoryError("no room")
        return encode(articles, wanted)

    engine.encode = small  # type: ignore[method-assign]
    articles = [Article.from_text(f"The quay closed at {n}. Nobody was hurt.") for n in range(5)]
    neutral = [one for one in built_in() if one.name == "neutral"]
    results = list(Summarizer(engine, neutral, settings=BRIEF).batch(articles, size=5))
    assert [one.error for one in results] == [None] * 5
    assert [one.article for one in results] == articles
    assert sizes == [5, 2, 3, 1, 2]


def test_what_is_no_text_is_an_error_in_a_batch(summarizer):
    [one] = summarizer.batch([None])
    assert "An article is text, not NoneType" in one.error.message


def test_six_thousand_words_keep_their_end(summarizer):
    filler = "The mayor opened a bakery in the old town and tasted the bread there. " * 480
    end = (
        "Arvenia's parliament declared independence from Belmark on Friday. The foreign minister "
        "said that Arvenia alone decides who may cross its territory and its airspace. Belmark "
        "called the declaration a violation of its sovereignty and recalled its ambassador. "
        "Two neighbouring states recognised Arvenia within hours, and Belmark threatened them with "
        "sanctions. Arvenia's government said that its borders are not for negotiation."
    )
    result = summarizer.summarize(Article.from_text(filler + end))
    assert not result["sovereignty"].abstained
    assert all(sentence.evidence[0] >= 480 for sentence in result["sovereignty"].sentences)


def test_a_model_that_reports_a_false_fact_is_overruled(tiny_model):
    """The strongest case: whatever the decoder says, only grounded text reaches the reader."""
    engine: Seq2Seq = load_model(tiny_model)
    lie = "President Nobody ordered 9,999 strikes on Atlantis."

    class Liar:
        def __getattr__(self, name):
            return getattr(engine, name)

        @property
        def tokenizer(self):
            words = engine.tokenizer

            class Lying:
                def __getattr__(self, name):
                    return getattr(words, name)

                def __call__(self, *args, **kwargs):
                    return words(*args, **kwargs)

                def decode(self, *_, **__):
                    return lie

            return Lying()

    shown = Summarizer(Liar(), settings=BRIEF).summarize(read_article(EXAMPLE))
    for summary in shown.summaries.values():
        assert "Atlantis" not in summary.text
        assert {one.origin for one in summary.sentences} <= {Origin.SOURCE, Origin.CUT}
