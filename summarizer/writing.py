"""Writing: the drafts of all perspectives and articles in one batch, the best option of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.drafts import Option, choose
from summarizer.grounding import Grounder
from summarizer.models.contract import Memory, Request, Seq2Seq, Started
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.scoring import score_rows
from summarizer.tasks import Task


def write(
    model: Seq2Seq,
    settings: DecodingSettings,
    grounder: Grounder,
    tasks: Sequence[Sequence[Task]],
    memories: Sequence[Memory],
) -> Iterator[Option]:
    """Decode every draft of every task, in that order.

    Perspectives that ask the same of the same sentences share one row.

    Args:
        model: what writes.
        settings: how candidates are drawn.
        grounder: says which of them may be shown.
        tasks: of each article.
        memories: of each article.
    """
    drafts = [
        (draft, draft.request(memory, task.perspective.instruction))
        for group, memory in zip(tasks, memories, strict=True)
        for task in group
        for draft in task.drafts
    ]
    distinct = {_key(request): request for _, request in drafts}
    if not distinct:
        return iter(())
    started = model.start(list(distinct.values()))
    decoded = decode(model, started, settings)
    candidates = dict(zip(distinct, decoded, strict=True))
    options = [draft.options(candidates[_key(request)], grounder) for draft, request in drafts]
    rows = {key: row for row, key in enumerate(distinct)}
    return _chosen(model, started, [rows[_key(request)] for _, request in drafts], options)


def _chosen(
    model: Seq2Seq, started: Started, rows: Sequence[int], options: Sequence[Sequence[Option]]
) -> Iterator[Option]:
    """Let the model's likelihood choose among the options of every draft, in one go."""
    asked = list(
        dict.fromkeys(
            (row, option.text)
            for row, offered in zip(rows, options, strict=True)
            for option in offered
            if len(offered) > 1
        )
    )
    scores = score_rows(model, started, [row for row, _ in asked], [text for _, text in asked])
    likelihoods = dict(zip(asked, scores, strict=True))
    for row, offered in zip(rows, options, strict=True):
        if len(offered) == 1:
            yield offered[0]
        else:
            yield choose(offered, [likelihoods[row, one.text] for one in offered])


def _key(request: Request) -> tuple[int, str, tuple[int, ...] | None]:
    return id(request.memory), request.instruction, request.focus
