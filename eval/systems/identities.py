"""What each system's outputs depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from eval import metrics
from eval.errors import EvalError
from eval.grounding import fit
from eval.grounding.validation import FOLDS
from eval.identity import WEIGHTS, checksum, checksums, combined, package_code, package_weights
from eval.systems import extracts, pipeline, prompted
from eval.systems.system import Identity
from summarizer.models.adapters import HOUSE, HOUSE_NAME
from summarizer.models.embedded import DEFAULT, embedded_folder

Identify = Callable[[], Identity]

PACKAGED = (DEFAULT.name, HOUSE_NAME)
"""Models that come with the package: the default's base, and with the adapter."""


def default_weights() -> dict[str, str]:
    """The converted weights of the default model."""
    return checksums(embedded_folder(), WEIGHTS)


def model_weights(name: str | None) -> dict[str, str]:
    """Checksums of a model's weights; of a hub model the name of its snapshot says as much."""
    if name is None or name in PACKAGED:
        return default_weights()
    return checksums(Path(name) if Path(name).is_dir() else _snapshot(name), WEIGHTS)


def likelihood_weights(name: str | None) -> dict[str, str]:
    """What the likelihoods of a model depend on: its weights, and the adapter that comes with it.

    An adapter in a folder of its own is among the model's weights.
    """
    adapter = checksums(HOUSE, WEIGHTS) if name in (None, HOUSE_NAME) else {}
    return {f"model/{file}": value for file, value in model_weights(name).items()} | {
        f"adapter/{file}": value for file, value in adapter.items()
    }


def of_check(with_model: bool) -> Identify:
    """The model that gives likelihoods, the check, and how its coefficients are fitted."""

    def identify() -> Identity:
        weights = likelihood_weights(None) if with_model else {}
        fitted = combined(checksums(Path(fit.__file__).parent, ("*.py",)))
        code = combined({"package": package_code(), "fit": fitted})
        settings = {"coefficients": "fitted in this run", "folds": FOLDS}
        return Identity(HOUSE_NAME if with_model else "", weights, settings, code)

    return identify


def of_measure() -> Identity:
    """A measure of texts alone: nothing but code."""
    return Identity("", {}, {}, _source(metrics))


def _snapshot(name: str) -> Path:
    from huggingface_hub import snapshot_download

    patterns = ["*.safetensors", "*.json", "*.model", "*.txt"]
    try:
        return Path(snapshot_download(name, allow_patterns=patterns))
    except Exception as error:  # the library raises many kinds; to a user they are one
        raise EvalError(
            f"The model {name!r} is neither a folder nor found on a model hub: check the name and "
            "the connection."
        ) from error


def of_pipeline(name: str | None) -> Identify:
    """The model, all that the package carries, and all code that a summary depends on."""

    def identify() -> Identity:
        weights = {f"model/{k}": v for k, v in model_weights(name).items()}
        weights |= {f"package/{k}": v for k, v in package_weights().items()}
        code = combined({"package": package_code(), "system": _source(pipeline)})
        return Identity(name or DEFAULT.name, weights, {}, code)

    return identify


def of_prompted(name: str | None) -> Identify:
    """The model and how it is asked; nothing of the package."""

    def identify() -> Identity:
        weights = {f"model/{k}": v for k, v in model_weights(name).items()}
        settings = {
            "max_new_tokens": prompted.TOKENS,
            "request": prompted.REQUEST,
            "decoding": "greedy",
            "transformers": version("transformers"),
        }
        return Identity(name or DEFAULT.name, weights, settings, _source(prompted))

    return identify


def of_extract(settings: Mapping[str, Any]) -> Identify:
    """Nothing but settings: there are no weights."""
    return lambda: Identity("", {}, settings, _source(extracts))


def of_planner(settings: Mapping[str, Any]) -> Identify:
    """The package's weights and code."""

    def identify() -> Identity:
        weights = {f"package/{k}": v for k, v in package_weights().items()}
        code = combined({"package": package_code(), "system": _source(extracts)})
        return Identity("", weights, settings, code)

    return identify


def _source(module: Any) -> str:
    return checksum(Path(module.__file__))
