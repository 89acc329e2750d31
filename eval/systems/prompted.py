"""A model on its own: asked once a perspective, greedy, without plan, focus or check."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer

from eval.cases import Case
from eval.errors import EvalError
from eval.outputs import Output
from eval.systems.system import Writer
from summarizer.article import Article
from summarizer.device import best_device
from summarizer.models.embedded import embedded_folder
from summarizer.perspectives import Perspective

TOKENS = 110
REQUEST = "Summarize the news above in two or three sentences."


@dataclass(frozen=True)
class Prompted:
    """A model of the library, and how it is asked.

    Attributes:
        together: all perspectives of an article in one padded batch, rather than one by one.
    """

    model: Any
    tokenizer: Any
    together: bool = True

    @classmethod
    def load(cls, name: str | None = None, together: bool = True) -> Prompted:
        """Load a hub name or folder; the default model's weights where it is ``None``.

        Raises:
            EvalError: there is no such model.
        """
        place = name or str(embedded_folder())
        options = {"trust_remote_code": False}
        try:
            config = AutoConfig.from_pretrained(place, **options)
            family = AutoModelForSeq2SeqLM if config.is_encoder_decoder else AutoModelForCausalLM
            model = family.from_pretrained(place, use_safetensors=True, **options).eval()
            tokenizer = AutoTokenizer.from_pretrained(place, padding_side="left", **options)
        except Exception as error:  # the library raises many kinds; to a user they are one
            reason = " ".join(str(error).split())[:200]
            raise EvalError(f"The model {place!r} cannot be loaded: {reason}") from error
        if tokenizer.pad_token is None:
            tokenizer.pad_token = tokenizer.eos_token
        return cls(model.to(best_device()), tokenizer, together)

    def write(self, article: Article, perspectives: Sequence[Perspective]) -> list[str]:
        """One text a perspective."""
        prompts = [self.prompt(article, one) for one in perspectives]
        if self.together:
            return self._generate(prompts)
        return [text for prompt in prompts for text in self._generate([prompt])]

    def prompt(self, article: Article, perspective: Perspective) -> str:
        """What the model is given; a model that takes no requests is given the article."""
        if self.tokenizer.chat_template is None:
            return article.text
        message = {"role": "user", "content": request(article, perspective)}
        return str(
            self.tokenizer.apply_chat_template(
                [message], add_generation_prompt=True, tokenize=False
            )
        )

    def _generate(self, prompts: Sequence[str]) -> list[str]:
        chat = self.tokenizer.chat_template is not None
        inputs = self.tokenizer(
            list(prompts),
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=self._longest,
            add_special_tokens=not chat,  # the template has written them
        ).to(self.model.device)
        with torch.inference_mode():
            tokens = self.model.generate(
                **inputs,
                max_new_tokens=TOKENS,
                do_sample=False,
                pad_token_id=self.tokenizer.pad_token_id,
            )
        if not self.model.config.is_encoder_decoder:
            tokens = tokens[:, inputs["input_ids"].shape[1] :]
        texts = self.tokenizer.batch_decode(tokens, skip_special_tokens=True)
        return [text.strip() for text in texts]

    @property
    def _longest(self) -> int:
        """Tokens of input that the model has places for."""
        places = getattr(self.model.config, "max_position_embeddings", None) or 1024
        room = places if self.model.config.is_encoder_decoder else places - TOKENS
        return int(max(8, min(room, self.tokenizer.model_max_length)))


def request(article: Article, perspective: Perspective) -> str:
    """The article and what is asked of it, in words."""
    aspect = "" if perspective.whole_article else f" Write about {perspective.definition}."
    return f"{article.text}\n\n{REQUEST}{aspect}"


def prompted(name: str | None = None) -> Writer:
    """A writer that asks a model once a perspective."""
    loaded = Prompted.load(name)

    def write(cases: Sequence[Case]) -> Iterator[Output]:
        for case in cases:
            started = time.perf_counter()
            texts = loaded.write(case.article, case.perspectives)
            names = [one.name for one in case.perspectives]
            yield Output(
                texts={n: text or None for n, text in zip(names, texts, strict=True)},
                sentences={n: [(text, [])] for n, text in zip(names, texts, strict=True) if text},
                seconds=time.perf_counter() - started,
            )

    return write
