"""Actions, topics and feedback: one screen that lists what is kept and changes it with one key."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from workbook.journey.kept.actions import ACTIONS
from workbook.journey.kept.feedback import FEEDBACK
from workbook.journey.kept.listing import Listing, Sight
from workbook.journey.kept.model import KeptRow, Kind, Looked
from workbook.journey.kept.topics import TOPICS
from workbook.journey.mentorships import mentor_name
from workbook.ui.commands import Where, bindings, commands
from workbook.ui.desk import Desk
from workbook.ui.hints import hinted
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.kept_changing import KeptChanging
from workbook.ui.screens.kept_drawing import drawn_rows, title, views_line
from workbook.ui.widgets.ask_line import AskLine
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Line, Scroll
from workbook.ui.widgets.kept_detail import KeptDetail
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.pressable import Pressable
from workbook.ui.widgets.rows import Rows, one_line
from workbook.ui.widgets.saying import say
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

ON_A_ROW = frozenset(
    {
        "open_row",
        "status",
        "log",
        "outcome",
        "kind",
        "move",
        "put_away",
        "details",
        "scroll_details",
    }
)
"""Actions that need a row under the cursor."""

ON_A_LINE = frozenset({"keep_line", "leave_line", "to_rows"})
"""Actions that need a line that is being typed."""

LIST_ACTIONS = frozenset(
    command.action.partition("(")[0]
    for where in (Where.ACTIONS, Where.TOPICS, Where.FEEDBACK, Where.KEPT)
    for command in commands(where)
)
"""Everything that this screen's own keys do."""

LONGEST_NAME = 24
"""Columns for a mentor's name beside other things."""


