"""What changed over time: a list of what is followed, and the one under the cursor drawn large."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region

from workbook.journey.dates import short_day
from workbook.journey.day_style import days_into_week, style_of
from workbook.journey.mentorships import mentor_name
from workbook.journey.trends.collecting import Followed, followed
from workbook.journey.trends.model import Drawing, Point, Trend
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk, LastSeen
from workbook.ui.entry_opening import open_entry
from workbook.ui.looking_back import story_screen
from workbook.ui.review_opening import open_review
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Ground, Line, Scroll, Text
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.rows import Row, Rows, one_line
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine
from workbook.ui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

ON_A_POINT = frozenset({"open_point", "point", "that_week", "then_and_now"})
"""Actions that need a point."""


class Picture(Vertical, Ground):
    """The trend under the cursor, and what the point says that is chosen."""


class TrendsScreen(AtOnce[None]):
    """The trends; from each point one key leads to the entry behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "open_point", "open", show=False, priority=True),
        *bindings(Where.TRENDS),
    ]
    WHERE: ClassVar = (Where.TRENDS,)
    AUTO_FOCUS = "#trends-list"
    HELP = (
        "What changed over time. Up and down choose what to look at, left and right go from point "
        "to point, enter opens the entry behind the point, and ‹trends.week› what else you wrote in its week."
    )

    def __init__(self, desk: Desk, mentorship: int | None) -> None:
        """The trends.

        Args:
            desk: The services.
            mentorship: The mentorship one is in.
        """
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._seen = LastSeen()
        self._followed: tuple[Followed, ...] = ()
        self._at: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The title line, the list, the drawing, the point that is chosen, and the keys."""
        yield TitleLine("Trends")
        yield Banner(self.desk)
        with Line(id="trends-body"):
            with Scroll(id="trends-scroll", can_focus=False):
                yield Rows(id="trends-list")
            with Picture(id="trends-picture"):
                with Scroll(id="trends-chart-scroll", can_focus=False):
                    yield TrendChart(id="trends-chart")
                yield Text(id="trends-point")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the trends, and again whenever something changed."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.show_trends()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_trends()

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:
            self.show_trends()

    # -- showing -----------------------------------------------------------------------------------

    def show_trends(self) -> None:
        """Show everything as it stands, unless it stands there so already."""
        if not self._seen.changed(self.desk):
            return
        reading, today = self.desk.reading(), self.desk.workbook.today()
        self._followed = followed(reading, self._mentorship, today)
        name = one_line(mentor_name(reading, self._mentorship))
        self.query_one(TitleLine).say(state=Content(f"with {name}"))
        self.query_one("#trends-list", Rows).show(
            [
                Row(one.id, Content(one.title), Content.styled(one.short, "$text-muted"))
                for one in self._followed
            ]
        )
        self._show_trend()

    @property
    def trend(self) -> Trend | None:
        """The trend under the cursor."""
        cursor = self.query_one("#trends-list", Rows).cursor_id
        return next((one.trend for one in self._followed if one.id == cursor), None)

    @property
    def chosen(self) -> Point | None:
        """The point that is chosen; at first the latest that is not still to come."""
        trend = self.trend
        points = trend.points if trend is not None else ()
        if trend is None or not points:
            return None
        today = self.desk.workbook.today()
        latest = max((n for n, point in enumerate(points) if point.day <= today), default=0)
        return points[min(self._at.get(trend.id, latest), len(points) - 1)]

    def _show_trend(self) -> None:
        trend, chosen = self.trend, self.chosen
        if trend is None:
            return
        chart = self.query_one(TrendChart)
        chart.show(trend, chosen)
        self.query_one("#trends-point", Text).update(self._point_words(trend, chosen))
        self.refresh_bindings()
        self.call_after_refresh(self._show_chosen)

    def _show_chosen(self) -> None:
        """Keep the point that is chosen in sight; the sentence too, where there is room."""
        scroll = self.query_one("#trends-chart-scroll", Scroll)
        line = self.query_one(TrendChart).chosen_line
        if line < scroll.size.height:
            scroll.scroll_home(animate=False)
        else:
            scroll.scroll_to_region(Region(0, line, 1, 1), animate=False)

    def _point_words(self, trend: Trend, chosen: Point | None) -> Content:
        """What the chosen point says, and whose it is where there are several lines."""
        if chosen is None:
            return Content("")
        day = short_day(chosen.day, self.desk.workbook.today())
        lock = f" {LOCK}" if chosen.private else ""
        named = trend.series if trend.drawing is Drawing.LINE else ()
        whose = next((s.name for s in named if any(p is chosen for p in s.points)), "")
        words = " · ".join(part for part in (chosen.words, whose) if part)
        return Content.assemble(("▲ ", "bold"), f"{day} · {one_line(words)}", (lock, "$text-muted"))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Draw what the cursor came to."""
        event.stop()
        self._show_trend()

    # -- what can be done --------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked: it is drawn now, and its point is one key away."""
        event.stop()
        self._show_trend()

    def action_point(self, by: int) -> None:
        """Go to the point before or after."""
        trend, chosen = self.trend, self.chosen
        if trend is None or chosen is None:
            return
        at = next(n for n, point in enumerate(trend.points) if point is chosen)
        self._at[trend.id] = max(0, min(at + by, len(trend.points) - 1))
        self._show_trend()

    async def action_open_point(self) -> None:
        """Open the entry behind the point."""
        await taken_in(self.focused)
        if (point := self.chosen) is not None:
            open_entry(self.app, self.desk, point.place, point.prompt)

    async def action_that_week(self) -> None:
        """Read everything that was written in the week of the point."""
        await taken_in(self.focused)
        if (point := self.chosen) is not None:
            style = style_of(self.desk.workbook.today())
            first = point.day - timedelta(days=days_into_week(point.day, style))
            words = f"since:{first} until:{first + timedelta(days=6)}"
            open_review(cast("WorkbookApp", self.app), words=words)

    async def action_then_and_now(self) -> None:
        """Read what was answered to the question behind the point, through time."""
        await taken_in(self.focused)
        point = self.chosen
        screen = story_screen(self.desk, point.place, point.prompt) if point is not None else None
        if screen is None:
            self.notify("Behind this point stands no question: enter opens what it is.")
        else:
            self.app.push_screen(screen)

    def action_scroll_chart(self, by: int) -> None:
        """Scroll the drawing."""
        scroll = self.query_one("#trends-chart-scroll", Scroll)
        scroll.scroll_relative(y=3 * by, animate=False)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a point only where there is one."""
        del parameters
        if action in ON_A_POINT:
            return self.is_mounted and self.chosen is not None
        return True
