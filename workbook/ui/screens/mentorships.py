"""Several mentors: switch, begin with a new one, put one away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.journey.dates import short_day
from workbook.journey.meetings import next_meeting
from workbook.journey.mentorships import mentor_name
from workbook.notebook.records import Mentorship
from workbook.ui.desk import Desk
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows, one_line

NEW = "new"


class MentorshipsScreen(Dialog[int | None]):
    """The mentorships; returns the one to go to, or None to stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
        Binding("n", "begin", "new"),
        Binding("x", "archive", "put away"),
    ]
    HELP = "Each mentor has a mentorship of their own; goals and actions stay yours in all of them."

    def __init__(self, desk: Desk, current: int | None) -> None:
        super().__init__()
        self.desk = desk
        self._current = current

    def compose(self) -> ComposeResult:
        """The mentorships as rows."""
        with Vertical(classes="modal"):
            yield Static("Your mentorships", classes="modal-title")
            with VerticalScroll(classes="modal-body", can_focus=False):
                yield Rows(self._rows())
            yield ModalKeys("enter goes there", "n begins one", "x puts one away", "esc back")

    def on_mount(self) -> None:
        """Stand on the current one."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.query_one(Rows).cursor_id = str(self._current)

    def _on_changed(self, _nothing: None) -> None:
        self.query_one(Rows).show(self._rows())

    def _all(self) -> list[Mentorship]:
        reading = self.desk.reading()
        found = reading.snapshot.mentorships.values()
        return sorted(found, key=lambda m: (m.archived, m.started, mentor_name(reading, m.id)))

    def _rows(self) -> list[Row]:
        reading, now = self.desk.reading(), self.desk.workbook.now()
        rows = []
        for mentorship in self._all():
            meeting = next_meeting(reading, mentorship.id, now)
            began = datetime.fromisoformat(mentorship.started).date()
            words = f"meets {short_day(meeting.day, now.date())}" if meeting is not None else ""
            if mentorship.archived:
                words = "put away"
            since = Content(f"since {short_day(began, now.date())}")
            sign = "●" if mentorship.id == self._current else "○"
            name = Content(one_line(mentor_name(reading, mentorship.id)))
            right = Content.styled(words, "$text-muted")
            rows.append(Row(str(mentorship.id), name, right, since, Content(sign)))
        if self.desk.read_only is None:
            rows.append(Row(NEW, Content.styled("a new mentor", "$text-accent"), sign=Content("+")))
        return rows

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Go to a mentorship, or begin one."""
        event.stop()
        if event.row_id == NEW:
            self.action_begin()
        else:
            self.dismiss(int(event.row_id))

    def action_begin(self) -> None:
        """Begin with one more mentor."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
            return
        from workbook.ui.screens.first_run import FirstRunScreen

        def begun(mentorship: int | None) -> None:
            if mentorship is not None:
                self.dismiss(mentorship)

        self.app.push_screen(FirstRunScreen(self.desk, first=False), begun)

    def action_archive(self) -> None:
        """Put a mentorship away, or bring it back; nothing of it is deleted."""
        row = self.query_one(Rows).cursor_id or ""
        mentorship = self.desk.reading().snapshot.mentorships.get(int(row) if row.isdigit() else 0)
        if mentorship is None or self.desk.read_only is not None:
            return
        others = [m for m in self._all() if not m.archived and m.id != mentorship.id]
        if not others and not mentorship.archived:
            self.notify("This is your only mentorship: begin another one before it goes.")
            return
        done: Callable[[], object] | None = None
        if mentorship.id == self._current and not mentorship.archived:
            next_one = others[-1].id
            done = lambda: self.dismiss(next_one)  # noqa: E731 - a single word said later
        self.desk.saver.act(replace(mentorship, archived=not mentorship.archived), then=done)
