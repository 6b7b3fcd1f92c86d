"""Home answers one question, "what now?", and shows the rest at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbook.journey.dates import plain_day, say_day, short_day
from workbook.journey.home import HomeView, home_view
from workbook.journey.rivals import waiting, waiting_words
from workbook.journey.status import MARKS
from workbook.journey.tags import KIND_SIGNS
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Row, Rows, one_line, taken_in

BARS = "▁▂▃▄▅▆▇█"
"""Heights of a mark in a line of marks."""

MOST_ACTIONS = 6
MOST_TOPICS = 5
"""Rows that home shows of each list; the rest is one row that opens the page."""

MOST_NOTICES = 3
"""Notices that home shows; the commands that check pages and data tell all."""

LONGEST_NAME = 24
"""Columns for a mentor's name beside other things."""

MORE = (("home-meeting", "Next meeting"), ("home-confidence", "Confidence"))
"""What stands under the path, by the id of its widget."""

REST = "rest"
"""Id of that row."""

NOTHING_YET = "none"
"""Id of the row in an empty list that opens its page."""


class HomeScreen(Screen[None]):
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
        self._home: HomeView | None = None

    def compose(self) -> ComposeResult:
        """The title line, the banner, and the lists."""
        with Horizontal(id="home-top"):
            yield Static("Workbook", id="home-title")
            yield Static(id="home-who")
        yield Banner(self.desk)
        with VerticalScroll(id="home-scroll", can_focus=False):
            yield Rows(id="home-next", empty=Content("Nothing is written here yet."))
            with Container(id="home-columns"):
                with Vertical(id="home-left"):
                    yield Rows(id="home-path", heading=Content("Your path"))
                    for name, label in MORE:
                        with Horizontal(classes="home-fact"):
                            yield Static(Content(label), classes="home-label")
                            yield Static(id=name, classes="home-value")
                with Vertical(id="home-right"):
                    yield Rows(id="home-actions", heading=Content("Actions"))
                    yield Rows(id="home-topics", heading=Content("To raise"))
        yield Static(id="home-notices")
        yield KeyLine()

    def on_mount(self) -> None:
        """Listen for changes; what there is to show is shown as the screen comes to the front."""
        self.query_one("#home-next").border_title = "Next"
        self.desk.changed.subscribe(self, self._on_changed)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_home()

    def on_resize(self) -> None:
        """Say as much in the first line as fits."""
        self.call_after_refresh(self._show_who)

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:  # what happens while another screen is in front is shown on coming back
            self.show_home()

    # -- showing -----------------------------------------------------------------------------------------

    def show_home(self) -> None:
        """Show home as it stands; what did not change is not drawn again."""
        mentorship = self._mentorship()
        today = self.desk.workbook.today()
        if mentorship is None:
            self._show_nothing()
            return
        home = home_view(self.desk.reading(), mentorship, self.desk.workbook.now())
        self._home = home
        self._show_who()
        self._rows("#home-next").show([_row("next", home.next.title, home.next.detail)])
        self._rows("#home-path").show(
            [_row(row.page, row.title, row.words, Content(MARKS[row.state])) for row in home.path]
        )
        self._show_actions(home, today)
        self._show_topics(home)
        self._say("#home-meeting", Content(_meeting_words(home, today)))
        self._say("#home-confidence", Content(_marks(home.confidence)))
        self._show_notices()

    def _show_nothing(self) -> None:
        """A workbook in which nothing can be written, and nothing was yet."""
        self._home = None
        self._show_who()
        self._rows("#home-next").show([])
        self._show_notices()

    def _show_who(self) -> None:
        """Say with whom one is here, and what day it is."""
        self._say("#home-who", self._who(self._home, self.desk.workbook.today()))

    def _who(self, home: HomeView | None, today: date) -> Content:
        if home is None:
            return Content(say_day(today, today))
        if self.has_class("-narrow"):
            return Content.assemble("with ", _short(home.mentor), f" · {short_day(today, today)}")
        since = f" · since {plain_day(home.since, today)}" if home.since else ""
        day = f" · {today:%A} {plain_day(today, today)}"
        return Content.assemble("with ", _short(home.mentor), since, day)

    def _show_actions(self, home: HomeView, today: date) -> None:
        late = f", {home.late} late" if home.late else ""
        count = f"   {len(home.actions)} open{late}" if home.actions else ""
        heading = Content.assemble("Actions", (count, "not bold $text-muted"))
        rows = []
        for action in home.actions[:MOST_ACTIONS]:
            when = short_day(action.due, today) if action.due else "—"
            what = Content(one_line(action.what))
            if action.owner not in ("", "me"):
                what = Content.assemble(_short(action.owner), ": ", what)
            sign = Content.styled("!", "bold $text-error") if action.late else Content("○")
            right = Content.styled(when, "$text-error" if action.late else "$text-muted")
            rows.append(Row(str(action.item.id), what, right, sign=sign))
        rows += _tail(rows, len(home.actions), "Nothing yet · a opens the list")
        self._rows("#home-actions").show(rows, heading=heading)

    def _show_topics(self, home: HomeView) -> None:
        rows = [
            Row(
                str(topic.item.id),
                Content(one_line(topic.what)),
                sign=Content(KIND_SIGNS.get(topic.kind, "·")),
            )
            for topic in home.topics[:MOST_TOPICS]
        ]
        rows += _tail(rows, len(home.topics), "Nothing yet · t opens the list")
        self._rows("#home-topics").show(rows)

    def _show_notices(self) -> None:
        rivals = len(waiting(self.desk.reading()))
        choose = (f"{waiting_words(rivals)} · w chooses what to keep",) if rivals else ()
        problems = self.desk.workbook.notebook.problems
        notices = dict.fromkeys((*choose, *self.desk.notices(), *self._notices, *problems))
        lines = [f"! {one_line(notice)}" for notice in list(notices)[:MOST_NOTICES]]
        if len(notices) > MOST_NOTICES:
            lines.append(f"and {len(notices) - MOST_NOTICES} more")
        text = "\n".join(lines)
        self._say("#home-notices", Content(text))
        self.query_one("#home-notices").display = bool(text)

    def _say(self, selector: str, content: Content) -> None:
        self.query_one(selector, Static).update(content)

    def _rows(self, selector: str) -> Rows:
        return self.query_one(selector, Rows)

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
            case "home-next" if self._home is not None:
                self.desk.open_page(self._home.next.page, self._home.next.item)
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


