"""Copying: what may follow, token by token, and that decoding keeps to it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from summarizer.models.contract import Request
from summarizer.models.copying import Copying, free_words
from summarizer.models.decoding import DecodingSettings, decode

WORD = r"[^\W_]+"


class Spelled:
    """A vocabulary of given pieces, spelled as byte-level vocabularies do."""

    PIECES = (
        "Ġthe", "ĠThe", "The", "Ġheld", "Ġpolice", "ĠTs", "arna", "ev", "e", ",", ".", "Ġ1", "9",
        "8", "ĠBoston", "ĠOslo", "Ġwas", "Ġnear", "D", "zh", "okhar",
    )  # fmt: skip

    def __len__(self) -> int:
        return len(self.PIECES)

    def convert_ids_to_tokens(self, token: int) -> str:
        return self.PIECES[token]


@pytest.fixture
def copying() -> Copying:
    pieces = "D zh okhar ĠTs arna ev , Ġ1 9 , Ġwas Ġheld Ġnear ĠBoston .".split()
    return Copying(Spelled(), [Spelled.PIECES.index(piece) for piece in pieces])


def follow(copying: Copying, pieces: str) -> list[str]:
    """What may follow after some pieces, each of which must be permitted."""
    for piece in pieces.split():
        token = Spelled.PIECES.index(piece)
        assert copying.permits(token), piece
        copying.write(token)
    return [piece for n, piece in enumerate(Spelled.PIECES) if copying.permits(n)]


def test_the_commonest_words_in_lower_case_are_free(copying):
    assert free_words(Spelled()) == {"the", "held", "police", "was", "near"}
    assert "Ġpolice" in follow(copying, "Ġwas")


@pytest.mark.parametrize(
    ("written", "permitted", "refused"),
    [
        ("Ġheld", "ĠTs ĠBoston Ġ1", "ĠOslo ĠThe"),  # a name or number that the source lacks
        ("ĠTs", "arna", "ev e , Ġwas"),  # a name is not broken off
        ("ĠTs arna ev", ", . Ġwas", "e arna"),  # nor bent
        ("Ġ1 9", ", . Ġwas", "8 9"),
        ("Ġ1", "9", "8 ,"),
    ],
)
def test_words_of_the_source_are_written_whole(copying, written, permitted, refused):
    found = follow(copying, written)
    assert set(permitted.split()) <= set(found)
    assert set(refused.split()).isdisjoint(found)


def test_only_the_first_word_may_have_a_capital_of_its_own(copying):
    assert "The" in follow(copying, "")
    assert "ĠThe" not in follow(copying, "The")


def test_a_text_ends_with_a_whole_word(copying):
    follow(copying, "Ġheld ĠTs arna")
    assert not copying.permits_end
    follow(copying, "ev")
    assert copying.permits_end


@pytest.mark.parametrize("name", ["llama", "bart"])
def test_what_is_decoded_holds_no_word_that_is_not_in_the_source(engines, article, name):
    engine = engines(name)
    [memory] = engine.encode([article])
    request = Request(memory, "Sum up.", (0,), source=article.sentences[0].text)
    settings = DecodingSettings(candidates=3, max_tokens=24, copying=True)
    [texts] = decode(engine, engine.start([request]), settings)
    known = set(re.findall(WORD, request.source.casefold())) | free_words(engine.tokenizer)
    for text in texts:
        complete = re.findall(WORD, text.text)[:-1]  # the last may be cut by max_tokens
        assert [word for word in complete if word.casefold() not in known] == []
    [free] = decode(engine, engine.start([request]), replace(settings, copying=False))
    assert [one.text for one in free] != [one.text for one in texts]
