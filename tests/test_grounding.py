"""What the check says of a sentence: a table, and what holds for every article."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.grounding import Checked, Grounder, overall
from summarizer.grounding.findings import Facts, examine
from summarizer.grounding.source import read
from summarizer.grounding.support import support
from summarizer.models.contract import Request, Started
from summarizer.models.loading import load_model

FLOOD = Article.from_text(
    "Mayor Anna Lind of Norwood said on Monday that 14 people had died in the flood. "
    "The Tamsel river rose by 3 metres after two days of rain. "
    "Police suspected that vandals damaged the dam on May 29, 2019. "
    "President Karl Holm flew to Norwood on Tuesday. "
    '"We will rebuild every house," Holm said. '
    "Opposition leader Ruth Vega accused Holm of wasting 2.6 million dollars. "
    "He denied taking bribes. "
    "Insurers rejected 40% of the claims. "
    "The regional court did not freeze the budget. "
    "Vega defeated Holm in the 2017 election. "
    "The United Nations sent 104 engineers from Brazil. "
    "Exports fell sharply while unemployment increased."
)

FINE = [
    "Mayor Anna Lind of Norwood said on Monday that 14 people had died in the flood.",
    "14 people had died in the flood.",
    "Fourteen people died in the flood, Lind said.",
    "The Tamsel river rose by 3 metres.",
    "The river rose by three metres after two days of rain.",
    "Police suspect vandals damaged the dam on 29 May 2019.",
    'Holm promised: "We will rebuild every house."',
    "President Holm flew to Norwood.",
    "Vega accused Holm of wasting $2.6m.",
    "Insurers rejected 40 percent of the claims.",
    "The court did not freeze the budget.",
    "Holm was defeated by Vega in 2017.",
    "The UN sent 104 engineers.",
    "More than 100 Brazilian engineers were sent by the U.N.",
    "Exports fell.",
    "Holm denied taking bribes.",
]

WRONG = [
    ("15 people had died in the flood.", "number"),
    ("Dozens of people had died in the flood.", "number"),
    ("The Tamsel river rose by 3 feet.", "number"),
    ("Insurers rejected 14% of the claims.", "number"),
    ("Fewer than 100 engineers were sent by the United Nations.", "number"),
    ("Vega accused Holm of wasting 2.9 million dollars.", "number"),
    ("Vega defeated Holm in the 2018 election.", "number"),
    ("President Karl Holm flew to Norwood on Friday.", "date"),
    ("Police suspected that vandals damaged the dam on May 14, 2019.", "date"),
    ("Police suspected that vandals damaged the dam on May 29, 2016.", "date"),
    ("Mayor Anna Linde spoke of the flood in Norwood.", "name"),
    ("Mayor Anna Lind of Ashford said that 14 people had died in the flood.", "name"),
    ("Karl Vega flew to Norwood on Tuesday.", "name"),
    ("Tsarnaeve flew to Norwood on Tuesday.", "name"),
    ("She said 14 people had died, Brunhilde Castorp added.", "name"),
    ("President Anna Lind said 14 people had died.", "role"),
    ('Holm said "we shall rebuild every bridge".', "quotation"),
    ('"We will rebuild every house," Lind said.', "speaker"),
    ("The regional court froze the budget.", "negation"),
    ("The Tamsel river never rose by 3 metres.", "negation"),
    ("Vandals damaged the dam.", "hedge"),
    ("Holm defeated Vega in the 2017 election.", "relation"),
    ("Exports increased sharply.", "relation"),
    ("Insurers accepted 40% of the claims.", "relation"),
    ("Astronauts photographed penguins.", "word"),
    ("Lind defeated Holm in the 2017 election.", "relation"),
    ("Vega sent 104 engineers from Brazil.", "relation"),
]


def kinds(article: Article, sentence: str) -> set[str]:
    return {str(issue.kind) for issue in examine(sentence, Facts(read(article))).issues}


@pytest.mark.parametrize("sentence", FINE)
def test_what_the_article_says_has_no_issue(sentence: str) -> None:
    checked = Grounder().quick(FLOOD, sentence)
    assert checked.issues == ()
    assert checked.support > 0.5


@pytest.mark.parametrize(("sentence", "kind"), WRONG)
def test_what_it_does_not_say_is_named(sentence: str, kind: str) -> None:
    assert kind in kinds(FLOOD, sentence)


@pytest.mark.parametrize(("sentence", "message"), [
    ("15 people had died in the flood.", "the number 15 is not in the article"),
    ("Tsarnaeve flew to Norwood.", 'the name "Tsarnaeve" is not in the article'),
    ("Holm flew to Norwood on Friday.", "the day Friday is not in the article"),
    ("President Anna Lind spoke.", 'the article does not call Lind "president"'),
    ("Exports increased sharply.", 'the article says "fell", not "increased"'),
    ("Lind defeated Holm in the 2017 election.",
     'the article says this of "Vega", not of "Lind"'),
])  # fmt: skip
def test_messages_are_for_readers(sentence: str, message: str) -> None:
    assert message in Grounder().quick(FLOOD, sentence).issues


@pytest.mark.parametrize(("sentence", "evidence"), [
    ("The Tamsel river rose by 3 metres.", (1,)),
    ("Holm flew to Norwood after 14 people died in the flood.", (0, 3)),
    ("Insurers rejected 40% of the claims.", (7,)),
])  # fmt: skip
def test_evidence_is_few_sentences_in_reading_order(
    sentence: str, evidence: tuple[int, ...]
) -> None:
    assert Grounder().quick(FLOOD, sentence).evidence == evidence


def test_an_unsupported_fact_keeps_support_low() -> None:
    for sentence, kind in WRONG:
        if kind in ("name", "number", "date", "quotation", "role", "speaker"):
            assert Grounder().quick(FLOOD, sentence).support <= 0.5, sentence


def test_a_rewording_loses_support_without_losing_it_all() -> None:
    copied, reworded, invented = (
        Grounder().quick(FLOOD, sentence).support
        for sentence in (
            "The Tamsel river rose by 3 metres after two days of rain.",
            "Two days of rain lifted the Tamsel by 3 metres.",
            "Heavy snow froze the Tamsel for 9 weeks.",
        )
    )
    assert copied > reworded > invented
    assert reworded > 0.3


def test_a_candidate_may_use_only_the_sentences_it_was_written_from() -> None:
    grounder = Grounder()
    assert grounder.quick(FLOOD, "The Tamsel river rose by 3 metres.", within=[1]).issues == ()
    assert grounder.quick(FLOOD, "The river rose by 40 metres.", within=[1]).issues
    assert grounder.quick(FLOOD, "Vega saw the river rise by 3 metres.", within=[1]).issues
    assert grounder.quick(FLOOD, "The river rose.", within=[0, 1]).evidence == (1,)


def test_a_name_may_be_completed_from_the_article() -> None:
    said = '"We will rebuild every house," President Karl Holm said.'
    assert Grounder().quick(FLOOD, said, within=[4]).issues == ()


def test_a_pronoun_may_point_to_the_sentence_before() -> None:
    first, second = Grounder().check(
        FLOOD, ["Vega accused Holm of wasting 2.6 million dollars.", "He denied the claims."]
    )
    assert isinstance(first, Checked)
    assert second.issues == ()


def test_the_whole_is_no_higher_than_its_weakest_sentence() -> None:
    checked = Grounder().check(FLOOD, ["The Tamsel river rose by 3 metres.", "19 ships sank."])
    assert 0 <= overall(checked) <= min(one.support for one in checked)
    assert overall([]) == 0


@pytest.mark.parametrize(
    "sentence", ["", "   ", "...", "“”", "?", "19", "—", "北京", "'", "$", "A"]
)
def test_odd_sentences_are_answered(sentence: str) -> None:
    checked = Grounder().quick(FLOOD, sentence)
    assert 0 <= checked.support <= 1
    assert checked.text == sentence


NAMES = ("Lind", "Anna Holm", "Ruth Vega", "Norwood", "the minister", "Brazil", "police")
VERBS = ("praised", "did not visit", "may sue", "accused", "said he had seen", "denied knowing")
ENDS = ("on Monday", "for 14 days", "in May 2019", "with 3.5 million dollars", "last week", "again")
sentences = st.builds(
    lambda subject, verb, object_, end: (
        f"{subject[0].upper()}{subject[1:]} {verb} {object_} {end}."
    ),
    st.sampled_from(NAMES),
    st.sampled_from(VERBS),
    st.sampled_from(NAMES),
    st.sampled_from(ENDS),
)
articles = st.lists(sentences, min_size=1, max_size=8, unique=True).map(
    lambda found: Article.from_text(" ".join(found))
)


@settings(max_examples=60, deadline=None)
@given(articles, st.data())
def test_a_copied_sentence_is_supported_by_itself(article: Article, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(article.sentences))
    checked = Grounder().quick(article, sentence.text)
    assert checked.support >= 0.9
    assert checked.evidence == (sentence.index,)
    assert checked.issues == ()


@settings(max_examples=60, deadline=None)
@given(articles, st.data(), st.integers(min_value=101, max_value=9999))
def test_a_swapped_number_is_always_found(
    article: Article, data: st.DataObject, number: int
) -> None:
    with_number = [s.text for s in article.sentences if re.search(r"\d", s.text)]
    if not with_number or str(number) in article.text:
        return
    sentence = data.draw(st.sampled_from(with_number))
    swapped = re.sub(r"\d+(?:\.\d+)?", str(number), sentence, count=1)
    checked = Grounder().quick(article, swapped)
    assert checked.issues
    assert checked.support <= 0.5


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(st.text(max_size=120), max_size=4))
def test_any_text_gets_the_same_answer_twice(article: Article, texts: list[str]) -> None:
    first = Grounder().check(article, texts)
    assert first == Grounder().check(article, texts)
    assert all(0 <= one.support <= 1 for one in first)
    assert all(0 <= i < len(article.sentences) for one in first for i in one.evidence)


def test_a_model_adds_its_likelihood_in_one_pass(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load_model(tiny_model, torch.float32)
    calls: list[int] = []
    start = model.start

    def counted(requests: Sequence[Request]) -> Started:
        calls.append(len(requests))
        return start(requests)

    monkeypatch.setattr(model, "start", counted)
    texts = ["Two days of rain lifted the Tamsel.", "19 ships sank.", "...", ""]
    memory = model.encode([FLOOD])[0]
    checked, again = Grounder(model).check_all(FLOOD, [texts, texts], memory)
    assert calls == [2]  # with the article and without it, however many sentences there are
    assert checked == again == Grounder(model).check(FLOOD, texts)
    assert all(0 <= one.support <= 1 for one in checked)
    plain = Grounder().check(FLOOD, texts)
    assert [one.issues for one in checked] == [one.issues for one in plain]
    assert [one.evidence for one in checked] == [one.evidence for one in plain]


def test_no_likelihood_outweighs_an_invented_number() -> None:
    findings = examine("15 people had died in the flood.", Facts(read(FLOOD)))
    assert support(findings, likelihood=1000.0) <= 0.5
