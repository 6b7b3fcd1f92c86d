"""Home answers one question, "what now?", and shows the rest at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbook.journey.home import HomeView, home_view
from workbook.journey.waiting import waiting, waiting_words
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk, LastSeen
from workbook.ui.hints import with_keys
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.home_drawing import MOST_TOPICS, Drawn, draw_home, draw_notices
from workbook.ui.screens.home_parts import Facts, Framed, Part, TopLine
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Scroll, Text
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.saying import say
from workbook.ui.widgets.taken_in import taken_in


class HomeScreen(AtOnce[None]):
    """What now, the path, the actions, what to raise, and what one should know."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open_row", "open", show=False, priority=True),
        *bindings(Where.HOME),
    ]
    AUTO_FOCUS = "#home-next"
    HELP = (
        "Home shows what comes next. Enter opens the row you are on; up and down go through "
        "everything on this screen. Single letters open the lists."
    )

    def __init__(
        self,
        desk: Desk,
        mentorship: Callable[[], int | None],
        switch_to: Callable[[int | None], None],
        notices: tuple[str, ...],
    ) -> None:
        """Home.

        Args:
            desk: The services.
            mentorship: Tells which mentorship is current.
            switch_to: Makes another one current.
            notices: What to say at the bottom, such as a page that can't be used.
        """
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._switch_to = switch_to
        self._notices = notices
        self.view: HomeView | None = None
        """What there is to show; None before anything is begun."""
        self._seen = LastSeen()
        self._was_left = False
        """Whether another screen was in front since it was composed with all there was to show."""

    def compose(self) -> ComposeResult:
        """The title line, the banner, and the lists, with all that there is to show."""
        self._sees_changes()
        drawn, notices = self._draw()
        rows = drawn.rows
        yield TopLine(*drawn.who, id="home-top")
        yield Banner(self.desk)
        with Scroll(id="home-scroll", can_focus=False):
            empty = Content("Nothing is written here yet.")
            yield Framed(rows["home-next"], empty=empty, id="home-next")
            with Part(id="home-columns"):
                with Part(id="home-left"):
                    path = Content("Your path")
                    yield Rows(rows["home-path"], heading=path, id="home-path")
                    yield Facts(drawn.facts, id="home-facts")
                with Part(id="home-right"):
                    yield Rows(rows["home-actions"], heading=drawn.actions, id="home-actions")
                    topics = Content("To raise")
                    yield Rows(rows["home-topics"], heading=topics, id="home-topics")
        said = Text(notices, id="home-notices", markup=False)
        said.display = bool(notices)
        yield said
        yield KeyLine("capture", "search")

    def on_mount(self) -> None:
        """Listen for changes."""
        self.query_one("#home-next").border_title = "Next"
        self.desk.changed.subscribe(self, self._on_changed)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self._was_left and self.is_mounted:
            self.show_home()

    def on_screen_suspend(self) -> None:
        """Another screen comes to the front."""
        self._was_left = True

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:  # what happens while another screen is in front is shown on coming back
            self.show_home()

    # -- showing -----------------------------------------------------------------------------------------

    def show_home(self) -> None:
        """Show home as it stands; what did not change is not drawn again.

        Where nothing changed at all, which is how one mostly comes back, it isn't even worked out.
        """
        if not self._sees_changes():
            return
        drawn, notices = self._draw()
        self.query_one(TopLine).show(*drawn.who)
        for name, rows in drawn.rows.items():
            heading = drawn.actions if name == "home-actions" else None
            self.query_one(f"#{name}", Rows).show(rows, heading=heading)
        self.query_one(Facts).show(drawn.facts)
        said = self.query_one("#home-notices", Static)
        say(said, notices)
        said.display = bool(notices)

    def _sees_changes(self) -> bool:
        """Whether there is anything else to show than was shown last."""
        desk = self.desk
        return self._seen.changed(
            desk,
            self._mentorship(),
            dict(getattr(self.app, "changed_keys", {})),
            *desk.notices(),
            *desk.workbook.notebook.problems,
        )

    def _draw(self) -> tuple[Drawn, Content]:
        """What there is to show now, and the notices."""
        reading, now, mentorship = self.desk.reading(), self.desk.workbook.now(), self._mentorship()
        self.view = None
        if mentorship is not None:
            self.view = home_view(reading, mentorship, now, MOST_TOPICS)
        keys: Mapping[str, str] = getattr(self.app, "changed_keys", {})
        drawn = draw_home(self.view, self.desk.workbook.today(), keys)
        rivals = len(waiting(reading))
        choose = with_keys(f"{waiting_words(rivals)} · ‹home.choose› chooses what to keep", keys)
        notices = dict.fromkeys(
            (
                *((choose,) if rivals else ()),
                *self.desk.notices(),
                *self._notices,
                *self.desk.workbook.notebook.problems,
            )
        )
        return drawn, draw_notices(list(notices))

    # -- going places --------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.rows.id, event.row_id)

    async def action_open_row(self) -> None:
        """Open the row that the cursor is on."""
        await taken_in(self.focused)
        if isinstance(self.focused, Rows) and self.focused.cursor_id is not None:
            self._open(self.focused.id, self.focused.cursor_id)

    def _open(self, list_id: str | None, row_id: str) -> None:
        """Open what a row is about."""
        self.app.clear_notifications()
        match list_id:
            case "home-next" if self.view is not None:
                self.desk.open_page(self.view.next.page, self.view.next.item)
            case "home-path":
                self.desk.open_page(row_id, None)
            case "home-actions":
                self.desk.open_page("actions", _item(row_id))
            case "home-topics":
                self.desk.open_page("topics", _item(row_id))
            case _:
                return

    def action_mentorships(self) -> None:
        """Switch to another mentor, or begin with a new one."""
        from workbook.ui.screens.mentorships import MentorshipsScreen

        self.app.push_screen(MentorshipsScreen(self.desk, self._mentorship()), self._switch_to)

    def action_trends(self) -> None:
        """See what changed over time."""
        from workbook.ui.screens.trends import TrendsScreen

        self.app.clear_notifications()
        self.app.push_screen(TrendsScreen(self.desk, self._mentorship()))

    def action_then_and_now(self) -> None:
        """Read what was said then beside what is said now."""
        from workbook.ui.screens.then_and_now import ThenAndNowScreen

        self.app.clear_notifications()
        self.app.push_screen(ThenAndNowScreen(self.desk, self._mentorship()))

    def action_open_page(self, page: str) -> None:
        """Open a page by its id."""
        self.app.clear_notifications()
        self.desk.open_page(page, None)


def _item(row_id: str) -> int | None:
    return int(row_id) if row_id.isdigit() else None
