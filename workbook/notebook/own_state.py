"""What belongs to a data folder on this computer alone: its mark, and the lock of whoever saves."""

from __future__ import annotations

from pathlib import Path

from workbook.errors import SaveError
from workbook.notebook.device import MarkFile, state_name
from workbook.notebook.files import make_private_folder
from workbook.notebook.locks import ProcessLock
from workbook.notebook.save_errors import save_error


class OwnState:
    """A folder in the state folder, made when something is first saved.

    Attributes:
        folder: Where it lies.
        marks: Where this computer's log ended.
        checkpoint: The file of what was read of all logs; see ``notebook.checkpoint``.
    """

    def __init__(self, root: Path, data: Path) -> None:
        """Stand ready; nothing is made yet.

        Args:
            root: The state folder.
            data: The data folder.
        """
        self.folder = root / "notebooks" / state_name(data)
        self.marks = MarkFile(self.folder / "device.json")
        self.checkpoint = self.folder / "checkpoint"
        self._lock = ProcessLock(self.folder / "write.lock")
        self._made = False

    def hold(self) -> None:
        """Take the *write* lock; ``release`` gives it back.

        Raises:
            SaveError: The state folder can't be used, or another program does not finish.
        """
        try:
            if not self._made:
                make_private_folder(self.folder)
                self._made = True
            try:
                self._lock.acquire()
            except FileNotFoundError:  # someone has taken the state folder away meanwhile
                self.marks.close()
                make_private_folder(self.folder)
                self._lock.acquire()
        except OSError as error:
            raise self.error(error) from error

    def release(self) -> None:
        """Give the lock back, once for each time it was taken."""
        self._lock.release()

    def close(self) -> None:
        """Let go of the files."""
        self.marks.close()
        self._lock.close()

    def error(self, error: OSError) -> SaveError:
        """What to tell of an error that came up here, unless it names another place."""
        place = self.folder if error.filename is None else Path(error.filename)
        return save_error(error, place)
