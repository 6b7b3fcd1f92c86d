"""What the parts of the guide share: where one is, what is shown, and what each may ask for."""

from __future__ import annotations

import asyncio

from workbook.journey.place import Place
from workbook.journey.views import Looking, StepView
from workbook.notebook.records import Record
from workbook.ui.desk import Desk, spot_name
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.widgets.drawn_once import drawn_once
from workbook.ui.widgets.group_block import GroupBlock
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.step_pane import StepPane
from workbook.ui.widgets.title_line import TitleLine


class GuideBase(AtOnce[None]):
    """A guide's state; its parts (moving, items, tools) each add what can be done.

    Attributes:
        desk: The services.
        place: The entry, or the item in it.
        new: What the item was made with just now; empty for one that was there before.
        looking: Items that stay in their lists, and lists that show what was put away.
        cursor_on: The item that was made last, until the cursor was put on it.
        spot: Where the page was left.
        steps: The visible steps as they stand.
        step_id: The step that is shown.
        showing: Held while the step is being shown.
        top: The title line.
        rail: The steps at the side.
        pane: The step.
    """

    virtual_size = drawn_once()

    def __init__(self, desk: Desk, place: Place, *, new: tuple[Record, ...] = ()) -> None:
        """A guide to a place; see the attributes."""
        super().__init__()
        self.desk = desk
        self.place = place
        self.new = new
        self.steps: tuple[StepView, ...] = ()
        self.showing = asyncio.Lock()
        self.top = TitleLine()
        self.rail = Rows(quiet=True, id="guide-rail")
        self.pane = StepPane(desk.workbook.today(), read_only=desk.read_only is not None)
        self.begin()

    def begin(self) -> None:
        """Begin a visit, whatever was done in one before; at the place where the page was left."""
        self.looking = Looking()
        self.cursor_on: int | None = None
        self.spot = self.desk.cursor.get(spot_name(self.place))
        self.step_id = self.spot.step

    @property
    def is_open(self) -> bool:
        """Whether one is in it, or comes back to it; else it only stays for the next visit."""
        return self in self.app.screen_stack

    def is_at(self, place: Place) -> bool:
        """Whether it is a place that it shows: one that was left may be taken for another."""
        return self.place.page is place.page and self.place == place

    @property
    def step_index(self) -> int:
        """Where the current step stands among the visible ones; the first if it is gone."""
        return next((n for n, step in enumerate(self.steps) if step.id == self.step_id), 0)

    def group_blocks(self) -> list[GroupBlock]:
        """The lists of items on this step."""
        return list(self.pane.step.group_blocks())

    def may_write(self) -> bool:
        """Whether anything can be changed; says why where it can't."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
        return self.desk.read_only is None

    def came_from(self) -> str:
        """The screen that leaving this one leads to, where it has a name of its own; else ""."""
        screens = self.app.screen_stack
        at = screens.index(self) if self in screens else 0
        return str(getattr(screens[at - 1], "CALLED", "")) if at else ""
