"""Facts about a model's vocabulary: the tokens that end a text, and that frame an input."""

from __future__ import annotations

from typing import Any


def end_tokens(model: Any, tokenizer: Any) -> frozenset[int]:
    """Tokens that end a text: of the tokenizer, and those that the checkpoint names."""
    named = model.generation_config.eos_token_id
    ends = named if isinstance(named, list) else [named]
    return frozenset(token for token in (*ends, tokenizer.eos_token_id) if token is not None)


def frame(tokenizer: Any) -> tuple[list[int], list[int]]:
    """The special tokens that a tokenizer puts before and after an input."""
    plain = tokenizer.encode("a", add_special_tokens=False)
    whole = tokenizer.encode("a", add_special_tokens=True)
    for start in range(len(whole) - len(plain) + 1):
        if whole[start : start + len(plain)] == plain:
            return whole[:start], whole[start + len(plain) :]
    return [], []
