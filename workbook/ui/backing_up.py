"""Backups from the screens: the copy of each day, one made on demand, and going back to one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbook.errors import WorkbookError
from workbook.journey.backups import size_words
from workbook.journey.mentorships import active, current
from workbook.journey.workbook import Workbook
from workbook.notebook.backup import Reason

if TYPE_CHECKING:
    from workbook.journey.backups import Backups
    from workbook.ui.app import WorkbookApp

SOON = 20.0
"""Seconds after which the copy of the day is made, when the first screens are long drawn."""

AGAIN = 900.0
"""Seconds between two looks at whether a new day has begun, in an app that stays open."""

AT_THE_END = 10.0
"""Seconds that leaving waits for a copy that is being made."""


class DailyBackup:
    """Makes the copy of each day in a thread of its own, in the app that holds the notebook.

    What there is to copy is read from the disk: no screen waits for it.
    """

    def __init__(self, workbook: Workbook, deliver: Callable[[Callable[[], None]], None]) -> None:
        """Stand ready.

        Args:
            workbook: The workbook that is open.
            deliver: The way back into the app's thread.
        """
        self._workbook = workbook
        self._deliver = deliver
        self._thread: threading.Thread | None = None
        self._problem = ""

    def problems(self) -> tuple[str, ...]:
        """Why the last copy could not be made, for home to say; nothing if it could."""
        return (self._problem,) if self._problem else ()

    def keep_making(self, app: WorkbookApp) -> None:
        """Make the copy of today soon, and those of the days to come."""

        def look() -> None:
            self.begin(lambda: app.changed.publish(None))

        app.set_timer(SOON, look)
        app.set_interval(AGAIN, look)

    def begin(self, then: Callable[[], None]) -> None:
        """Make the copy of today if there is none; returns at once.

        Args:
            then: Called in the app's thread when what home says of it has changed.
        """
        if not self._is_ours() or (self._thread is not None and self._thread.is_alive()):
            return

        def make() -> None:
            before = self._problem
            self._make()
            if self._problem != before:
                self._deliver(then)

        self._thread = threading.Thread(target=make, name="daily backup", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Make it now if that was not begun yet, once the terminal is given back."""
        if self._thread is not None:
            self._thread.join(AT_THE_END)
        elif self._is_ours():
            self._make()

    def _is_ours(self) -> bool:
        """Whether this is the app that makes the copies."""
        workbook = self._workbook
        return workbook.backups is not None and workbook.notebook.held_by is None

    def _make(self) -> None:
        """Make it, and note why it can't be."""
        if self._workbook.backups is not None:
            try:
                self._workbook.backups.make_daily()
                self._problem = ""
            except WorkbookError as error:
                self._problem = str(error)


def back_up_now(app: WorkbookApp) -> None:
    """Make a backup behind the screen, and say where it is."""
    backups = app.workbook.backups
    if backups is None:
        return
    app.desk.saver.wait(1.0)

    def make(backups: Backups) -> None:
        try:
            made = backups.make(Reason.ASKED)
        except WorkbookError as error:
            words, kind = str(error), "error"
        else:
            kind = "information"
            words = "There is nothing to back up yet."
            if made is not None:
                words = (
                    f"Backed up ({size_words(made.size)}): {made.file}. It is not encrypted: "
                    "whoever has the file can read it."
                )
        app.post_message(app.Deliver(lambda: say(app, words, kind)))

    threading.Thread(target=make, args=(backups,), name="backup", daemon=True).start()


def say(app: WorkbookApp, words: str, kind: str) -> None:
    """Show words that may hold anything, such as the name of a file."""
    app.notify(words, severity="error" if kind == "error" else "information", markup=False)


def open_backups(app: WorkbookApp) -> None:
    """Show the backups over home, where nothing is being written."""
    from workbook.ui.screens.backups import BackupsScreen

    if app.workbook.backups is None:
        return
    app.go_home()
    app.push_screen(
        BackupsScreen(app.desk, app.workbook.backups), lambda done: came_back(app, done)
    )


def came_back(app: WorkbookApp, words: str | None) -> None:
    """Show everything as it now is, after a backup was gone back to; None if it was not.

    Args:
        app: The app.
        words: What to say.
    """
    if not words:
        return
    reading = app.desk.reading()
    if app.mentorship not in {mentorship.id for mentorship in active(reading)}:
        app.mentorship = current(reading, app.workbook.now())
    app.changed.publish(None)
    say(app, words, "information")
