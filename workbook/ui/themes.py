"""The workbook's own colours: dark, light, and one of the highest contrast.

Calm like good paper: warm greys, one accent, and no text under 4.5:1 (7:1 in the third one) on what
it stands on.
"""

from __future__ import annotations

from textual.theme import Theme

USUAL = "workbook-dark"
"""The colours of somebody who chose none."""

OWN = (
    Theme(
        name=USUAL,
        dark=True,
        primary="#d0a15f",
        secondary="#8fb0a3",
        accent="#e0a95c",
        warning="#e5b769",
        error="#e8826e",
        success="#a3bf7a",
        foreground="#e9e2d8",
        background="#1e1b18",
        surface="#28241f",
        panel="#322d27",
        variables={
            "text-accent": "#ecbd7b",
            "text-warning": "#ecc580",
            "text-error": "#f09c8a",
            "text-success": "#b4cc90",
            "block-cursor-background": "#4b4135",
            "block-cursor-foreground": "#f5efe6",
            "input-selection-background": "#5a4a34",
            "screen-selection-background": "#5a4a34",
        },
    ),
    Theme(
        name="workbook-light",
        dark=False,
        primary="#8a4b12",
        secondary="#3f6b5c",
        accent="#a85a14",
        warning="#8c5a00",
        error="#ab3423",
        success="#476b25",
        foreground="#2b2621",
        background="#faf6ef",
        surface="#f2ece1",
        panel="#e9e1d3",
        variables={
            "text-muted": "#5f574d",
            "text-accent": "#86440b",
            "text-warning": "#744a00",
            "text-error": "#9a2c1c",
            "text-success": "#3c5d1d",
            "block-cursor-background": "#e6d6bd",
            "block-cursor-foreground": "#2b2621",
            "input-selection-background": "#ead7b5",
            "screen-selection-background": "#ead7b5",
        },
    ),
    Theme(
        name="workbook-contrast",
        dark=True,
        primary="#ffd75f",
        secondary="#87d7ff",
        accent="#ffd75f",
        warning="#ffd75f",
        error="#ff9d8a",
        success="#a8e07a",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#141414",
        variables={
            "text-muted": "#d6d6d6",
            "text-accent": "#ffd75f",
            "text-warning": "#ffe08a",
            "text-error": "#ffb3a3",
            "text-success": "#b8ea90",
            "block-cursor-background": "#3a3a3a",
            "block-cursor-foreground": "#ffffff",
            "input-selection-background": "#4a4a00",
            "screen-selection-background": "#4a4a00",
        },
    ),
)
"""All of them, the usual one first."""
