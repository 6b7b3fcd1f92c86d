"""Small corrections to the colours that a theme brings along, so that all text can be read."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color

QUIET = 0.7
"""How much of its colour quiet text keeps; the rest is the background's."""

LEAST = 4.5
"""The least contrast of text with what it stands on, by the guidelines for web content."""

STEP = 0.1
"""How much closer to the colour of plain text a colour comes at a time, until it can be read."""

COLOURED = ("text-accent", "text-warning", "text-error")
"""Coloured text, by the names of its variables."""


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """A theme's variables, with quiet and coloured text as plain colours that can be read.

    Themes leave quiet text to be worked out from the background.  Style sheets can do that, but text
    that is drawn in several styles can't: there quiet words would come out as the loudest of all.
    Some themes for a light background colour text so lightly that it can hardly be seen; such a
    colour is drawn towards that of plain text.
    """
    found = dict(variables)
    if not (_plain(found.get("foreground", "")) and _plain(found.get("background", ""))):
        return found  # the terminal's own colours, which nobody here knows
    foreground = Color.parse(found["foreground"])
    background = Color.parse(found["background"])
    if found.get("text-muted", "").startswith("auto"):
        quiet = background.blend(foreground, QUIET)
        found["text-muted"] = _seen(quiet, foreground, background).hex
    for name in COLOURED:
        if _plain(found.get(name, "")):
            found[name] = _seen(Color.parse(found[name]), foreground, background).hex
    return found


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21, by the guidelines for web content."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _plain(colour: str) -> bool:
    return colour.startswith("#") and len(colour) == len("#RRGGBB")


def _seen(colour: Color, foreground: Color, background: Color) -> Color:
    """A colour, or the nearest one on the way to that of plain text which can be read."""
    seen, way = colour, 0.0
    while contrast(seen, background) < LEAST and way < 1:
        way += STEP
        seen = colour.blend(foreground, min(way, 1))
    return seen


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
