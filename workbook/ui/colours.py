"""Small corrections to the colours that a theme brings along."""

from __future__ import annotations

from collections.abc import Mapping

QUIET = "B3"
"""How strong quiet text is, as the last two digits of a colour: 70 %."""


def with_quiet_text(variables: Mapping[str, str]) -> dict[str, str]:
    """A theme's variables, with quiet text as a plain colour.

    Themes leave it to be worked out from the background.  Style sheets can do that, but text that
    is drawn in several styles can't: there quiet words would come out as the loudest of all.
    """
    foreground = variables.get("foreground", "")
    plain = foreground.startswith("#") and len(foreground) == len("#RRGGBB")
    if plain and variables.get("text-muted", "").startswith("auto"):
        return {**variables, "text-muted": f"{foreground}{QUIET}"}
    return dict(variables)
