"""Writing a long answer in one's own editor."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, SuspendNotSupported

from workbook.output import editor
from workbook.output.editor import EditorError, edited

__all__ = ["EditorError", "edit_file", "edit_text"]


def edit_text(app: App[object], text: str, command: str | None) -> str:
    """Hand the screen to the editor and return what was written.

    The text lies in a file for the owner alone, in a folder that goes away afterwards.

    Args:
        app: The app, which steps aside meanwhile.
        text: The answer so far.
        command: The editor's command with its options, or None for ``VISUAL``, ``EDITOR`` or one
            of the usual ones.

    Raises:
        EditorError: No editor was found, it failed, or what it left is no text.
    """
    try:
        return edited(text, command, app.suspend)
    except SuspendNotSupported as error:
        raise EditorError("An editor can't be opened in this terminal.") from error
    finally:
        app.refresh(layout=True)


def edit_file(app: App[object], file: Path, command: str | None) -> None:
    """Hand the screen to the editor with a file that stays.

    Raises:
        EditorError: No editor was found, or it failed.
    """
    try:
        editor.edit_file(file, command, app.suspend)
    except SuspendNotSupported as error:
        raise EditorError("An editor can't be opened in this terminal.") from error
    finally:
        app.refresh(layout=True)
