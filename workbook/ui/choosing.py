"""What the mentee chooses in the settings, taken over by the app that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.settings import KEYS_TABLE
from workbook.ui.keys import keymap, usable
from workbook.ui.themes import OWN

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

LONG = 12
"""Seconds that a message stays which says what can't be taken."""


def choose(app: WorkbookApp, key: str, value: str | bool | None) -> None:
    """Choose a value for a setting, or the usual one (None); it holds at once where it can."""
    _tell(app, app.preferences.change(key, value))
    if key == "theme":
        _show_theme(app, app.preferences.settings.theme)
    app.changed.publish(None)


def ask_colours(app: WorkbookApp) -> None:
    """Ask for the colours: the workbook's own come first, and the cursor is on those in use."""
    from workbook.ui.screens.choose import ChooseScreen, choices

    own = [theme.name for theme in OWN]
    names = [*own, *sorted(app.available_themes.keys() - set(own))]

    def chosen(name: str | None) -> None:
        if name is not None:
            choose(app, "theme", None if name == app.usual_theme else name)

    app.push_screen(ChooseScreen("Colours", "", choices(names, app.theme), app.theme), chosen)


def choose_key(app: WorkbookApp, command: str, keys: str | None) -> None:
    """Choose another key for a command, or the usual one (None)."""
    _tell(app, app.preferences.change_key(command, keys))
    take_keys(app)


def take_keys(app: WorkbookApp) -> None:
    """Use the keys that were chosen; those that can't be used are said in one message."""
    app.changed_keys, problems = usable(app.preferences.settings.keys)
    app.set_keymap(keymap(app.changed_keys))
    if problems:
        said = "; ".join(problems)
        text = f"Not every key under [{KEYS_TABLE}] in the settings can be used: {said}."
        app.notify(text, severity="warning", timeout=LONG, markup=False)


def take_all(app: WorkbookApp) -> None:
    """Take over what was changed in the file by hand."""
    app.preferences.look_again()
    _show_theme(app, app.preferences.settings.theme)
    take_keys(app)
    app.changed.publish(None)


def _show_theme(app: WorkbookApp, name: str | None) -> None:
    """Show these colours, or the usual ones; what the file says of them stays as it is."""
    name = name or app.usual_theme
    if name in app.available_themes:
        app.theme = name
    else:
        app.notify(f"There are no colours called “{name}”.", severity="warning", markup=False)


def _tell(app: WorkbookApp, problem: str) -> None:
    """Say why something could not be kept, if that is so."""
    if problem:
        app.notify(
            f"It holds until you leave: {problem}",
            severity="warning",
            timeout=LONG,
            markup=False,
        )
