"""The settings as rows: what each is called, what it says now, and where that comes from."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from workbook.preferences import Preferences
from workbook.setting_words import (
    ALL,
    USUAL_PLACE,
    Shown,
    editor_named_by,
    origin,
    short_folder,
    value_of,
)
from workbook.settings import CHOICES, KEYS_TABLE, SWITCHES
from workbook.ui.widgets.rows import Row, one_line

QUIET = "$text-muted"


def rows_of(preferences: Preferences, changed_keys: int, usual_theme: str) -> list[Row]:
    """A row for each setting: its value and who said so at the right, below it what it does."""
    usual = {
        **{key: values[0] for key, values in CHOICES.items()},
        **dict.fromkeys(SWITCHES, "no"),
        **dict.fromkeys(("content", "data", "backups"), USUAL_PLACE),
        **preferences.usual,
        "theme": usual_theme,
        "editor": editor_named_by(),
        KEYS_TABLE: f"{changed_keys} changed" if changed_keys else "as usual",
    }
    return [_row(one, preferences, usual) for one in ALL]


def _row(one: Shown, preferences: Preferences, usual: Mapping[str, str]) -> Row:
    value = value_of(preferences, one.key) or usual.get(one.key, "")
    later = " · at the next start" if one.later else ""
    said = Content(one_line(short_folder(value)))
    source = origin(preferences, one.key)
    return Row(
        one.key,
        Content(one.name),
        Content.assemble(said, (f" · {source}", QUIET)) if source else said,
        below=Content(f"{one.words}{later}"),
        above=Content(one.above) if one.above else None,
        shorter=(said,) if one.key not in preferences.named else (),
    )
