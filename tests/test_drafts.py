"""Which texts may stand for a focus, and which of them is shown."""

from __future__ import annotations

import pytest
import torch

from summarizer.article import Article
from summarizer.drafts import (
    ACCEPTED_SUPPORT,
    Draft,
    as_it_stands,
    choose,
    complete_sentences,
)
from summarizer.grounding import Grounder
from summarizer.models.contract import Memory
from summarizer.models.decoding import Candidate
from summarizer.result import Origin

TEXT = (
    "Government forces killed four rebels in a gun battle in the northern province on Tuesday. "
    "The frigate entered the strait, which is narrow, without consent, Dalmar said. "
    "No shots were fired."
)
ARTICLE = Article.from_text(TEXT)


def options(focus, *texts, may_reword=False):
    candidates = [Candidate(text) for text in texts]
    return Draft(ARTICLE, focus, may_reword).options(candidates, Grounder())


def shown(found):
    return [option.text for option in found]


def test_the_source_as_it_stands_is_always_an_option_and_the_first():
    (option,) = options((2,))
    assert option.text == "No shots were fired."
    assert option.sentences[0].origin is Origin.SOURCE
    assert option.sentences[0].evidence == (2,)


def test_what_is_surely_of_the_page_is_never_shown_nor_written_from():
    text = "Add Interest The frigate entered the strait on Monday. Image caption A frigate waits."
    article = Article.from_text(text)
    draft = Draft(article, (0,))
    struck = "The frigate entered the strait on Monday."
    (sentence,) = draft.options([Candidate(text)], Grounder())[0].sentences
    assert (sentence.text, sentence.origin, sentence.evidence) == (struck, Origin.CUT, (0,))
    memory = Memory(None, torch.zeros(1, dtype=torch.int64))
    assert draft.request(memory, "Sum up.").opening == "The frigate entered"
    assert article.sentences[0].text.startswith("Add Interest")
    assert as_it_stands(article, 1).text == "Image caption A frigate waits."


def test_a_sentence_without_what_is_of_the_page_passes_the_check():
    text = (
        "Senators asked President Ann Holm Ann (Annie) Maria HolmCouncil waits for 300 ships "
        "Fishermen block the port MORE to sign the treaty. Nobody was hurt."
    )
    article = Article.from_text(text)
    shown = as_it_stands(article, 0).text
    assert shown == "Senators asked President Ann Holm to sign the treaty."
    checked = Grounder().quick(article, shown, within=(0,))
    assert not checked.issues
    assert checked.support >= ACCEPTED_SUPPORT


def test_a_source_with_what_ties_it_to_its_place_is_tidied_in_all_options():
    article = Article.from_text(f"{TEXT} But the crew also left on the boat, which is old.")
    found = Draft(article, (3,)).options([], Grounder())
    assert shown(found) == [
        "The crew left on the boat, which is old.",
        "The crew left on the boat.",
    ]
    assert found[0].sentences[0].origin is Origin.CUT


def test_what_the_model_begins_small_is_shown_large():
    article = Article.from_text("And already, the crew has left on the boat, which is old.")
    written = "already, the crew has left on the boat."
    found = Draft(article, (0,)).options([Candidate(written)], Grounder())
    assert "Already, the crew has left on the boat." in shown(found)
    assert written not in shown(found)


QUOTED = Article.from_text(
    'Osten called it a deal, adding: "The crews of Selm have the right to choose. They will use '
    f'it well in the end.{" They waited long for it." * 40}" The port was open.'
)
CLOSED = 'Osten called it a deal, adding: "The crews of Selm have the right to choose."'


def test_a_quotation_that_goes_on_is_closed_where_its_sentence_is_shown():
    sentence = as_it_stands(QUOTED, 0)
    assert (sentence.text, sentence.origin, sentence.evidence) == (CLOSED, Origin.CUT, (0,))
    assert QUOTED.sentences[0].text == CLOSED[:-1]
    checked = Grounder().quick(QUOTED, CLOSED, within=(0,))
    assert not checked.issues
    assert checked.support >= ACCEPTED_SUPPORT


def test_what_the_model_leaves_open_is_closed_and_nobody_is_quoted_short():
    texts = [
        'Osten called it a deal, adding: "The crews of Selm have the right to choose.',
        'Osten called it a deal, adding: "The crews of Selm have the right.',
    ]
    found = Draft(QUOTED, (0,)).options(map(Candidate, texts), Grounder())
    assert shown(found) == [CLOSED]


def test_a_headline_gains_no_full_stop():
    headline = "Osten to resume talks with the crews as the strike in Selm goes on"
    article = Article.from_text(f"{headline}\n\nThe port was open on Monday.")
    found = Draft(article, (0,)).options([Candidate(f"{headline}.")], Grounder())
    assert shown(found) == [headline]


@pytest.mark.parametrize(("begun", "opening"), [(True, "The frigate entered"), (False, "")])
def test_a_draft_is_begun_for_a_model_that_was_not_trained_on_drafts(begun, opening):
    memory = Memory(None, torch.zeros(1, dtype=torch.int64))
    assert Draft(ARTICLE, (1,), begun=begun).request(memory, "Sum up.").opening == opening


def test_a_cut_of_the_source_is_an_option():
    found = options((1,))
    assert "The frigate entered the strait without consent, Dalmar said." in shown(found)
    assert found[1].sentences[0].origin is Origin.CUT


def test_a_faithful_candidate_is_an_option_with_its_evidence():
    text = "Government forces killed four rebels in a gun battle on Tuesday."
    found = options((0,), text)
    assert text in shown(found)
    assert found[1].sentences[0].evidence == (0,)
    assert found[1].sentences[0].origin is Origin.MODEL


REFUSED = {
    "an actor is flipped": "Four rebels killed government forces in a gun battle on Tuesday.",
    "a number is new": "Government forces killed 14 rebels in a gun battle on Tuesday.",
    "a name is new": "Government forces killed four Tsarnae rebels in a gun battle on Tuesday.",
    "it is from another sentence": "The frigate entered the strait without consent, Dalmar said.",
    "it is chat": "Here is a summary: government forces killed four rebels in a gun battle.",
    "it talks about the text": "The text concludes that government forces killed four rebels.",
    "it is cut off": "Government forces killed four rebels in a gun battle in the northern",
    "it is empty": "",
    "it is far too short": "Government forces killed.",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("may_reword", [False, True])
def test_what_is_not_grounded_is_no_option(text, may_reword):
    assert shown(options((0,), text, may_reword=may_reword)) == shown(options((0,)))


def test_a_model_that_may_not_reword_only_cuts():
    text = "In a gun battle on Tuesday, government forces killed four rebels."
    assert text not in shown(options((0,), text))


def test_of_several_options_the_shorter_one_that_reads_as_well_is_shown():
    found = options((1,))
    as_likely = [torch.tensor([-1.0, -2.0]), *[torch.tensor([-1.0, -2.0])] * (len(found) - 1)]
    assert choose(found, as_likely) is not found[0]


def test_a_cut_that_reads_badly_where_it_was_made_is_not_shown():
    found = options((1,))
    breaks = [torch.tensor([-1.0, -2.0]), *[torch.tensor([-0.1, -9.0])] * (len(found) - 1)]
    assert choose(found, breaks) is found[0]


def test_repeated_and_cut_off_sentences_are_left_out():
    text = "The port closed. The port closed. Ships waited outside and then the"
    assert complete_sentences(text) == ["The port closed."]


def test_an_abbreviation_does_not_end_a_sentence():
    text = "The U.S. envoy met Gen. Osten."
    assert complete_sentences(text) == [text]
