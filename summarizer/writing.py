"""Writing: the drafts of all perspectives and articles in batches, the best option of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarizer.drafts import Draft, Option, choose
from summarizer.grounding import Grounder
from summarizer.models.contract import Memory, Request, Seq2Seq
from summarizer.models.decoding import DecodingSettings, decode
from summarizer.models.scoring import score_rows
from summarizer.tasks import Task

Key = tuple[int, str, tuple[int, ...] | None]
Drafts = Mapping[Key, tuple[Draft, Request]]


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
    distinct = {_key(request): (draft, request) for draft, request in drafts}
    written: dict[Key, Option] = {}
    for part in _parts(distinct, model.capacity.rows):
        written |= _write(model, settings, grounder, part)
    return (written[_key(request)] for _, request in drafts)


def _key(request: Request) -> Key:
    return id(request.memory), request.instruction, request.focus


def _parts(drafts: Drafts, rows: int) -> Iterator[Drafts]:
    """Drafts with a focus of similar length together: a batch is as wide as its widest row."""
    order = sorted(drafts, key=lambda key: drafts[key][1].focused_tokens)
    for start in range(0, len(order), rows):
        yield {key: drafts[key] for key in order[start : start + rows]}


def _write(
    model: Seq2Seq, settings: DecodingSettings, grounder: Grounder, drafts: Drafts
) -> dict[Key, Option]:
    """Decode a batch; let the model's likelihood choose among the options of every draft."""
    started = model.start([request for _, request in drafts.values()])
    candidates = decode(model, started, settings)
    options = [
        draft.options(written, grounder)
        for (draft, _), written in zip(drafts.values(), candidates, strict=True)
    ]
    asked = [
        (row, option.text)
        for row, offered in enumerate(options)
        for option in offered
        if len(offered) > 1
    ]
    scores = score_rows(model, started, [row for row, _ in asked], [text for _, text in asked])
    likelihoods = dict(zip(asked, scores, strict=True))
    return {
        key: choose(offered, [likelihoods[row, one.text] for one in offered])
        if len(offered) > 1
        else offered[0]
        for row, (key, offered) in enumerate(zip(drafts, options, strict=True))
    }
