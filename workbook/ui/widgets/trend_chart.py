"""One trend: its sentence, its drawing, and what the signs mean."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive

from workbook.journey.trends.model import Point, Trend
from workbook.ui.widgets.drawn_once import DrawnOnce
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.row import one_line
from workbook.ui.widgets.trend_drawing import drawn

WIDEST = 76
"""Columns; prose that is wider is hard to read, and so is a line of time."""

LEAST = 12
"""Columns that the sentence keeps, however narrow the screen."""


class TrendChart(DrawnOnce):
    """A trend that was worked out elsewhere, drawn in the room there is."""

    auto_links = Reactive(False)

    DEFAULT_CSS = """
    TrendChart { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget names it
        super().__init__(id=id)
        self._trend: Trend | None = None
        self._chosen: Point | None = None
        self._put_together: dict[int, tuple[list[Content], int]] = {}

    def show(self, trend: Trend, chosen: Point | None) -> None:
        """Show a trend, and which of its points is chosen."""
        if trend is not self._trend or chosen is not self._chosen:
            another = trend is not self._trend  # it is as high whichever point is chosen
            self._trend, self._chosen = trend, chosen
            self._put_together.clear()
            self.refresh(layout=another)

    @property
    def chosen_line(self) -> int:
        """The line on which the point stands that is chosen."""
        return self._lines(self.content_size.width)[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentence and the drawing need at this width."""
        del container, viewport
        return len(self._lines(width)[0])

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._lines(self.content_size.width)[0])

    def _lines(self, width: int) -> tuple[list[Content], int]:
        """All lines, and the number of that on which the chosen point stands.

        They are put together once for each width: they are asked for to be measured and to be drawn.
        """
        width = max(min(width, WIDEST), LEAST)
        if width not in self._put_together:
            self._put_together[width] = self._drawn_in(width)
        return self._put_together[width]

    def _drawn_in(self, width: int) -> tuple[list[Content], int]:
        trend = self._trend
        if trend is None:
            return [], 0
        lock = f" {LOCK}" if trend.private else ""
        says = Content.assemble(
            (trend.title, "bold"), (lock, "$text-muted"), f"  {one_line(trend.says)}"
        )
        picture = drawn(trend, width, self._chosen)
        lines = [*says.wrap(width)]
        at = 0
        if picture.lines:
            lines.append(Content(""))
            at = len(lines) + picture.chosen
            lines += picture.lines
        if trend.legend:
            lines += Content.styled(trend.legend, "$text-muted").wrap(width)
        return lines, at
