"""Plots as SVG that stands in a page: text in the page's own ink, light or dark."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.results import Result

INK = "#0a0b0c"
"""Stands for the page's own colour of text."""

OURS = "#e0662f"
PALETTE = ("#4f86c6", "#2f9e7d", "#9a7cc8", "#b98a2e", "#c4587f", "#4fa3ad", "#8b8f96", "#7a9a3a")
STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.parse_math": False,  # names of systems are text, whatever is in them
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    **dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK
    ),
}
GREY = "#8b8f96"
PANELS = 6
MIN_HEIGHT = 0.1

Estimates = Mapping[str, Mapping[str, float | None]]
"""Column to ``value``, ``low`` and ``high``."""


def colours(names: Sequence[str], ours: str | None) -> dict[str, str]:
    """A colour a system, the same in every plot of a suite."""
    others = [name for name in names if name != ours]
    found = {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(others)}
    return found | ({ours: OURS} if ours else {})


def ranked(result: Result, figure: str) -> Markup:
    """A figure of many systems, the best on top."""
    found = {
        name: one["figures"][figure]["all"]
        for name, one in result["systems"].items()
        if _has(one["figures"].get(figure, {}), "all")
    }
    names = sorted(found, key=lambda name: float(found[name]["value"]))
    shown = [found[name] for name in names]

    def draw(axes: Axes) -> None:
        axes.barh(
            names,
            [one["value"] for one in shown],
            color=[_paint(result, name) for name in names],
            xerr=_errors(shown),
            error_kw={"ecolor": INK, "elinewidth": 0.9, "capsize": 2},
        )
        axes.set_xlabel(figure)

    return _svg(draw, f"{result['suite']}: {figure}", (6.4, 0.8 + 0.24 * len(names)))


def _paint(result: Result, name: str) -> str:
    """Colours for the project's own checks; grey for what others have published."""
    own = [one for one, found in result["systems"].items() if not found.get("published")]
    return colours(own, result["ours"]).get(name, GREY)


def bars(result: Result, figure: str, columns: Sequence[str]) -> Markup:
    """A figure of all systems with intervals, a group of bars a perspective."""
    return _grouped(result, figure, {"" if c == "all" else c: (figure, c) for c in columns})


def kinds(result: Result, figures: Sequence[str]) -> Markup:
    """Figures of the whole articles in one plot, a group of bars a kind of error."""
    groups = {name.removesuffix(", %"): (name, "all") for name in figures}
    return _grouped(result, "summaries with it, %", groups)


def _grouped(result: Result, label: str, groups: Mapping[str, tuple[str, str]]) -> Markup:
    """Bars of all systems; ``groups`` names the figure and the column of each group."""
    systems = result["systems"]
    paint = colours(list(systems), result["ours"])
    width = 0.84 / max(1, len(systems))

    def draw(axes: Axes) -> None:
        for place, (name, one) in enumerate(systems.items()):
            shown = [
                (at, one["figures"][figure][column])
                for at, (figure, column) in enumerate(groups.values())
                if _has(one["figures"].get(figure, {}), column)
            ]
            if shown:
                _bars(axes, place, width, shown, name, paint[name])
        axes.set_xticks([at + 0.42 - width / 2 for at in range(len(groups))])
        axes.set_xticklabels(list(groups))
        axes.axhline(0, color=INK, linewidth=0.6)
        if axes.get_ylim()[1] < MIN_HEIGHT:  # nothing but zeros
            axes.set_ylim(0, 1)
            axes.text(0.5, 0.5, "0 for every system", transform=axes.transAxes, ha="center")
        axes.set_ylabel(label)
        axes.legend(frameon=False, ncols=1, loc="center left", bbox_to_anchor=(1.01, 0.5))

    return _svg(draw, f"{result['suite']}: {label}", (2.6 + 1.9 * len(groups), 2.9))


def _bars(
    axes: Axes, place: int, width: float, shown: Sequence[Any], name: str, colour: str
) -> None:
    values = [one["value"] for _, one in shown]
    axes.bar(
        [at + place * width for at, _ in shown],
        values,
        width * 0.9,
        label=name,
        color=colour,
        yerr=_errors([one for _, one in shown]),
        error_kw={"ecolor": INK, "elinewidth": 0.9, "capsize": 2},
    )


def _errors(found: Sequence[Mapping[str, float | None]]) -> list[list[float]]:
    """How far the interval reaches below and above; nowhere where there is none."""
    below, above = [], []
    for one in found:
        value = one["value"] or 0.0
        below.append(max(0.0, value - (value if one["low"] is None else one["low"])))
        above.append(max(0.0, (value if one["high"] is None else one["high"]) - value))
    return [below, above]


def _has(found: Estimates, column: str) -> bool:
    return column in found and found[column]["value"] is not None


