"""The report of all results in a folder: Markdown, and a page that needs nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from eval.report.markdown import full
from eval.report.page import page
from eval.results import read_all, texts_path


def write_report(out: Path) -> list[Path]:
    """Write ``report.md`` and ``report.html``; return their paths."""
    results = read_all(out)
    shown = {}
    for result in results:
        path = texts_path(out, result["suite"])
        if path.exists():
            shown[result["suite"]] = json.loads(path.read_text(encoding="utf-8"))
    written = {"report.md": full(results), "report.html": page(results, shown)}
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8")
    return [out / name for name in written]
