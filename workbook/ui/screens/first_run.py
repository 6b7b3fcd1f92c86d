"""The first run: three minutes to something useful, saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.journey import edits, values
from workbook.journey.beginning import WELCOME, Beginning, Question, beginning
from workbook.notebook.records import NOTHING, Item, Mentorship, Record
from workbook.pages.model import AnswerType
from workbook.ui.desk import Desk
from workbook.ui.prose import inline
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.moving import FIELD_BINDINGS, is_one_line
from workbook.ui.widgets.fields.registry import make_field
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

GO = "go"
EXISTING = "existing"
TOUR = "tour"


class FirstRunScreen(EarlyKeys, AtOnce[int | None]):
    """Asks the first questions; returns the mentorship that was begun.

    A name is nice to have; without one the mentor is called "your mentor" until there is one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,escape", "go_on", "go on", key_display="^n", priority=True),
        *FIELD_BINDINGS,
    ]
    AUTO_FOCUS = ""
    HELP = (
        "Four short questions to begin with. Tab or enter goes to the next one, ctrl+n or esc goes "
        "on to home. Each can be skipped, and each is asked again on its own page, where there is "
        "more room."
    )

    def __init__(self, desk: Desk, *, first: bool = True) -> None:
        """The first run, or the beginning of one more mentorship.

        Args:
            desk: The services.
            first: There is no mentorship yet.
        """
        super().__init__()
        self.desk = desk
        self._first = first
        self._beginning: Beginning = beginning(desk.reading(), desk.workbook.now())
        self._fields: dict[int, Field] = {}
        self._begun: set[int] = set()
        self._newcomer = first and not desk.reading().snapshot.mentorships
        self._touring = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked here: for one more mentorship only the name and the meeting."""
        questions = self._beginning.questions
        return questions if self._first else (questions[0], *questions[2:])

    def compose(self) -> ComposeResult:
        """The welcome, the questions, and the way on."""
        yield Banner(self.desk)
        with VerticalScroll(id="first-scroll", can_focus=False):
            if self._first:
                yield Static("Welcome to your workbook", classes="first-title")
                yield Static(WELCOME, classes="first-words")
            else:
                yield Static("A new mentorship", classes="first-title -alone")
            together: list[Vertical] = []
            for number, question in enumerate(self.questions):
                if question.prompt.type in (AnswerType.DATE, AnswerType.TIME):
                    together.append(Vertical(*self._asked(number, question)))
                else:
                    yield from self._asked(number, question)
            yield Static("And your next meeting, if you know it:", classes="first-words -last")
            yield Horizontal(*together, classes="first-when")
            rows = [Row(GO, Content("→ go on"))]
            if self._first:
                if self._newcomer:
                    rows.append(Row(TOUR, Content("→ go on, and be shown around in a minute")))
                rows.append(Row(EXISTING, Content("I already have a workbook on another computer")))
            yield Rows(rows, id="first-end")
        yield KeyLine()

    def _asked(self, number: int, question: Question) -> tuple[Static, Field]:
        asked = self.desk.reading().fill(question.prompt.prompt, question.place)
        field = make_field(question.prompt, None, today=self.desk.workbook.today())
        self._fields[number] = field
        return Static(inline(asked.text), classes="first-prompt"), field

    def on_mount(self) -> None:
        """Begin with the first question."""
        self.set_focus(self._fields[0].focus_part)
        self.take_early_keys()

    # -- answering ---------------------------------------------------------------------------------------

    def on_field_changed(self, event: Field.Changed) -> None:
        """Save what was typed."""
        event.stop()
        number = next(n for n, field in self._fields.items() if field is event.field)
        self._keep(number, settled=event.settled)

    def action_next_field(self) -> None:
        """Go to the next question."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the question before."""
        self.focus_previous()

    def action_enter_field(self) -> None:
        """Go on from a field of one line."""
        self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to whatever has another use for it."""
        del parameters
        if self.is_early(action):
            return False
        return is_one_line(self.focused) if action == "enter_field" else True

    def _keep(self, number: int, *, settled: bool) -> None:
        question = self.questions[number]
        value = self._fields[number].value
        if values.is_answered(value):
            self._begun.add(number)
            self._make((self._beginning.mentorship, *question.item))
        elif number not in self._begun:
            return
        answer = edits.answered(
            self.desk.reading(), question.prompt, question.place, value, basis=NOTHING
        )
        (self.desk.saver.settled if settled else self.desk.saver.typed)(answer)

    def _make(self, records: tuple[Record, ...]) -> None:
        """Write the records that an answer belongs to, until they are on the disk.

        Until then every key asks again: what could not be saved is tried anew, and what the
        notebook holds by then is not written twice.
        """
        snapshot = self.desk.workbook.notebook.snapshot()
        kept = {*snapshot.mentorships, *snapshot.items}
        missing = [r for r in records if isinstance(r, Mentorship | Item) and r.id not in kept]
        if missing:
            self.desk.saver.act(*missing)

    def leave_fields(self) -> None:
        """Hand over what stands in the fields; called before leaving."""
        for number in self._fields:
            self._keep(number, settled=True)

    # -- leaving -----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Go on, or open a workbook that is already there."""
        event.stop()
        if event.row_id == EXISTING:
            from workbook.ui.screens.existing import ExistingScreen

            self.app.push_screen(ExistingScreen(self.desk))
        else:
            self._touring = event.row_id == TOUR
            self.action_go_on()

    def action_go_on(self) -> None:
        """Begin the mentorship with what was answered."""
        if not self._first and not self._answered():
            self.dismiss(None)
            return
        self.leave_fields()
        self.desk.saver.act(self._beginning.mentorship, then=self._leave)

    def _leave(self) -> None:
        """Go, now that everything is on the disk; a second key pressed meanwhile changes nothing."""
        if self.is_current:
            app = cast("WorkbookApp", self.app)
            self.dismiss(self._beginning.mentorship.id)
            if self._touring:
                from workbook.ui.tour import begin_tour

                app.call_later(begin_tour, app)
            elif self._newcomer:
                app.notify("New here? ‹palette›, then “show me around”, takes a minute.")

    def _answered(self) -> bool:
        return any(values.is_answered(field.value) for field in self._fields.values())
