"""Which sentences of a summary only a reader of the article understands."""

from __future__ import annotations

import pytest

from eval.context import needing_context, share_needing_context

NAMED = "Foreign minister Anna Lind closed the ports on Monday, Lind said."
THEN = "She called the offer of the mainland an insult."
LATER = '"We decide about the ports of the islands," she said.'
ELSE = "Belmark sent three ships, and the agency counted them."
QUOTED = '"Nobody will be turned away at the quay."'
ARTICLE = " ".join(
    (NAMED, THEN, ELSE, LATER, QUOTED, "The attack surprised Lind, the agency said.")
)


@pytest.mark.parametrize(
    ("summary", "needing"),
    [
        ((NAMED, THEN), ()),
        ((THEN,), (THEN,)),
        ((NAMED, LATER), (LATER,)),
        ((ELSE, LATER, QUOTED), ()),
        ((QUOTED,), (QUOTED,)),
        (("The attack surprised all.",), ("The attack surprised all.",)),
        (("The attack on the quay surprised all.",), ()),
        (("It surprised Lind on Monday.",), ("It surprised Lind on Monday.",)),
        (("On Monday ports closed, said Lind.",), ("On Monday ports closed, said Lind.",)),
        (("Ports closed, said Anna Lind.", "Ships left, said Lind."), ()),
        (("It is clear that ports closed.", "This week ships left."), ()),
    ],
)
def test_what_only_the_article_explains_is_found(summary, needing):
    assert needing_context(" ".join(summary), ARTICLE) == list(needing)


def test_the_share_is_of_the_sentences():
    assert share_needing_context(f"{THEN} {ELSE}", ARTICLE) == (100, 2)
