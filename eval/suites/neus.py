"""NeuS: three excerpts on one event from left, center and right, and a neutral summary.

Lee et al. (NAACL 2022).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from eval import measures
from eval.cases import Case, Gold
from eval.data import Records, Row, Source
from eval.figures import Better, Figure, Measure, Part
from eval.lexicon import Lexicon
from eval.outputs import Output
from eval.suites.suite import WritingSuite
from summarizer.article import Article
from summarizer.perspectives import built_in

NEUTRAL = tuple(one for one in built_in() if one.whole_article)


def cases(records: Records) -> list[Case]:
    """All records, in order."""
    return [_case(row) for row in records.rows]


def _case(row: Row) -> Case:
    text = "\n\n".join(one["text"].strip() for one in row["articles"] if one["text"].strip())
    article = Article.from_text(text, id=row["id"])
    return Case(article, NEUTRAL, {one.name: Gold(row["summary"]) for one in NEUTRAL})


def with_lexicon(suite: WritingSuite, lexicon: Lexicon) -> WritingSuite:
    """The suite with the framing-polarity figures, which need a lexicon."""
    signs: dict[str, Callable[[tuple[float, float]], float]] = {
        "arousal of positive words": lambda both: both[0],
        "arousal of negative words": lambda both: both[1],
        "arousal, both": sum,
    }
    polarity = [
        Figure(
            name,
            _arousal(lexicon, chosen),
            "framing polarity of NeuS; falls with length, so read it beside the words",
            Better.LOWER,
            digits=2,
        )
        for name, chosen in signs.items()
    ]
    return replace(
        suite,
        figures=(*suite.figures, *polarity),
        main=("ROUGE-1", "arousal, both", "words"),
    )


def _arousal(lexicon: Lexicon, chosen: Callable[[tuple[float, float]], float]) -> Measure:
    def part(case: Case, output: Output, name: str) -> Part:
        text, gold = output.texts.get(name), case.gold[name]
        return (chosen(lexicon.arousal(text, gold.text)), 1) if text and gold else None

    return part


SUITE = WritingSuite(
    name="neus",
    about="three sources on one event, a neutral summary (NeuS)",
    source=Source(
        "neus_val.jsonl",
        ("id", "articles", "summary"),
        "Make it from github.com/HLTCHKUST/framing-bias-metric (folder data): id, articles "
        "(title, text), summary.",
    ),
    read=cases,
    figures=(
        *measures.ROUGE,
        *measures.UNSUPPORTED,
        measures.COPIED,
        measures.WORDS,
        *measures.ORIGINS,
    ),
    main=("ROUGE-1", "foreign name or number, %", "words"),
)
