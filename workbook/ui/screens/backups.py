"""The backups: what each holds, what going back to it would change, and going back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbook.errors import WorkbookError
from workbook.journey.backups import (
    REASONS,
    WAY_BACK,
    holds,
    look_lines,
    newest_change,
    when,
)
from workbook.notebook.backup import Backup, Look
from workbook.ui.desk import Desk
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows, one_line

if TYPE_CHECKING:
    from workbook.journey.backups import Backups

NONE_YET = Content("There are no backups yet. One is made each day that you write.")
LOOKING = "Looking what would change …"
GOING = "Going back …"
SAVING = 2.0
"""Seconds to wait until what was typed is on the disk."""

STAY, GO = "stay", "go"


class BackupsScreen(Dialog[str | None]):
    """A list of the backups; returns what to say once one was gone back to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]
    HELP = (
        "A backup holds everything as it was. Enter says what going back to it would change; "
        "nothing happens before you say yes."
    )

    @dataclass
    class Done(Message):
        """Something that took a while is done; what follows runs in the app's thread."""

        then: Callable[[], None]

    def __init__(self, desk: Desk, backups: Backups) -> None:
        super().__init__()
        self.desk = desk
        self._backups = backups
        self._all: Sequence[Backup] = ()
        self._busy = False

    def compose(self) -> ComposeResult:
        """The backups as rows, and a line that says what is going on."""
        with Vertical(classes="modal"):
            yield Static("Go back to a backup", classes="modal-title")
            with VerticalScroll(classes="modal-body", can_focus=False):
                yield Rows(empty=NONE_YET)
            yield Static(id="backups-note", classes="modal-words")
            yield ModalKeys("enter shows what would change", "esc back")

    def on_mount(self) -> None:
        """List them."""
        self._say("")
        try:
            self._all = self._backups.all()
        except WorkbookError as error:
            self._say(str(error))
        self.query_one(Rows).show([self._row(n, one) for n, one in enumerate(self._all)])

    def _row(self, number: int, backup: Backup) -> Row:
        today = self.desk.workbook.today()
        if backup.problem:
            name = Content(one_line(backup.file.name))
            return Row(str(number), name, Content.styled("can't be used", "$text-error"))
        newest = newest_change(backup.counts, today)
        below = holds(backup.counts) + (f", newest {newest}" if newest else "")
        reason = Content.styled(REASONS[backup.reason], "$text-muted")
        made = Content(when(backup.made, today))
        return Row(str(number), made, reason, Content(one_line(below)))

    def _say(self, words: str) -> None:
        note = self.query_one("#backups-note", Static)
        note.update(Content(words))
        note.display = bool(words)

    def action_leave(self) -> None:
        """Go back, unless something is going on that will be done in a moment."""
        if not self._busy:
            self.dismiss(None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Look what going back to a backup would change."""
        event.stop()
        backup = self._all[int(event.row_id)]
        if backup.problem:
            self._say(backup.problem)
        elif self.desk.read_only is not None:
            self._say(self.desk.read_only)
        elif not self.desk.saver.wait(SAVING):
            self._say("What you typed is not saved yet, so it can't be backed up first.")
        else:
            self._in_thread(LOOKING, lambda: self._look(backup))

    def _look(self, backup: Backup) -> Callable[[], None]:
        """Look what would change, in a thread; returns what is done with it."""
        look = self._backups.look(backup.file)
        return lambda: self._ask(backup, look)

    def _ask(self, backup: Backup, look: Look) -> None:
        """Show what would change, and ask."""
        if not look.changes_anything:
            self._say("The notebook says all that already: nothing would change.")
            return
        name = when(backup.made, self.desk.workbook.today())

        def answered(go: bool | None) -> None:
            if go:
                self._in_thread(GOING, lambda: self._go_back(backup, name))

        self.app.push_screen(GoBackScreen(name, look_lines(look)), answered)

    def _go_back(self, backup: Backup, name: str) -> Callable[[], None]:
        """Go back, in a thread, and read what was written; returns what is done then."""
        self._backups.restore(backup.file)
        self.desk.workbook.notebook.poll().result()
        words = (
            f"Everything is as it was on {name}. To take that back, go back to the backup "
            "“before a restore”."
        )
        return lambda: self._leave_with(words)

    def _leave_with(self, words: str) -> None:
        self.dismiss(words)

    def _in_thread(self, words: str, job: Callable[[], Callable[[], None]]) -> None:
        """Do something that takes a while, unless something else is going on."""
        if self._busy:
            return
        self._busy = True
        self._say(words)

        def run() -> None:
            try:
                then = job()
            except (WorkbookError, OSError) as error:
                problem = str(error)
                self.post_message(self.Done(lambda: self._say(problem)))
            else:
                self.post_message(self.Done(then))

        threading.Thread(target=run, name="backups", daemon=True).start()

    def on_backups_screen_done(self, event: Done) -> None:
        """Go on in the app's thread."""
        event.stop()
        self._busy = False
        self._say("")
        event.then()


class GoBackScreen(Dialog[bool]):
    """What going back would change; returns whether to do it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "back")]
    AUTO_FOCUS = "Rows"

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        """The question.

        Args:
            name: When the backup was made.
            lines: What would change.
        """
        super().__init__()
        self._name = name
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The changes, then no and yes; no comes first, for a key that was pressed too often."""
        rows = [
            Row(STAY, Content("No, leave everything as it is")),
            Row(GO, Content("Yes, go back to it")),
        ]
        with Vertical(classes="modal"):
            yield Static(Content(f"Go back to {self._name}?"), classes="modal-title")
            with VerticalScroll(classes="modal-body", can_focus=False):
                yield Static(Content("\n".join(f"· {line}" for line in self._lines)))
                yield Static(WAY_BACK, classes="modal-words")
            yield Rows(rows)
            yield ModalKeys("enter chooses", "esc leaves all as it is")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Return the answer."""
        event.stop()
        self.dismiss(event.row_id == GO)
