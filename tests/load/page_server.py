"""The page with a tiny model: ``python -m tests.load.page_server DIR PORT``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"


def main(folder: str, port: str) -> None:
    from summarizer.page import launch
    from tests.models.families import CAUSAL

    model = CAUSAL["llama"].save(Path(folder) / "tiny")
    launch(port=int(port), model=str(model))


if __name__ == "__main__":
    main(*sys.argv[1:])
