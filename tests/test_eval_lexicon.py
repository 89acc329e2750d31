"""The framing polarity of NeuS, with a lexicon of four words written for this test."""

from __future__ import annotations

import pytest

from eval.errors import EvalError
from eval.lexicon import Lexicon, read_lexicon

LEXICON = Lexicon(
    {
        "triumph": (0.9, 0.8),
        "slams": (0.1, 0.7),
        "panic": (0.2, 0.9),
        "table": (0.5, 0.3),
        "party": (0.66, 0.6),
        "clear": (0.65, 0.5),
        "usa": (0.7, 0.4),
    }
)


def test_arousal_is_summed_over_distinct_words_with_a_clear_valence():
    text = "A triumph! He slams the table. Slams it."
    # triumph 0.8; slams once 0.7; table is neither
    assert LEXICON.arousal(text, "") == (pytest.approx(0.8), pytest.approx(0.7))


def test_a_valence_at_the_threshold_is_not_clear():
    assert LEXICON.arousal("Clear.", "") == (0, 0)


def test_words_of_the_neutral_reference_do_not_count():
    text = "Panic as he slams it."
    assert LEXICON.arousal(text, "Groups voice panic.") == (0, pytest.approx(0.7))


def test_plurals_are_the_nouns_of_the_lexicon_in_text_and_reference():
    assert LEXICON.arousal("Parties, triumphs.", "") == (pytest.approx(1.4), 0)
    assert LEXICON.arousal("Parties.", "The party met.") == (0, 0)


def test_punctuation_goes_and_a_country_stays_a_country():
    assert LEXICON.arousal("The U.S. slam's.", "") == (pytest.approx(0.4), pytest.approx(0.7))


def test_both_scales_of_the_lexicon_are_read(tmp_path):
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text("Word\tValence\tArousal\tDominance\nslams\t0.1\t0.7\t0.5\n")
    second.write_text("term\tvalence\tarousal\tdominance\nslams\t-0.8\t0.4\t0.0\n")
    assert read_lexicon(first).words == {"slams": (0.1, 0.7)}
    assert read_lexicon(second).words["slams"] == pytest.approx((0.1, 0.7))


@pytest.mark.parametrize("content", ["", "a table, but\nnot with tabs\n"])
def test_another_file_is_refused_in_words(tmp_path, content):
    path = tmp_path / "lexicon.txt"
    path.write_text(content)
    with pytest.raises(EvalError, match="no line of word, valence, arousal"):
        read_lexicon(path)
    with pytest.raises(EvalError, match="cannot be read"):
        read_lexicon(tmp_path / "none.txt")
