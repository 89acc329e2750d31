"""The systems that are compared: each writes one text a perspective, or abstains."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from summarizer.article import Article
from summarizer.models.embedded import embedded_folder
from summarizer.perspectives import Perspective, built_in
from summarizer.pipeline import Summarizer
from summarizer.planning import Planner


@dataclass(frozen=True)
class Output:
    """What a system says of one article.

    Attributes:
        texts: perspective to text; ``None`` where the system abstains.
        evidence: perspective to the sentences it names; empty where it names none.
        origins: how many sentences were written by the model, cut, or taken as they stand.
    """

    texts: Mapping[str, str | None]
    evidence: Mapping[str, Sequence[int]] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0


System = Callable[[Article], Output]

PROMPTED_TOKENS = 110
REQUEST = "Summarize the news above in two or three sentences."


def pipeline() -> System:
    """This project's pipeline as a user gets it."""
    summarizer = Summarizer()

    def run(article: Article) -> Output:
        result = summarizer.summarize(article)
        shown = [one for summary in result.summaries.values() for one in summary.sentences]
        origins = [one.origin.value for one in shown]
        return Output(
            {name: summary.text for name, summary in result.summaries.items()},
            {
                name: sorted({i for one in summary.sentences for i in one.evidence})
                for name, summary in result.summaries.items()
            },
            {origin: origins.count(origin) for origin in set(origins)},
            result.elapsed_s,
        )

    return run


def first_three() -> System:
    """The article's first three sentences, for every perspective."""

    def run(article: Article) -> Output:
        return _extract(article, {one.name: range(3) for one in built_in()})

    return run


def extract() -> System:
    """The planner's three best sentences; it abstains where the planner does."""
    planner = Planner.load()

    def run(article: Article) -> Output:
        chosen: dict[str, Sequence[int]] = {}
        for perspective, plan in zip(built_in(), planner.plan(article, built_in()), strict=True):
            ranked = sorted(range(len(plan.relevance)), key=lambda i: -plan.relevance[i])
            chosen[perspective.name] = sorted(ranked[:3]) if plan.focus else []
        return _extract(article, chosen)

    return run


def _extract(article: Article, chosen: Mapping[str, Sequence[int]]) -> Output:
    size = len(article.sentences)
    kept = {name: [i for i in indices if i < size] for name, indices in chosen.items()}
    texts = {
        name: " ".join(article.sentences[i].text for i in indices) or None
        for name, indices in kept.items()
    }
    return Output(texts, kept)


def prompted() -> System:
    """The same weights prompted once a perspective: article and request, greedy, no check."""
    folder = embedded_folder()
    model = AutoModelForCausalLM.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)

    def write(article: Article, perspective: Perspective) -> str:
        aspect = "" if perspective.whole_article else f" Write about {perspective.definition}."
        message = {"role": "user", "content": f"{article.text}\n\n{REQUEST}{aspect}"}
        inputs: Any = tokenizer.apply_chat_template(
            [message], add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        with torch.inference_mode():
            tokens = model.generate(**inputs, max_new_tokens=PROMPTED_TOKENS, do_sample=False)
        answer = tokens[0, inputs["input_ids"].shape[1] :]
        return str(tokenizer.decode(answer, skip_special_tokens=True)).strip()

    def run(article: Article) -> Output:
        started = time.perf_counter()
        texts = {one.name: write(article, one) for one in built_in()}
        return Output(texts, seconds=time.perf_counter() - started)

    return run


SYSTEMS: dict[str, Callable[[], System]] = {
    "pipeline": pipeline,
    "first three": first_three,
    "planner's three": extract,
    "prompted": prompted,
}
