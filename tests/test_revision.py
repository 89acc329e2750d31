"""The last look at a summary as a whole."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.grounding import Checked
from summarizer.result import Origin, SummarySentence
from summarizer.revision import revise

ARTICLE = Article.from_text("The council closed the harbour on Monday. Nobody was hurt there.")
WRITTEN = SummarySentence("The council closed the harbour.", 0.9, (0,), Origin.MODEL)


def revised(*pairs):
    sentences = [sentence for sentence, _ in pairs]
    verdicts = [
        Checked(sentence.text, support, sentence.evidence, issues)
        for sentence, (support, issues) in pairs
    ]
    return revise(sentences, verdicts, ARTICLE)


def test_a_supported_sentence_stays_with_the_support_of_the_whole_check():
    (sentence,) = revised((WRITTEN, (0.83, ())))
    assert (sentence.text, sentence.support) == (WRITTEN.text, 0.83)


def test_a_doubtful_sentence_is_replaced_by_its_source_and_marked():
    for verdict in [(0.2, ()), (0.95, ("the number 14 is not in the article",))]:
        (sentence,) = revised((WRITTEN, verdict))
        assert sentence.text == "The council closed the harbour on Monday."
        assert sentence.origin is Origin.SOURCE
        assert sentence.evidence == (0,)


def test_what_was_said_already_is_dropped():
    again = SummarySentence("The council has closed the harbour.", 0.9, (0,), Origin.CUT)
    other = SummarySentence("Nobody was hurt there.", 1.0, (1,), Origin.SOURCE)
    texts = [
        one.text for one in revised((WRITTEN, (0.9, ())), (again, (0.9, ())), (other, (1, ())))
    ]
    assert texts == [WRITTEN.text, other.text]


def test_a_source_sentence_is_its_own_evidence_whatever_the_check_says():
    source = SummarySentence("Nobody was hurt there.", 1.0, (1,), Origin.SOURCE)
    assert revised((source, (0.1, ("odd",)))) == (source,)


def test_an_abbreviation_that_is_never_used_is_struck():
    named = SummarySentence("The Harbour Safety Board (HSB) met.", 1.0, (0,), Origin.SOURCE)
    (sentence,) = revised((named, (1.0, ())))
    assert sentence.text == "The Harbour Safety Board met."
    assert sentence.origin is Origin.CUT
