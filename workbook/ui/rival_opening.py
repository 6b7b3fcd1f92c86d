"""The way to the answers that say several things at once, one after the other, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.screen import ModalScreen, Screen

from workbook.journey.rivals import Rivals, chosen_records, rivals
from workbook.journey.waiting import waiting
from workbook.ui.entry_opening import open_entry
from workbook.ui.screens.rivals import Chosen, RivalsScreen, said_after

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

NONE_WAITS = "No answer waits for a choice: each says one thing."


def open_next_rivals(app: WorkbookApp) -> None:
    """Let the person choose for the next answer that waits; says so where none does."""
    if isinstance(app.screen, ModalScreen):
        return
    _leave_fields(app.screen)
    app.desk.saver.wait(1)
    reading = app.desk.reading()
    found = next((one for key in waiting(reading) if (one := rivals(reading, key))), None)
    app.clear_notifications()
    if found is None:
        app.notify(NONE_WAITS)
        return

    def chosen(choice: Chosen | None) -> None:
        if choice is not None:
            _choose(app, found, choice)

    app.push_screen(
        RivalsScreen(
            found,
            app.desk.workbook.today(),
            private=found.answer.private,
            can_choose=app.desk.read_only is None,
            go_there=None if found.place is None else lambda: _go_there(app, found),
        ),
        chosen,
    )


def _leave_fields(screen: Screen[object]) -> None:
    leave = getattr(screen, "leave_fields", None)
    if leave is not None:
        leave()


def _choose(app: WorkbookApp, found: Rivals, choice: Chosen) -> None:
    """Write what was chosen, with all that follows from such an answer."""
    desk = app.desk
    records = chosen_records(desk.reading(), found, choice.value, desk.workbook.now())
    desk.workbook.notebook.begin_sitting()
    desk.saver.settled(*records)
    desk.changed.publish(None)
    left = len(waiting(desk.reading()))
    more = f" {left} more to choose: w." if left else ""
    app.notify(f"{said_after(choice.value)}{more}")


def _go_there(app: WorkbookApp, found: Rivals) -> None:
    """Open the page on which it is asked, at the question."""
    if found.place is not None:
        place = replace(found.place, mentorship=found.place.mentorship or app.mentorship)
        open_entry(app, app.desk, place, found.answer.key.prompt.partition("/")[2])
