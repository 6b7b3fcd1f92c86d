"""Asks for a file's name and writes it; what is there already is never written over unasked."""

from __future__ import annotations

from pathlib import Path

from workbook.output.writing import write_file
from workbook.ui.screens.ask_place import AskPlaceScreen
from workbook.ui.screens.existing import folder_of


class SaveAsScreen(AskPlaceScreen):
    """Returns the file that was written, or None."""

    HELP = "The name of the file, and the folder it goes into."

    def __init__(self, file: Path, text: str) -> None:
        """A name to begin with, and the text.

        Args:
            file: The file that is proposed.
            text: What is written.
        """
        super().__init__("Write it to a file", _as_typed(file))
        self._text = text
        self._asked: Path | None = None

    def take(self, typed: str) -> str:
        """Write the file and leave; why that can't be done, or "".

        A second time it is written over another.
        """
        if not typed.strip():
            return "Type the file's name."
        try:
            file = folder_of(typed)
            write_file(file, self._text, force=file == self._asked)
        except FileExistsError:
            self._asked = file
            return f"{_as_typed(file)} is there already. Enter once more writes over it."
        except (OSError, RuntimeError, ValueError) as error:  # no such home, or no path at all
            return f"{typed.strip()} can't be written: {_why(error)}."
        self.dismiss(file)
        return ""


def _why(error: Exception) -> str:
    """Why a file can't be written, in a few words."""
    words = error.strerror if isinstance(error, OSError) else None
    return (words or "this is no path on this computer").rstrip(".").lower()


def _as_typed(file: Path) -> str:
    """A file as people write it: ``~`` is their home."""
    try:
        return str(Path("~") / file.relative_to(Path.home()))
    except (RuntimeError, ValueError):  # nobody's home is known, or it lies elsewhere
        return str(file)


def proposed_file(name: str) -> Path:
    """Where a document would be written: among one's documents, else in the current folder."""
    try:
        documents = Path.home() / "Documents"
    except RuntimeError:  # nobody's home is known
        return Path.cwd() / name
    return (documents if documents.is_dir() else Path.cwd()) / name