class KeptListScreen(EarlyKeys, KeptChanging):
    """A list of one kind; each kind has a subclass that names it and its keys."""

    KIND: ClassVar[Kind]
    FIRST: ClassVar[str]
    """How the first one is made, as an empty list says it."""
    WHERE: ClassVar[tuple[Where, ...]]
    AUTO_FOCUS = ""
    DRAWN_READY = True

    def __init__(self, desk: Desk, mentorship: int | None, item: int | None = None) -> None:
        """A list.

        Args:
            desk: The services.
            mentorship: The mentorship one is in.
            item: Id of the item on which the cursor stands at first, or None.
        """
        super().__init__(desk, self.KIND)
        self._title = TitleLine()
        self._views = Pressable(id="kept-views")
        self._rows = Rows(id="kept-rows")
        self._detail = KeptDetail()
        self._drawn_from: Listing | None = None
        """From what the rows were drawn that stand there."""
        self.begin(mentorship, item)

    def begin(self, mentorship: int | None, item: int | None) -> None:
        """Look at the list as it is opened; one that stayed stands there at once.

        Args:
            mentorship: The mentorship one is in.
            item: Id of the item on which the cursor stands at first, or None.
        """
        other = self.ready and mentorship != self.mentorship
        super().begin(mentorship, item)
        self._details: bool | None = None
        if self.ready:
            if self.line.asked is not None:
                self._end_line()
            if other or self.is_outdated:
                self._look_up()
            if item is None and (first := self.listing.shown(self.sight)[:1]):
                self.cursor_on = first[0].item.id
            self.show_rows()
            around = self.query_one("#kept-scroll")
            around.scroll_home(animate=False)
            around.vertical_scrollbar.position = 0  # a bar that is out of sight keeps another

    def compose(self) -> ComposeResult:
        """The title line, the banner, the views, the rows with the details, the line, the keys.

        They say what there is to say before they are there, so that they are laid out once.
        """
        self.show_list()
        yield self._title
        yield Banner(self.desk)
        yield self._views
        with Line(id="kept-body"):
            with Scroll(id="kept-scroll", can_focus=False):
                yield self._rows
            with Scroll(id="kept-details", can_focus=False):
                yield self._detail
        yield AskLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Take the keys that came meanwhile."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.set_focus(self.rows)
        self.ready = True
        self.take_early_keys()

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Show what changed while another screen was in front, each row in its place again."""
        if not self.ready:
            return
        if self.held or self.is_outdated:
            self.held.clear()
            self.show_list()

    def on_resize(self) -> None:
        """Say as much as fits."""
        if self.ready:
            self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self._show_top()
        self.show_details()

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current and self.ready and self.is_outdated:
            self.show_list()

    @property
    def is_outdated(self) -> bool:
        """Whether something was written, or a day went by, since the list was shown."""
        same = self.desk.reading().snapshot is self.looked.reading.snapshot
        return not same or self.desk.workbook.today() != self.looked.today

    # -- showing -----------------------------------------------------------------------------------------

    @property
    def rows(self) -> Rows:
        """The list."""
        return self._rows

    @property
    def row(self) -> KeptRow | None:
        """The row under the cursor."""
        cursor = self.rows.cursor_id
        return self.by_id.get(int(cursor)) if cursor is not None else None

    def show_list(self) -> None:
        """Show the list as it stands."""
        self._look_up()
        self.show_rows()

    def _look_up(self) -> None:
        self.looked = Looked(self.desk.reading(), self.mentorship, self.desk.workbook.now())
        self.listing = Listing(self.kind, self.looked)

    def show_rows(self) -> None:
        """Show the rows that one looks at."""
        if self.cursor_on is not None:
            self._reach(self.cursor_on)
        before = self._drawn_from, self.shown
        self.shown = self.listing.shown(self.sight, self.shown, self.held)
        if not self.shown or before != (self.listing, self.shown):
            self._drawn_from = self.listing
            self.by_id = {row.item.id: row for row in self.shown}
            self.rows.show(drawn_rows(self.shown, self.listing.tell), empty=self._empty())
        if self.cursor_on in self.by_id:
            self.rows.cursor_id = str(self.cursor_on)
            self.call_after_refresh(self.rows.show_cursor)
        self.cursor_on = None
        self._show_top()
        self.show_details()

    def _reach(self, item: int) -> None:
        """Look so that an item is in sight, wherever it stands."""
        if any(row.item.id == item for row in self.listing.shown(self.sight, held=self.held)):
            return
        if any(row.item.id == item for row in self.listing.rows):
            closed = any(row.item.id == item and row.item.archived for row in self.listing.rows)
            self.sight = Sight(self.kind.view("all"), closed=closed)

    def _show_top(self) -> None:
        name = one_line(mentor_name(self.looked.reading, self.mentorship))
        short = Content(name).truncate(LONGEST_NAME, ellipsis=True)
        self._title.say(
            title(self.listing, self.sight, len(self.shown)), Content.assemble("with ", short)
        )
        views = views_line(
            self.listing, self.sight, self.app.size.width - 4, hinted(self, "‹kept.view›")
        )
        say(self._views, views)

    def _empty(self) -> Content:
        """What an empty list says."""
        if self.sight.words:
            return Content(
                hinted(
                    self, f"Nothing here with “{self.sight.words}”. ‹kept.back› shows all again."
                )
            )
        if not self.listing.rows:
            return Content(hinted(self, f"{self.kind.empty} {self.FIRST}"))
        hint = "‹kept.view› looks at the others, ‹kept.closed› shows what is closed or put away."
        return Content(hinted(self, f"No {self.kind.several} in this view. {hint}"))

    def show_details(self) -> None:
        """Show everything about the row under the cursor, where that is wanted."""
        row = self.row
        wanted = self._details if self._details is not None else self.has_class("-wide")
        self.set_class(wanted and row is not None, "-details")
        if not wanted or row is None:
            return
        told, detail = self.listing.tell(row), self.listing.detail(row)
        self._detail.show(told, detail, self.looked.today)
        if self.ready:
            self.query_one("#kept-details").scroll_home(animate=False)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Tell of the row that the cursor came to."""
        event.stop()
        self.show_details()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self.open_card()

    async def action_open_row(self) -> None:
        """Open the row under the cursor."""
        await taken_in(self.focused)
        self.open_card()

    def action_details(self) -> None:
        """Show everything about the row, or hide it."""
        shown = self.has_class("-details")
        self._details = not shown
        self.show_details()
        self.call_after_refresh(self.rows.show_cursor)

    def action_scroll_details(self, by: int) -> None:
        """Scroll what is told about the row."""
        self.query_one("#kept-details").scroll_relative(y=3 * by, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here; a letter belongs to the line while one is typed."""
        del parameters
        if action not in LIST_ACTIONS:
            return True
        if not self.ready:
            return False
        typing = self.line.asked is not None
        if typing or action in ON_A_LINE:
            return typing and action in ON_A_LINE
        if action in ON_A_ROW:
            return self.row is not None
        return action != "take_back" or bool(self.acts)


def _help(*lines: str) -> str:
    return " ".join(lines)


class ActionsScreen(KeptListScreen):
    """Everything that somebody said they would do."""

    KIND = ACTIONS
    FIRST = "‹kept.new› writes down the first one."
    WHERE = (Where.ACTIONS, Where.KEPT)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*WHERE)
    HELP = _help(
        "Everything that you or your mentor said you would do, late first. One key says how an",
        "action stands; enter opens it to change anything else.",
    )


class TopicsScreen(KeptListScreen):
    """Everything that one wants to bring up."""

    KIND = TOPICS
    FIRST = "‹kept.new› catches the first thing; ‹capture› does from anywhere."
    WHERE = (Where.TOPICS, Where.KEPT)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*WHERE)
    HELP = _help(
        "What you want to bring up, in the order in which it comes onto an agenda. What went well",
        "or was in your way rests once you have met twice without it; ‹topics.waits› lets it wait again.",
    )


class FeedbackScreen(KeptListScreen):
    """Everything that one was told about one's work."""

    KIND = FEEDBACK
    FIRST = "‹kept.new› writes down the first thing you heard."
    WHERE = (Where.FEEDBACK, Where.KEPT)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*WHERE)
    HELP = _help(
        "What you were told about your work. Decide what you do with it; what you take on or test",
        "comes back on its day, and then you say what came of it.",
    )


SCREENS: dict[str, type[KeptListScreen]] = {
    screen.KIND.page: screen for screen in (ActionsScreen, TopicsScreen, FeedbackScreen)
}
"""The screens by the page on which their items are kept."""
