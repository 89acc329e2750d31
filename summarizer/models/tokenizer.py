"""A tokenizer as its ``tokenizer.json`` describes it, with what engines ask of one.

The library's own classes are written on the same core, :mod:`tokenizers`; importing them takes
longer than reading the file. Names and results are theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer


class FileTokenizer:
    """Words to tokens and back."""

    def __init__(self, path: Path) -> None:
        self._core = Tokenizer.from_file(str(path))
        self._core.no_padding()
        self._core.no_truncation()

    def encode(self, text: str, add_special_tokens: bool = True) -> list[int]:
        """Tokens of a text."""
        ids: list[int] = self._core.encode(text, add_special_tokens=add_special_tokens).ids
        return ids

    def __call__(
        self,
        texts: Sequence[str],
        add_special_tokens: bool = True,
        split_special_tokens: bool = False,
    ) -> dict[str, list[list[int]]]:
        """Tokens of each text, under ``input_ids``.

        Args:
            split_special_tokens: whether a special token that a text spells out is words like any.
        """
        self._core.encode_special_tokens = split_special_tokens
        try:
            found = self._core.encode_batch(list(texts), add_special_tokens=add_special_tokens)
        finally:
            self._core.encode_special_tokens = False
        return {"input_ids": [one.ids for one in found]}

    def decode(self, tokens: Sequence[int], skip_special_tokens: bool = False) -> str:
        """The text of tokens."""
        return str(self._core.decode(list(tokens), skip_special_tokens=skip_special_tokens))

    def convert_ids_to_tokens(self, token: int) -> str | None:
        """How the vocabulary spells a token."""
        spelled: str | None = self._core.id_to_token(token)
        return spelled

    def __len__(self) -> int:
        return int(self._core.get_vocab_size())
