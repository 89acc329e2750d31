"""Shades of a perspective's colour that can be read on a light and on a dark page."""

from __future__ import annotations

from dataclasses import dataclass

LIGHT_PAGE, DARK_PAGE = "#ffffff", "#1e293b"
"""The surfaces that cards are drawn on; the style sheet uses the same."""

READABLE = 5.5
"""Contrast of text with its surface. WCAG AA asks for 4.5; a lit sentence's tint takes some."""

_STEPS = 40


@dataclass(frozen=True)
class Shades:
    """``#rrggbb`` for a light and for a dark page."""

    light: str
    dark: str


def shades(colour: str) -> Shades:
    """Darken ``colour`` for the light page and lighten it for the dark one, as far as needed."""
    return Shades(_towards(colour, "#000000", LIGHT_PAGE), _towards(colour, "#ffffff", DARK_PAGE))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2 defines it, 1..21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _towards(colour: str, end: str, page: str) -> str:
    for step in range(_STEPS + 1):
        mixed = _mix(colour, end, step / _STEPS)
        if contrast(mixed, page) >= READABLE:
            return mixed
    return end


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
