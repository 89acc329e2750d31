"""How well the grounding check tells summaries with an error from those without.

    python -m eval.grounding --data FOLDER [--limit N] [--model NAME --likelihoods FILE]
    python -m eval.grounding fit --data FOLDER --model NAME --likelihoods FILE

Without a model the symbolic checks are judged alone. Every figure is cross-validated by article:
coefficients and threshold come from other articles. ``fit`` writes the package's coefficients.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.grounding_figures import ALL, Level, Order, level, order, published
from eval.grounding_fit import fit, rows
from eval.grounding_likelihoods import Likelihoods, add_likelihoods, read_likelihoods
from eval.grounding_records import Record, key, read_cuts, read_labelled, read_pairs
from summarizer.grounding.support import Coefficients, joined, support
from summarizer.models.loading import load_model

FOLDS = 5
_CUTS = 200  # articles whose editor's cuts teach that a cut is supported

Support = Callable[[Record, int], float]
"""Support of a record's summary with this index."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, or fit."""
    options = _options(arguments)
    talk = Console(stderr=True)
    records = [
        *read_pairs(options.data, options.limit),
        *read_labelled(options.data, options.limit),
    ]
    cuts = list(read_cuts(options.data, min(_CUTS, options.limit or _CUTS)))
    known = read_likelihoods(options.likelihoods)
    if options.model is not None:
        model = load_model(options.model or None)
        add_likelihoods([*records, *cuts], model, options.likelihoods, known)
    if options.command == "fit":
        path = Path(str(files("summarizer.grounding") / "coefficients.json"))
        path.write_text(json.dumps(_fitted(records, cuts, known), indent=2) + "\n", "utf-8")
        talk.print(f"wrote {path.name}")
        return
    _print(records, cuts, known)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval.grounding", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("report", "fit"), default="report")
    parser.add_argument("--data", type=Path, required=True, help="folder with the records")
    parser.add_argument("--limit", type=int, help="only the first N records of each file")
    parser.add_argument("--model", help="score with this model; '' is the default model")
    parser.add_argument("--likelihoods", type=Path, help="file that keeps the model's scores")
    options = parser.parse_args(arguments)
    if options.model is not None and options.likelihoods is None:
        parser.error("--model needs --likelihoods FILE, where its scores are kept")
    return options


def _known(records: Sequence[Record], known: Likelihoods) -> list[Record]:
    """Records of which every sentence has been scored by the model."""
    return [
        record
        for record in records
        if all(
            (key(record.article), s.text) in known for y in record.summaries for s in y.sentences
        )
    ]


def _fitted(
    records: Sequence[Record], cuts: Sequence[Record], known: Likelihoods
) -> dict[str, object]:
    scored, scored_cuts = _known(records, known), _known(cuts, known)
    stored: dict[str, object] = {
        "about": "Written by `python -m eval.grounding fit`; see eval/grounding_fit.py.",
        "fitted_on": {
            "symbolic": _counts(records, cuts),
            "likelihood": _counts(scored, scored_cuts),
        },
    }
    for name, coefficients in _coefficients(records, cuts, scored, scored_cuts, known).items():
        stored[name] = {"bias": coefficients.bias, "weights": dict(coefficients.weights)}
    return stored


def _counts(records: Sequence[Record], cuts: Sequence[Record]) -> dict[str, int]:
    pairs = sum(record.kind is not None for record in records)
    return {"pairs": pairs, "labelled": len(records) - pairs, "articles_with_cuts": len(cuts)}


def _coefficients(
    records: Sequence[Record],
    cuts: Sequence[Record],
    scored: Sequence[Record],
    scored_cuts: Sequence[Record],
    known: Likelihoods,
) -> dict[str, Coefficients]:
    found = {"symbolic": fit(list(rows([*records, *cuts], None)))}
    if scored:
        found["likelihood"] = fit(list(rows([*scored, *scored_cuts], known)))
    return found


def _print(records: Sequence[Record], cuts: Sequence[Record], known: Likelihoods) -> None:
    supports = {"symbolic": _supports(records, cuts, None)}
    scored = _known(records, known)
    if scored:
        supports["with likelihood"] = _supports(scored, _known(cuts, known), known)
    out = Console()
    pairs = [record for record in records if record.kind is not None]
    orders = {name: order(pairs, found) for name, found in supports.items()}
    out.print(_order_table({**orders, **published(pairs)}))
    labelled = [record for record in records if record.kind is None]
    out.print(_level_table({name: level(labelled, found) for name, found in supports.items()}))


def _supports(
    records: Sequence[Record], cuts: Sequence[Record], known: Likelihoods | None
) -> dict[tuple[int, int], float]:
    """Cross-validated support of every summary, by the record's identity and its index."""
    found: dict[tuple[int, int], float] = {}
    name = "symbolic" if known is None else "likelihood"
    for held_out in track(
        range(FOLDS), f"fitting, {name}", console=Console(stderr=True), transient=True
    ):
        taught = [one for one in (*records, *cuts) if one.fold != held_out]
        fitted = {name: fit(list(rows(taught, known)))}
        for record in records:
            if record.fold != held_out:
                continue
            for index, summary in enumerate(record.summaries):
                found[id(record), index] = joined(
                    [
                        support(
                            one.findings,
                            known[key(record.article), one.text] if known is not None else None,
                            fitted,
                        )
                        for one in summary.sentences
                    ]
                )
    return found


def _order_table(lines: dict[str, Order]) -> Table:
    table = Table(title="share of pairs in which the consistent summary has more support")
    table.add_column("check")
    kinds = next(iter(lines.values())).keys()
    for kind in kinds:
        table.add_column(_short(kind), justify="right")
    for name, line in sorted(lines.items(), key=lambda item: -item[1].get(ALL, 0.0)):
        table.add_row(name, *(f"{line[kind]:.3f}" for kind in kinds))
    return table


def _short(kind: str) -> str:
    """``Extrinsic Entity Error`` as ``Ex.Entity``, so that a table fits a terminal."""
    words = kind.removesuffix(" Error").split()
    return ".".join((*(word[:2] for word in words[:-1]), words[-1][:7]))


def _level_table(lines: dict[str, Level]) -> Table:
    table = Table(title="summaries with and without an error")
    for heading in ("check", "summaries", "AUC", "balanced accuracy"):
        table.add_column(heading, justify="right")
    for name, found in lines.items():
        figures = (f"{found.auc:.3f}", f"{found.balanced_accuracy:.3f}")
        table.add_row(name, str(found.summaries), *figures)
    return table


if __name__ == "__main__":
    main()
