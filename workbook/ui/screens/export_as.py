"""Asks for the folder that everything is written into; it must not be there yet."""

from __future__ import annotations

from pathlib import Path

from workbook.errors import UsageError
from workbook.output.export.folder import check_folder
from workbook.ui.screens.ask_place import AskPlaceScreen
from workbook.ui.screens.existing import folder_of


class ExportAsScreen(AskPlaceScreen):
    """Returns the folder, or None."""

    HELP = "Where everything is written, and in which form."

    def __init__(self, folder: Path) -> None:
        """A folder to begin with."""
        super().__init__("Write everything into a folder", str(folder))

    def take(self, typed: str) -> str:
        """Return the folder and leave; why it can't be, or ""."""
        try:
            folder = folder_of(typed)
            check_folder(folder)
        except (UsageError, OSError, RuntimeError, ValueError) as error:
            known = isinstance(error, UsageError)
            return str(error) if known else "This is no folder on this computer."
        self.dismiss(folder)
        return ""
