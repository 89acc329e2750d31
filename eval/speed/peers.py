"""The systems whose speed is compared; each runs in a process of its own."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import torch

from eval.errors import EvalError
from eval.identity import checksum
from eval.speed.meter import Meter, MeteredEngine, meter_forward
from eval.systems import identities
from eval.systems.prompted import TOKENS, Prompted, request
from eval.systems.system import Identity
from summarizer.article import Article
from summarizer.models.embedded import DEFAULT
from summarizer.models.loading import load_model
from summarizer.perspectives import Perspective
from summarizer.pipeline import Summarizer


class Engine(Protocol):
    """What is timed."""

    meter: Meter

    @property
    def bytes_per_step(self) -> int:
        """What a decoding step reads: all weights."""

    def one(self, article: Article, perspectives: Sequence[Perspective]) -> tuple[float, list[str]]:
        """Summarize an article: seconds until the first summary is there, and all texts."""

    def many(self, articles: Sequence[Article], perspectives: Sequence[Perspective]) -> None:
        """Summarize many, as fast as it can."""


class PipelineEngine:
    """This project: all perspectives of an article, and several articles, are decoded at once."""

    def __init__(self) -> None:
        self.meter = Meter()
        self._engine = load_model()
        self._summarizer = Summarizer(MeteredEngine(self._engine, self.meter))

    @property
    def bytes_per_step(self) -> int:
        return weight_bytes(getattr(self._engine, "model"))  # noqa: B009 - not of the contract

    def one(self, article: Article, perspectives: Sequence[Perspective]) -> tuple[float, list[str]]:
        started = time.perf_counter()
        result = self._summarizer.summarize(article, perspectives)
        texts = [one.text for one in result.summaries.values() if one.text]
        return time.perf_counter() - started, texts

    def many(self, articles: Sequence[Article], perspectives: Sequence[Perspective]) -> None:
        for _ in self._summarizer.batch(articles, perspectives):
            pass


class PromptedEngine:
    """The same weights through transformers, asked once a perspective."""

    def __init__(self, together: bool) -> None:
        self.meter = Meter()
        self._prompted = Prompted.load(together=together)
        self._together = together
        meter_forward(self._prompted.model, self.meter)

    @property
    def bytes_per_step(self) -> int:
        return weight_bytes(self._prompted.model)

    def one(self, article: Article, perspectives: Sequence[Perspective]) -> tuple[float, list[str]]:
        started = time.perf_counter()
        if self._together:
            texts = self._prompted.write(article, perspectives)
            return time.perf_counter() - started, texts
        texts = self._prompted.write(article, perspectives[:1])
        first = time.perf_counter() - started
        return first, texts + self._prompted.write(article, perspectives[1:])

    def many(self, articles: Sequence[Article], perspectives: Sequence[Perspective]) -> None:
        for article in articles:
            self._prompted.write(article, perspectives)


class LlamaEngine:
    """The same GGUF file through llama-cpp-python, asked once a perspective.

    The article comes first in every prompt, so llama.cpp reuses its keys and values.
    """

    def __init__(self) -> None:
        import llama_cpp

        self.meter = Meter()
        self._file = gguf_file()
        self._llama: Any = llama_cpp.Llama(
            str(self._file), n_ctx=8192, n_threads=torch.get_num_threads(), verbose=False
        )

    @property
    def bytes_per_step(self) -> int:
        return self._file.stat().st_size

    def one(self, article: Article, perspectives: Sequence[Perspective]) -> tuple[float, list[str]]:
        started = time.perf_counter()
        texts = [self._write(article, perspectives[0])]
        first = time.perf_counter() - started
        return first, texts + [self._write(article, one) for one in perspectives[1:]]

    def many(self, articles: Sequence[Article], perspectives: Sequence[Perspective]) -> None:
        for article in articles:
            self.one(article, perspectives)

    def _write(self, article: Article, perspective: Perspective) -> str:
        stream = self._llama.create_chat_completion(
            [{"role": "user", "content": request(article, perspective)}],
            max_tokens=TOKENS,
            temperature=0.0,
            stream=True,
        )
        pieces: list[str] = []
        last: float | None = None
        for piece in stream:
            text = piece["choices"][0]["delta"].get("content")
            if not text:
                continue
            now = time.perf_counter()
            if last is not None:  # the first waits for the prompt
                self.meter.add(now - last)
            pieces.append(text)
            last = now
        return "".join(pieces).strip()


def gguf_file() -> Path:
    """The default model's file as the package registry delivers it.

    Raises:
        EvalError: it is not installed.
    """
    found = importlib.util.find_spec(DEFAULT.package)
    if found is None or found.origin is None:
        raise EvalError(f"The default model is not installed: run `{DEFAULT.install}`.")
    return Path(found.origin).parent / DEFAULT.file


def of_llama() -> Identity:
    """The file as it is delivered, and what reads it."""
    file = gguf_file()
    settings = {"llama_cpp": version("llama-cpp-python"), "max_tokens": TOKENS}
    return Identity(DEFAULT.name, {file.name: checksum(file)}, settings, checksum(Path(__file__)))


def weight_bytes(model: Any) -> int:
    """Bytes of all weights, those that are shared once."""
    return sum(one.nbytes for one in {id(p): p for p in model.parameters()}.values())


@dataclass(frozen=True)
class Peer:
    """A row of the comparison.

    Attributes:
        identity: reads the checksums of its weights and code.
        needs: a module that may not be installed.
        most_articles: growth is measured up to so many; beyond, it is one by one anyway.
    """

    name: str
    about: str
    load: Callable[[], Engine]
    identity: Callable[[], Identity]
    needs: str = ""
    most_articles: int = 4

    @property
    def there(self) -> bool:
        return not self.needs or importlib.util.find_spec(self.needs) is not None


OURS = "pipeline"
PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer(
            OURS,
            "this project",
            PipelineEngine,
            identities.of_pipeline(None),
            most_articles=64,
        ),
        Peer(
            "prompted",
            f"{DEFAULT.name} through transformers, once a perspective",
            lambda: PromptedEngine(together=False),
            identities.of_prompted(None),
        ),
        Peer(
            "prompted-batch",
            f"{DEFAULT.name} through transformers, all perspectives in one padded batch",
            lambda: PromptedEngine(together=True),
            identities.of_prompted(None),
        ),
        Peer(
            "llama-cpp",
            "the same GGUF file (4 bits a weight) through llama-cpp-python, once a perspective",
            LlamaEngine,
            of_llama,
            needs="llama_cpp",
        ),
    )
}


def chosen(names: Sequence[str]) -> list[Peer]:
    """The peers that were named; by default all that are installed, ours first.

    Raises:
        EvalError: one of them does not exist or is not installed.
    """
    for name in names:
        if name not in PEERS:
            raise EvalError(f"There is no peer {name!r}, only {', '.join(PEERS)}.")
        if not PEERS[name].there:
            raise EvalError(f"{name} needs the module {PEERS[name].needs}, which is not installed.")
    if names:
        return [PEERS[name] for name in dict.fromkeys((OURS, *names))]
    return [peer for peer in PEERS.values() if peer.there]
