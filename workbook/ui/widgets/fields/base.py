"""What all fields share: a value, a quiet line under it, and one message when it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from textual import events, on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from workbook.journey.limits import is_over, limit_note
from workbook.journey.values import first_line, fits, words
from workbook.notebook.clean import clean
from workbook.notebook.records import Column, Value
from workbook.pages.model import Prompt
from workbook.ui.widgets.drawn_once import Ground, Text
from workbook.ui.widgets.fields.entry import Entry

NOTHING_WRITTEN = "Nothing written here"

LEAST_WIDTH = 20
"""Columns in which a day, a number or a time can be typed and read."""

LONGEST_QUOTE = 40
"""Characters of an answer that a note quotes."""


class Note(Text):
    """The quiet line under a field: what was understood, and how it stands with the limits."""


class Words(Text):
    """An answer to read, where it can't be changed."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, text: str) -> None:
        """Show this text, or that there is none."""
        self.update(clean(text) or NOTHING_WRITTEN)
        self.set_class(not text, "-empty")


class Field(Ground):
    """Where one answer is given.

    A field shows what it is told to and says what the person changes; it never saves.  A value
    that it can't show is treated as empty, and stays ``value`` until the person edits.

    Attributes:
        prompt: What is asked.
        column: Whose answer of a ``compare`` row it is, or None.
        today: The day on which words such as "fri" are understood.
        read_only: Whether it can only be read.
    """

    @dataclass
    class Changed(Message):
        """The person changed the answer.

        ``settled`` says that a choice was made or the field was left: worth saving at once.
        Otherwise the person is still typing.
        """

        field: Field
        value: Value
        settled: bool

        @property
        def control(self) -> Field:
            """The field, so that handlers can be chosen by its id."""
            return self.field

    @dataclass
    class Entered(Message):
        """Enter was pressed in a field of one line, which is done with: one may move on."""

        field: Field

        @property
        def control(self) -> Field:
            """The field, so that handlers can be chosen by its id."""
            return self.field

    def __init__(
        self,
        prompt: Prompt,
        value: Value = None,
        *,
        today: date,
        column: Column | None = None,
        read_only: bool = False,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
    ) -> None:
        super().__init__(id=id)
        self.prompt = prompt
        self.column = column
        self.today = today
        self.read_only = read_only
        self.set_class(read_only, "-read-only")
        self._ready = False
        self._remark = ""
        self._noted = ""
        self._given: Value = None
        self._edited = False
        self._settled = True
        self._told: Value = None
        self.set_parts()
        self._take(value)

    # What each kind of field says for itself

    def set_parts(self) -> None:
        """Make the inner parts; called once, before the first value is shown."""
        raise NotImplementedError

    def write(self, value: Value) -> None:
        """Put a value that fits the prompt, or None, into the parts."""
        raise NotImplementedError

    def read(self) -> Value:
        """The value that the parts hold now."""
        raise NotImplementedError

    @property
    def focus_part(self) -> Widget:
        """The inner part that takes the focus when the field does."""
        raise NotImplementedError

    @property
    def place(self) -> tuple[int, int] | None:
        """Row and column of the cursor in the text, from 0; None where there is no text."""
        return None

    @place.setter
    def place(self, place: tuple[int, int]) -> None:
        """Put the cursor back; beyond the end of what is there now it goes to the end."""

    @property
    def least_width(self) -> int:
        """Columns below which it is no pleasure to answer here."""
        return LEAST_WIDTH

    def meaning(self, value: Value) -> str | None:
        """What the note says of this value before any limits, or None."""
        del value
        return None

    # What screens use

    @property
    def value(self) -> Value:
        """The answer as it stands; what was given, as long as the person changed nothing."""
        now = self.read()
        return now if self._edited or not self._was_told(now) else self._given

    def show_value(self, value: Value) -> None:
        """Show another value, silently; the cursor stays where it is if nothing differs."""
        if value != self.value:
            self._take(value)
        self._told = self.read()
        self._given = value
        self._edited = False
        self._settled = True
        self._update_note()

    def say(self, remark: str) -> None:
        """Say something under the field until the next change."""
        self._remark = remark
        self._update_note()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the focus to the part that the person works in."""
        self.focus_part.focus(scroll_visible)
        return self

    # How a change travels

    def edited(self, *, settled: bool) -> None:
        """Tell what the person changed; parts call it for every change, however small.

        Nothing is told twice: not what ``show_value`` put there, nor what was settled before.
        """
        differs = self._notice()
        if differs:
            self._remark = ""
        if differs or (settled and not self._settled):
            self._settled = settled
            self._update_note()
            self.post_message(self.Changed(self, self._told, settled))

    def entered(self) -> None:
        """Enter was pressed in the entry."""
        self.edited(settled=True)
        self.post_message(self.Entered(self))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.edited(settled=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.entered()

    @on(Input.Blurred)
    def _blurred(self, event: Input.Blurred) -> None:
        event.stop()

    @on(Entry.Joined)
    def _joined(self, event: Entry.Joined) -> None:
        event.stop()
        self.edited(settled=False)
        self.say(f"The {event.lines} lines you pasted are now one")

    def on_mount(self) -> None:
        """Say what there is to say about the first value."""
        self._ready = True
        self._update_note()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """What was typed is settled when its entry or the whole field is left."""
        event.stop()
        if isinstance(event.widget, Entry) or not self.has_focus_within:
            self.edited(settled=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Which part has the focus is the field's own business."""
        event.stop()
        self._update_note()

    def _take(self, value: Value) -> None:
        """Put a value into the parts and remember how they read it."""
        self._given = value
        self._remark = ""
        self.write(value if fits(self.prompt, value) else None)
        self._told = self.read()

    def _notice(self) -> bool:
        """Whether the parts hold another value than was last told; takes note of it."""
        now = self.read()
        if self._was_told(now):
            return False
        self._told = now
        self._edited = True
        self._settled = False
        return True

    def _was_told(self, value: Value) -> bool:
        """Whether this is the value that was last told; 3 and 3.0 are not the same."""
        return bool(value == self._told and type(value) is type(self._told))

    def _update_note(self) -> None:
        """Put everything that is to be said into the line under the field."""
        if not self._ready:
            return
        parts = (self._remark, self._kept(), self._meaning(), self._limit())
        text = " · ".join(part for part in parts if part)
        if text == self._noted:  # a new layout for every key would be felt
            return
        self._noted = text
        note = self.query_one_optional(Note)
        if note is not None:
            note.update(text)
            note.display = bool(text)
        else:
            self.mount(Note(text, markup=False))

    def _meaning(self) -> str | None:
        return None if self.read_only else self.meaning(self._told)

    def _limit(self) -> str | None:
        """What is said of the limits: while one types, and wherever one is passed."""
        if self.read_only or not (self.has_focus_within or is_over(self.prompt, self._told)):
            return None
        return limit_note(self.prompt, self._told)

    def _kept(self) -> str | None:
        """What is said of an answer that this field can't show."""
        if self._edited or fits(self.prompt, self._given):
            return None
        said = first_line(clean(words(self.prompt.type, self._given, {})))
        if len(said) > LONGEST_QUOTE:
            said = f"{said[:LONGEST_QUOTE].rstrip()}…"
        return f"“{said}” does not fit here; it is kept until you answer anew" if said else None
