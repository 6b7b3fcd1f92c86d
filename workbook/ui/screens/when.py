"""Asks for the day and time of a meeting; what is proposed is taken with one key."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.journey import values
from workbook.journey.dates import say_day, short_day
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.ui.desk import Desk
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.moving import FIELD_BINDINGS, is_one_line
from workbook.ui.widgets.fields.registry import make_field
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine
from workbook.ui.widgets.rows import one_line
from workbook.ui.widgets.taken_in import taken_in

NOT_A_DAY = "Type the day as fri, 26 nov or +2w; it was not understood."
NOT_A_TIME = "Type the time as 14:00 or 2pm; it was not understood."
NO_DAY = "Type a day first; esc goes back without one."


class When(Struct, frozen=True):
    """The day and time that were given; each None where none was."""

    day: date | None
    time: time | None


class Asking(Struct, frozen=True):
    """What the screen asks.

    Attributes:
        title: What for.
        words: What is to be known first; may be "".
        day: The day that is taken where none is typed, or None.
        time: The time that stands in its field from the start, or None.
        may_be_empty: Whether no day at all is an answer.
    """

    title: str
    words: str = ""
    day: date | None = None
    time: time | None = None
    may_be_empty: bool = False


class WhenScreen(EarlyKeys, Dialog[When | None]):
    """Returns what was given, or None to leave everything as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", priority=True),
        *FIELD_BINDINGS,
    ]
    HELP = (
        "A day and, if you know it, a time. A day may be fri, tomorrow, +2w, 26 nov; what is "
        "understood is said at once."
    )
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__()
        self.desk = desk
        self._asking = asking
        self._fields: list[Field] = []

    def compose(self) -> ComposeResult:
        """The proposal, a day and a time."""
        asked = self._asking
        reading, today = self.desk.reading(), self.desk.workbook.today()
        given = (None, f"{asked.time:%H:%M}" if asked.time is not None else None)
        with Vertical(classes="modal"):
            yield Static(Content(one_line(asked.title)), classes="modal-title")
            if asked.day is not None:
                clock = f", {asked.time:%H:%M}" if asked.time is not None else ""
                yield Static(Content(f"{say_day(asked.day, today)}{clock}"), id="when-proposed")
                yield Static("Type another day, or take this one.", classes="when-words")
            if asked.words:
                yield Static(Content(asked.words), classes="when-words")
            with Horizontal(id="when-fields"):
                for key, value in zip((needs.MEETING_DATE, needs.MEETING_TIME), given, strict=True):
                    prompt = reading.pack.prompt(key)
                    if prompt is not None:
                        field = make_field(prompt, value, today=today)
                        self._fields.append(field)
                        yield field
            yield ProblemLine()
            yield ModalKeys("enter takes it", "tab to the time", "esc back")

    def on_mount(self) -> None:
        """Begin with the day."""
        if self._fields:
            entry = self._fields[0].focus_part
            if self._asking.day is not None:
                entry.tooltip = short_day(self._asking.day, self.desk.workbook.today())
            self.set_focus(entry)
        self.take_early_keys()

    def on_field_changed(self, event: Field.Changed) -> None:
        """What was wrong is forgotten with the next letter."""
        event.stop()
        self.query_one(ProblemLine).say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that come before the fields are there wait for them."""
        del parameters
        if self.is_early(action):
            return False
        return is_one_line(self.focused) if action == "enter_field" else True

    def action_next_field(self) -> None:
        """Go to the other field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the other field."""
        self.focus_previous()

    def action_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    async def action_enter_field(self) -> None:
        """Take what stands there, or say what is missing; what was typed stays."""
        await taken_in(self.focused)
        if not self.is_current or not self._fields:
            return
        said = [field.value if values.is_answered(field.value) else None for field in self._fields]
        clock = said[1] if len(said) > 1 else None
        problem = self._problem(said[0], clock)
        if problem:
            self.query_one(ProblemLine).say(problem)
            return
        day = values.day_of(said[0]) or self._asking.day
        self.dismiss(When(day, time.fromisoformat(clock) if isinstance(clock, str) else None))

    def _problem(self, day: Value, clock: Value) -> str:
        """Why this can't be taken, or ""."""
        if day is not None and values.day_of(day) is None:
            return NOT_A_DAY
        if day is None and self._asking.day is None and not self._asking.may_be_empty:
            return NO_DAY
        return NOT_A_TIME if clock is not None and not values.is_clock(clock) else ""
