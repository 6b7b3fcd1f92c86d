"""One prompt on a page: what is asked, its help, its field or columns, and what unfolds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.day_style import style_of
from workbook.journey.rivals import Rivals, at_field
from workbook.journey.views import PromptView, Slot, said
from workbook.notebook.records import NOTHING, AnswerKey, Basis, Column, Value
from workbook.pages.model import AnswerType
from workbook.ui.hints import hinted
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.columns import Columns
from workbook.ui.widgets.drawn_once import Text
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.registry import make_field
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.rows import one_line
from workbook.ui.widgets.telling import Telling

COLUMN_NAMES = {Column.MINE: "mine", Column.MENTOR: "my mentor's", Column.AGREED: "agreed"}
"""The columns of a ``compare`` row, as they are headed."""

MOST_OTHERS = 2
"""Versions from other devices that are quoted; the rest is counted."""

LONGEST_QUOTE = 40
"""Columns of another version that are quoted under the answer."""

FOLD = "prompt-fold"
"""Name of the line that unfolds."""

STACKED = (AnswerType.TEXT, AnswerType.LIST, AnswerType.LINE)
"""Types whose columns are stacked at any width."""


class Fold(Text):
    """The line that unfolds why a question is asked, and an example."""

    class Toggled(Message):
        """The line was clicked."""

    def on_click(self, event: events.Click) -> None:
        """Unfold or fold, by mouse."""
        event.stop()
        self.post_message(self.Toggled())


class PromptBlock(Telling):
    """A prompt with its fields; it keeps what each field was opened with.

    Attributes:
        view: The prompt as it stands.
        columns: What holds its fields, if it compares several; else None.
    """

    @dataclass
    class Answered(Message):
        """The person changed an answer; ``basis`` is what the field was opened with."""

        block: PromptBlock
        slot: Slot
        value: Value
        basis: Basis
        settled: bool

    def __init__(self, view: PromptView, today: date, *, read_only: bool, titled: bool) -> None:
        """A block for a prompt.

        Args:
            view: The prompt.
            today: Today, for dates that are typed.
            read_only: Nothing can be changed here.
            titled: The step's heading says the prompt already.
        """
        super().__init__(classes="prompt-block")
        self.view = view
        self._today = today
        self._read_only = read_only
        self._titled = titled
        self._unfolded = False
        self._basis: dict[AnswerKey, Basis] = {}
        self._told: dict[AnswerKey, Value] = {}
        self._handed_on: dict[AnswerKey, Value] = {}
        self._mine: dict[AnswerKey, Value] = {}
        self._fields = {slot.column: self._make_field(slot) for slot in view.slots}
        self._places = [field.place for field in self.fields()]
        self._as_made = True
        self._begin()
        self.columns = self._columns() if len(view.slots) > 1 else None

    def _begin(self) -> None:
        """Note what each field is opened with; what was typed before is over."""
        self._is_over = False
        self._told.clear()
        for slot in self.view.slots:
            self._basis[slot.key] = slot.answer.basis if slot.answer else NOTHING
            self._mine[slot.key] = slot.value
            self._handed_on[slot.key] = self._fields[slot.column].value

    def _make_field(self, slot: Slot) -> Field:
        return make_field(
            self.view.prompt,
            slot.value,
            choices=self.view.choices,
            labels=slot.answer.labels if slot.answer else None,
            column=slot.column,
            today=self._today,
            read_only=self._read_only,
        )

    def told(self) -> Iterator[tuple[str, Content | Widget]]:
        """The texts, the fields, and the line that unfolds."""
        yield "prompt-text", self._question()
        yield "answer", self.columns or self._fields[None]
        if self.columns is not None:
            yield "prompt-differs", self._difference()
        yield "prompt-remarks", self._remarks()
        yield FOLD, self._folded()

    def text_part(self, name: str, text: Content) -> Static:
        """The widget for a text; the one that unfolds can be clicked."""
        return Fold(text, classes=name) if name == FOLD else super().text_part(name, text)

    def _columns(self) -> Columns:
        columns = [
            (COLUMN_NAMES[slot.column] if slot.column else "", self._fields[slot.column])
            for slot in self.view.slots
        ]
        return Columns(columns, None if self.view.prompt.type in STACKED else self._least_width)

    def _least_width(self) -> int:
        """Columns that each of the fields needs."""
        return max(field.least_width for field in self.fields())

    # -- showing ---------------------------------------------------------------------------------------

    def shows_like(self, view: PromptView) -> bool:
        """Whether a view can be shown by this block without making its fields anew."""
        mine = self.view
        return (
            view.prompt == mine.prompt and view.place == mine.place and view.choices == mine.choices
        )

    def show(self, view: PromptView) -> None:
        """Show the prompt as it stands now; a field that has the focus is never rewritten."""
        before = {slot.key: slot.value for slot in self.view.slots}
        self.view = view
        self.tell()
        for slot in view.slots:
            self._show_slot(slot, before.get(slot.key))

    def reopen(self, view: PromptView) -> None:
        """Show the prompt again as if it were opened only now; the cursor stays where it was."""
        self.view = view
        self._unfolded = False
        for slot in view.slots:
            field = self._fields[slot.column]
            self._as_made = self._as_made and field.value == slot.value
            field.show_value(slot.value)
        self._begin()
        self.tell()

    def open_anew(self, view: PromptView, *, returns: bool) -> bool:
        """Show the prompt as a block would that were made now; False where that takes such a one.

        Args:
            view: The prompt.
            returns: The cursor goes back to where it was in it.
        """
        fields = list(self.fields())
        as_made = (
            self._as_made
            and self.shows_like(view)
            and view.text == self.view.text
            and all(slot.value == self._fields[slot.column].value for slot in view.slots)
        )
        if as_made and not (returns and len(fields) == 1):
            as_made = self._places == [field.place for field in fields] and not any(
                field.focus_part.scroll_offset for field in fields
            )
        if as_made:
            self.reopen(view)
        return as_made

    def end(self) -> None:
        """The page was left: what was handed over then is not told again as the focus goes.

        By the time it goes another device may have written something else.
        """
        self._is_over = True

    def entered(self) -> None:
        """Note that the focus was here: not every field tells where in it one is."""
        if None in self._places:
            self._as_made = False

    def _show_slot(self, slot: Slot, before: Value) -> None:
        """Show a slot in its field; one that is being typed in is only told of other news.

        Behind another screen nobody types: what was written there belongs to the same person.
        """
        field = self._fields[slot.column]
        if slot.value == field.value:
            return
        answer = slot.answer
        if field.has_focus_within and self.app.screen is self.screen:
            mine = slot.value in (before, self._told.get(slot.key))
            if answer is not None and answer.device and not mine:
                field.say(f"changed on {answer.device}")
            return
        self._as_made = False
        self._basis[slot.key] = answer.basis if answer else NOTHING
        field.show_value(slot.value)
        self._handed_on[slot.key] = field.value

    def _is_mine(self, slot: Slot) -> bool:
        """Whether what an answer says came out of this field, now or a moment ago."""
        told = (self._told.get(slot.key), self._handed_on[slot.key], self._mine[slot.key])
        if slot.value not in told:
            return False
        self._mine[slot.key] = slot.value
        return True

    def _question(self) -> Content:
        """What is asked, and the help below it: one widget, as each costs when a page opens."""
        told = self._asked(), prose(self.view.help).stylize_before("$text-muted")
        return Content("\n").join(part for part in told if part.plain)

    def _asked(self) -> Content:
        gap = "" if self._titled else "  "
        lock = (f"{gap}{LOCK}" if self.view.private else "", "not bold $text-muted")
        needed = "" if not self.view.prompt.required or self._answered() else " · needed"
        text = "" if self._titled else inline(self.view.text)
        return Content.assemble(text, lock, (needed, "not bold $text-muted")).stylize_before("bold")

    def _answered(self) -> bool:
        return any(values.is_answered(slot.value) for slot in self.view.slots)

    def _difference(self) -> Content:
        """What stands under a row: whether the two differ, and what became of that."""
        view = self.view
        agreed = values.is_answered(view.slots[2].value)
        if agreed:
            said = ["≠ you differed, and agreed"] if view.differs else []
        elif view.differs:
            said = ["≠ you differ", self._raised() or hinted(self, "‹guide.raise› raises it")]
        else:
            said = [self._raised()]
        if view.can_be_marked and (view.differs or not agreed):
            words = "‹guide.differ› if not" if view.differs else "‹guide.differ› if you differ"
            said.append(hinted(self, words))
        quiet = "" if view.differs and not agreed else "$text-muted"
        return Content.styled(" · ".join(part for part in said if part), quiet)

    def _raised(self) -> str:
        """That the row is a topic already, and what became of it."""
        if self.view.raised is None:
            return ""
        covered = self.view.raised.covered
        return "raised, and talked about" if covered else "raised: waits for your next meeting"

    def _remarks(self) -> Content:
        """What the answer says about itself: other versions, and other words of the question."""
        lines: list[str] = []
        for slot in self.view.slots:
            answer = slot.answer
            typed = self._fields[slot.column].value
            if self._is_mine(slot):
                typed = slot.value  # nobody else wrote; what is typed on is on its way to the disk
            found = at_field(self.view, slot, typed, self._basis[slot.key])
            if found is not None:
                lines += self._rivals(found)
            if answer is None or not values.is_answered(answer.value):
                continue
            if answer.asked and answer.asked != self.view.text and slot.value is not None:
                lines.append(f"answered when it read: {answer.asked}")
        return Content("\n".join(dict.fromkeys(lines)))

    def _rivals(self, found: Rivals) -> Iterator[str]:
        """What other devices wrote, each in a line, the key that chooses with the first."""
        column = f"{found.where[-1]}: " if found.where else ""
        others = found.versions[1:]
        for number, other in enumerate(others[:MOST_OTHERS]):
            who = f"on {other.device}" if other.device else "here"
            key = hinted(self, "‹guide.earlier› chooses · ") if not number else ""
            words = Content(one_line(other.text)).truncate(LONGEST_QUOTE, ellipsis=True).plain
            said = f"“{words}”" if words else "cleared there"
            yield f"{key}{column}also written {who}, {self._day(other.at)}: {said}"
        if len(others) > MOST_OTHERS:
            yield f"and {len(others) - MOST_OTHERS} more"

    def _day(self, at: str) -> str:
        return short_day(datetime.fromisoformat(at).date(), self._today) if at else "just now"

    # -- folding ----------------------------------------------------------------------------------------

    @property
    def unfolded(self) -> bool:
        """Whether why and example are shown."""
        return self._unfolded

    def fold(self, unfolded: bool | None = None) -> None:
        """Show why and example, or put them away; the other way round from now by default."""
        self._unfolded = not self._unfolded if unfolded is None else unfolded
        self.tell()
        part = self.query_one_optional(Fold)
        if self._unfolded and part is not None:
            part.scroll_visible(animate=False)

    def on_fold_toggled(self, event: Fold.Toggled) -> None:
        """The fold was clicked."""
        event.stop()
        self.fold()

    def _folded(self) -> Content:
        prompt = self.view.prompt
        folded = {"why": prompt.why, "example": prompt.example, "source": prompt.source}
        there = {name: text for name, text in folded.items() if text}
        last = self.view.last_time
        if self._unfolded:
            parts = [Content.assemble((f"▾ {n}  ", "bold"), prose(t)) for n, t in there.items()]
            if last is not None:
                parts.append(
                    Content.assemble(("▾ last time  ", "bold"), said(last, style_of(self._today)))
                )
            return Content("\n").join(parts)
        names = [*there, *(["last time"] if last is not None else [])]
        return Content("  ".join(f"▸ {name}" for name in names))

    # -- fields -----------------------------------------------------------------------------------------

    def fields(self) -> Iterator[Field]:
        """The fields in the order in which tab visits them."""
        return iter(self._fields.values())

    def slot_of(self, field: Field) -> Slot:
        """The slot that a field of this block fills."""
        return next(slot for slot in self.view.slots if slot.column is field.column)

    def focused_slot(self) -> Slot:
        """The slot whose field has the focus; the first one where none has."""
        for field in self.fields():
            if field.has_focus_within:
                return self.slot_of(field)
        return self.view.slots[0]

    def on_field_changed(self, event: Field.Changed) -> None:
        """Pass on what the person changed, with what the field was opened with."""
        event.stop()
        slot = self.slot_of(event.field)
        if self._is_over and event.value == self._handed_on[slot.key]:
            return
        basis = self._basis[slot.key]
        self._told[slot.key] = event.value
        self._as_made = False
        self.post_message(self.Answered(self, slot, event.value, basis, event.settled))

    def bring_back(self, slot: Slot, value: Value, basis: Basis) -> None:
        """Put a value from elsewhere (an earlier version, the editor) into a field and tell it."""
        self._as_made = False
        self._basis[slot.key] = basis
        self._fields[slot.column].show_value(value)
        self.tell()
        self.post_message(self.Answered(self, slot, value, basis, settled=True))

    def basis_of(self, slot: Slot) -> Basis:
        """What a slot's field was opened with."""
        return self._basis[slot.key]

    def field_value(self, slot: Slot) -> Value:
        """What stands in a slot's field now."""
        return self._fields[slot.column].value

    def handed_on(self, slot: Slot, value: Value) -> None:
        """Note that what the person made of a field is on its way to the disk."""
        self._handed_on[slot.key] = value

    def unsaved(self) -> Iterator[Answered]:
        """What stands in the fields and may not have been told yet, as the message it would be.

        Not what another device changed meanwhile while nobody typed here: that would be writing
        old words anew.
        """
        for slot in self.view.slots:
            value = self._fields[slot.column].value
            if value not in (slot.value, self._handed_on[slot.key]):
                yield self.Answered(self, slot, value, self._basis[slot.key], settled=True)
