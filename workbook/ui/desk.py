"""What every screen is handed: the workbook, the saver, the news, and where the cursor was."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from textual.signal import Signal

from workbook.journey.day_style import DayStyle
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Record
from workbook.notebook.snapshot import Snapshot
from workbook.pages.packs import Pack
from workbook.ui.cursor import CursorFile
from workbook.ui.saving import Key, Saver, SaveState


class LastReading:
    """The last reading, for as long as neither the notebook nor a draft is another one."""

    def __init__(self) -> None:
        self._made_of: tuple[Pack, Snapshot, DayStyle, Mapping[Key, Record]] | None = None
        self._reading: Reading | None = None

    def reading(self, workbook: Workbook, drafts: Mapping[Key, Record]) -> Reading:
        """The workbook with the drafts laid over it."""
        saved = workbook.reading()
        made_of = (saved.pack, saved.snapshot, saved.style, drafts)
        if self._reading is None or made_of != self._made_of:
            laid_over = saved.snapshot.with_drafts(drafts)
            self._made_of, self._reading = made_of, saved.with_snapshot(laid_over)
        return self._reading


class LastSeen:
    """What a screen was last made from, to tell whether it would be the same if made now."""

    def __init__(self) -> None:
        self._reading: Reading | None = None
        self._beside: tuple[object, ...] = ()

    def changed(self, desk: Desk, *beside: object) -> bool:
        """Whether anything differs: what was written, the minute, or anything beside.

        What there is now counts as seen from now on.
        """
        reading = desk.reading()
        minute = desk.workbook.now().replace(second=0, microsecond=0)
        if reading is self._reading and (minute, *beside) == self._beside:
            return False
        self._reading, self._beside = reading, (minute, *beside)
        return True


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
        last: The reading that was made last.
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
    last: LastReading = field(default_factory=LastReading)

    def reading(self) -> Reading:
        """The workbook with everything typed so far, saved or not.

        The same one as long as nothing changes, with all that was looked up in it; for the screens'
        own thread alone.
        """
        return self.last.reading(self.workbook, self.saver.drafts)

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed, or None."""
        return self.workbook.notebook.read_only


def spot_name(place: Place) -> str:
    """The name under which the cursor's spot on a page or item is remembered."""
    return f"{place.page.id}:{place.entry}:{place.item or ''}"