def scatter(result: Result) -> Markup | None:
    """Every framing as a dot: nearer to its own human text the further above the line."""
    systems = {n: one["points"] for n, one in result["systems"].items() if one.get("points")}
    if not systems:
        return None
    shown = dict(list(systems.items())[:PANELS])
    kinds = list(dict.fromkeys(kind for own in shown.values() for kind in own))
    paint = dict(zip(kinds, (PALETTE[0], OURS, *PALETTE[1:]), strict=False))

    def draw(figure: Figure) -> None:
        for place, (name, own) in enumerate(shown.items(), 1):
            axes = figure.add_subplot(1, len(shown), place)
            _panel(axes, own, paint, name)
            if place == 1:
                axes.set_ylabel("ROUGE-1, own text")
            axes.set_xlabel("ROUGE-1, other text")
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1.01, 0.5))

    title = f"{result['suite']}: focus of every framing"
    return _svg_of(draw, title, (1.4 + 2.2 * len(shown), 2.7))


def _panel(axes: Axes, own: Mapping[str, Any], paint: Mapping[str, str], name: str) -> None:
    top = 80
    axes.plot([0, top], [0, top], color=INK, linewidth=0.6)
    for kind, dots in own.items():
        x, y = zip(*dots, strict=True)
        axes.scatter(x, y, s=10, alpha=0.75, color=paint[kind], label=kind, linewidths=0)
    axes.set_xlim(0, top)
    axes.set_ylim(0, top)
    axes.set_title(name, fontsize=10)


def dots(result: Result, figure: str, columns: Sequence[str]) -> Markup:
    """A figure by kind of error: a row a kind, a dot with its interval a system."""
    systems = result["systems"]
    own = [name for name, one in systems.items() if not one.get("published")]
    step = 0.6 / max(1, len(own) - 1)

    def draw(axes: Axes) -> None:
        for name, one in systems.items():
            found = one["figures"].get(figure, {})
            rows = [(at, found[c]) for at, c in enumerate(columns) if _has(found, c)]
            values = [one["value"] for _, one in rows]
            if name not in own:
                label = "published metrics" if name == _first_published(result) else None
                places = [float(at) for at, _ in rows]
                axes.plot(values, places, "|", markersize=12, color=GREY, label=label)
            elif rows:
                axes.errorbar(
                    values,
                    [at - 0.3 + own.index(name) * step for at, _ in rows],
                    xerr=_errors([one for _, one in rows]),
                    fmt="D" if name == result["ours"] else "o",
                    markersize=5,
                    color=_paint(result, name),
                    elinewidth=1,
                    label=name,
                )
        axes.set_yticks(range(len(columns)), ["all" if c == "all" else c for c in columns])
        axes.invert_yaxis()
        axes.set_xlabel(figure)
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize=8)

    height = 0.9 + len(columns) * (0.3 + 0.08 * len(own))
    return _svg(draw, f"{result['suite']}: {figure}", (7.2, height))


def _first_published(result: Result) -> str:
    return next((n for n, one in result["systems"].items() if one.get("published")), "")


def growth(result: Result) -> Markup | None:
    """Seconds by length, number of articles and number of perspectives."""
    if not result["growth"]:
        return None
    paint = colours(list(result["growth"]), "pipeline")

    def draw(figure: Figure) -> None:
        for place, axis in enumerate(("words", "articles", "perspectives"), 1):
            axes = figure.add_subplot(1, 3, place)
            for name, own in result["growth"].items():
                x, y = zip(*own[axis], strict=True)
                axes.plot(x, y, marker="o", markersize=4, color=paint[name], label=name)
            axes.set_xlabel(axis)
            axes.set_ylim(bottom=0)
            if place == 1:
                axes.set_ylabel("seconds")
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1.01, 0.5))

    return _svg_of(draw, "speed: how cost grows", (9.5, 2.8))


def _svg(draw: Callable[[Axes], None], title: str, size: tuple[float, float]) -> Markup:
    return _svg_of(lambda figure: draw(figure.add_subplot()), title, size)


def _svg_of(draw: Callable[[Figure], None], title: str, size: tuple[float, float]) -> Markup:
    """Draw and return the picture, with a name for those who cannot see it."""
    buffer = io.StringIO()
    style: Any = STYLE | {"svg.hashsalt": title}
    with mpl.rc_context(style):
        figure = Figure(figsize=size)
        draw(figure)
        figure.savefig(
            buffer,
            format="svg",
            bbox_inches="tight",
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    picture = buffer.getvalue()
    picture = picture[picture.index("<svg") :].replace(INK, "currentColor")
    picture = re.sub(r'<g id="[^"]*">', "<g>", picture)  # ids may stand but once in a page
    picture = re.sub(r"\s*<metadata>.*?</metadata>", "", picture, flags=re.DOTALL)
    name = Markup("<title>{}</title>").format(title)
    opening, _, rest = picture.partition(">")
    return Markup(f'{opening} role="img">{name}{rest}')  # noqa: S704 - drawn here, text escaped
