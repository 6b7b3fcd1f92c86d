"""What every screen is handed: the workbook, the saver, the news, and where the cursor was."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.signal import Signal

from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.ui.cursor import CursorFile
from workbook.ui.saving import Saver, SaveState


class Desk(Struct, frozen=True):
    """The services of the screens.

    Attributes:
        workbook: Pages, notebook and clock.
        saver: Takes what is typed.
        cursor: Remembers where one was.
        changed: Published whenever what the screens show may have changed.
        saved: Published with each new state of saving.
        open_page: Opens a page by its id, or an item on it, for the current mentorship.
        reopen: Opens the workbook of another folder instead of this one, from now on.
        editor: Tells the command of one's own editor, or None for what the system's variables name.
        notices: What home says beside what the notebook says of itself.
    """

    workbook: Workbook
    saver: Saver
    cursor: CursorFile
    changed: Signal[None]
    saved: Signal[SaveState]
    open_page: Callable[[str, int | None], None]
    reopen: Callable[[str], None]
    editor: Callable[[], str | None] = lambda: None
    notices: Callable[[], tuple[str, ...]] = tuple

    def reading(self) -> Reading:
        """The workbook with everything typed so far, saved or not."""
        reading = self.workbook.reading()
        drafts = self.saver.drafts
        if not drafts:
            return reading
        return reading.with_snapshot(reading.snapshot.with_drafts(drafts))

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed, or None."""
        return self.workbook.notebook.read_only


def spot_name(place: Place) -> str:
    """The name under which the cursor's spot on a page or item is remembered."""
    return f"{place.page.id}:{place.entry}:{place.item or ''}"