def _row(row_id: str, title: str, words: str, sign: Content | None = None) -> Row:
    """A row with words at its right, of which the last go first where there is no room."""
    forms = [Content.styled(form, "$text-muted") for form in _forms(one_line(words))]
    return Row(row_id, Content(one_line(title)), forms[0], sign=sign, shorter=tuple(forms[1:]))


def _forms(words: str) -> list[str]:
    """Words as they are, then ever shorter: the last part goes first, a count before its day."""
    parts = words.split(" · ")
    forms = [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
    _, comma, day = parts[0].partition(", ")
    return [*forms, day] if comma else forms


def _meeting_words(home: HomeView, today: date) -> str:
    """When the next meeting is, and on a line of its own where."""
    if home.meeting is None:
        return "none yet · d sets one"
    clock = f", {home.meeting.time:%H:%M}" if home.meeting.time else ""
    place = f"\n{one_line(home.meeting.place)}" if home.meeting.place else ""
    return f"{short_day(home.meeting.day, today)}{clock}{place}"


def _tail(shown: Sequence[Row], total: int, empty: str) -> list[Row]:
    """The row under a list that is longer than home shows, or in one that is empty."""
    if not total:
        return [Row(NOTHING_YET, Content.styled(empty, "$text-muted"))]
    more = total - len(shown)
    return [Row(REST, Content.styled(f"and {more} more", "$text-muted"))] if more else []


def _item(row_id: str) -> int | None:
    return int(row_id) if row_id.isdigit() else None


def _short(name: str) -> Content:
    """A mentor's name where there is little room."""
    return Content(one_line(name)).truncate(LONGEST_NAME, ellipsis=True)


def _marks(marks: tuple[int, ...]) -> str:
    """Marks through time as a line of bars, with the first and the last in figures."""
    if not marks:
        return "no data yet"
    if len(marks) == 1:
        return str(marks[0])
    top = max(*marks, 5)
    bars = "".join(BARS[round((len(BARS) - 1) * mark / top)] for mark in marks)
    return f"{bars}  {marks[0]} → {marks[-1]} · i trends"
