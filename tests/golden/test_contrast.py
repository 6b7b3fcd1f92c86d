"""All text can be read on what it stands on in our own colours, measured where it is drawn.

The dark ones are measured on every scene together with what it looks like.
"""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from tests.effort import SOAK
from tests.golden.catalogue import WALKS
from tests.golden.drawn import Piece, contrast, hard_to_read, pieces
from tests.golden.scenes import SIZES, Scene, Size, Walk
from tests.golden.walking import walk_through
from workbook.ui.colours import readable
from workbook.ui.themes import OWN

LEAST = {"workbook-dark": 4.5, "workbook-light": 4.5, "workbook-contrast": 7.0}
"""The least contrast of text, by the name of the colours."""

MANY = frozenset(
    {"home", "self-check", "capture", "actions", "actions-ask", "notes", "home-read-only"}
)
"""Scenes in which most kinds of text are drawn: quiet, coloured, typed, chosen, pointed at."""


def wanted(scene: Scene) -> Size | None:
    """Most kinds of text, and where there is time all scenes."""
    return SIZES[0] if SOAK or scene.name in MANY else None


WITH_SUCH = [walk for walk in WALKS if any(map(wanted, walk.scenes))]
"""The walks in which there are any."""


@pytest.mark.parametrize("walk", WITH_SUCH, ids=lambda walk: walk.name)
async def test_all_text_can_be_read_in_our_own_colours(walk: Walk) -> None:
    found: dict[str, set[str]] = {}
    async for seen in walk_through(walk, wanted):
        for theme, least in LEAST.items():
            svg = await seen.in_colours(theme)
            found.setdefault(theme, set()).update(hard_to_read(svg, least, seen.front))

    assert {theme: sorted(hard) for theme, hard in found.items() if hard} == {}


def test_black_on_white_is_the_most_and_grey_on_grey_is_none() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert contrast("#777777", "#777777") == 1


def test_a_picture_tells_the_colours_of_its_words() -> None:
    svg = (
        ".terminal-1-r1 { fill: #101010;font-weight: bold }\n"
        '<rect fill="#fafafa" x="0" y="25.9" width="122" height="24.65" '
        'shape-rendering="crispEdges"/>'
        '<text class="terminal-1-r1" x="24.4" y="44.4" textLength="61" '
        'clip-path="url(#terminal-1-line-1)">a&#160;&lt;b&#160;</text>'
    )

    assert list(pieces(svg)) == [Piece(1, 2, "a <b ", "#101010", "#fafafa")]


def test_our_colours_are_offered_beside_others() -> None:
    assert {theme.name for theme in OWN} == set(LEAST)
    assert not {theme.name for theme in OWN} & set(BUILTIN_THEMES)


@pytest.mark.parametrize("name", [name for name in BUILTIN_THEMES if "ansi" not in name])
def test_coloured_text_can_be_read_in_others_colours_too(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    variables = readable({**theme.to_color_system().generate(), **theme.variables})

    ground = variables["background"].casefold()
    for text in ("text-accent", "text-warning", "text-error", "text-muted"):
        assert contrast(variables[text].casefold(), ground) >= 4.45, text
