"""How an article and an instruction become one prompt: the article first, so that it is shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ARTICLE, INSTRUCTION = "\u241aarticle\u241a", "\u241ainstruction\u241a"
PLAIN = f"News article:\n\n{ARTICLE}\n\n{INSTRUCTION}\n\nSummary:"


@dataclass(frozen=True)
class Prompt:
    """The fixed tokens before the article, and the fixed text around the instruction after it."""

    before: tuple[int, ...]
    between: str
    after: str

    @classmethod
    def of(cls, before: Iterable[int], between: str, after: str) -> Prompt:
        """Put together what was stored."""
        return cls(tuple(before), between, after)

    @classmethod
    def for_tokenizer(cls, tokenizer: Any) -> Prompt:
        """Use the model's own chat template where it has one."""
        templated = bool(tokenizer.chat_template)
        text = PLAIN
        if templated:
            message = {"role": "user", "content": f"{ARTICLE}\n\n{INSTRUCTION}"}
            text = tokenizer.apply_chat_template(
                [message], tokenize=False, add_generation_prompt=True
            )
        before, rest = text.split(ARTICLE)
        between, after = rest.split(INSTRUCTION)
        # A template writes its own first token; without one the tokenizer adds it.
        tokens = tokenizer.encode(before, add_special_tokens=not templated)
        if not templated and tokens and tokens[-1] == tokenizer.eos_token_id:
            tokens = tokens[:-1]
        return cls(tuple(tokens), between, after)

    def after_tokens(self, tokenizer: Any, instruction: str) -> list[int]:
        """The tokens that follow the article and precede the summary."""
        text = f"{self.between}{instruction}{self.after}"
        tokens: list[int] = tokenizer.encode(text, add_special_tokens=False)
        return tokens
