"""The field for a list of short lines, with a day and a tick each where it is dated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from workbook.journey.dates import explain_day
from workbook.journey.list_lines import ListLine, iso_day, new_line_id
from workbook.notebook.clean import clean
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import LONGEST_QUOTE, Field
from workbook.ui.widgets.fields.entry import Entry, is_too_long
from workbook.ui.widgets.fields.list_rows import LineRows

DAY_HINT = "by 15 dec at the end sets a day"
"""What a line of a dated list is told while it has no day."""


class LineEntry(Entry):
    """The entry in which one line of the list is typed.

    Enter is taken here and done by call: as a binding or a message it would come after the letters
    that already wait here, and they would end up in the line before.
    """

    def __init__(self, placeholder: str, entered: Callable[[], None]) -> None:
        """An entry that calls ``entered`` when its line is done."""
        super().__init__(placeholder)
        self._entered = entered

    def on_key(self, event: events.Key) -> None:
        """Enter ends this line and begins the next."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._entered()

    @dataclass
    class Emptied(Message):
        """Backspace was pressed where nothing was left to take away."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: list[str]

    def action_delete_left(self) -> None:
        """Backspace, which on an empty line takes the line away."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())

    def put_lines(self, lines: list[str]) -> None:
        """Pasted lines are lines of the list."""
        self.post_message(self.Pasted(lines))


class ListField(Field):
    """Short lines, drawn by one widget; the one that is edited is an entry in its place.

    While the rows have the focus, the cursor moves from line to line and space ticks; enter, or
    simply typing, opens the line under the cursor.  What is being typed is part of ``value`` at
    every moment.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "write"),
        Binding("space", "tick", "tick"),
        Binding("delete,backspace", "remove", "remove", key_display="del"),
        Binding("ctrl+z", "undo", "bring back"),
        Binding("alt+up,shift+up", "shift(-1)", "move", key_display="alt+↑↓"),
        Binding("alt+down,shift+down", "shift(1)", "move down", show=False),
        Binding("up", "leave_line(-1)", "line above", show=False),
        Binding("down", "leave_line(1)", "line below", show=False),
    ]

    def set_parts(self) -> None:
        """FieldRows, and between them an entry that is hidden unless a line is open."""
        dated = self.prompt.dated
        self.above = LineRows(self.today, dated=dated, read_only=self.read_only)
        self.entry = LineEntry(DAY_HINT if dated else "", self.entered)
        self.below = LineRows(self.today, dated=dated, read_only=self.read_only)
        self.below.can_focus = False
        self._lines: list[ListLine] = []
        self._open: int | None = None
        self._removed: list[tuple[int, ListLine]] = []

    def compose(self) -> ComposeResult:
        """The lines; what an open one needs comes with the focus: it costs more than all else."""
        yield self.above

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Make room for the open line before a key opens one: what is typed on waits for it."""
        event.stop()
        if not self.entry.is_attached:
            self.mount(self.entry, self.below, after=self.above)

    def write(self, value: Value) -> None:
        """Show other lines; an open line is closed, or stays open where it is still there."""
        opened = None if self._open is None else self._lines[self._open].id
        self._lines = [ListLine.from_value(part) for part in value or []]
        ids = [line.id for line in self._lines]
        self._open = ids.index(opened) if opened in ids else None
        self._removed = []
        if self._open is None:
            self._arrange()
            self.above.cursor = len(self._lines)
            if self.entry.has_focus:
                self.above.focus()
        else:
            self._open_line(self._open)

    def read(self) -> Value:
        """The lines that say something, the open one as it is typed now."""
        dated = self.prompt.dated
        lines = [
            self._typed_line() if index == self._open else line
            for index, line in enumerate(self._lines)
        ]
        return [line.to_value(dated=dated) for line in lines if line.text.strip()] or None

    @property
    def focus_part(self) -> Widget:
        """The open line, else the rows."""
        return self.above if self._open is None else self.entry

    def meaning(self, value: Value) -> str | None:
        """The day that the open line ends with, or how it gets one."""
        del value
        if self._open is None or not self.prompt.dated:
            return None
        day = iso_day(self._typed_line().day)
        if day:
            return explain_day(day, self.today)
        return DAY_HINT if self.entry.value.strip() else None

    # Opening and closing a line

    def _typed_line(self) -> ListLine:
        """The open line as it is typed now."""
        line = self._lines[self._open or 0]
        return line.retyped(self.entry.value.rstrip(), self.today, dated=self.prompt.dated)

    def _arrange(self) -> None:
        """Show what is above and below the open line, or all as rows."""
        at = self._open
        editing = at is not None
        self.above.show(
            self._lines[:at] if editing else self._lines, adds=not editing and not self.read_only
        )
        self.below.show(self._lines[(at or 0) + 1 :] if editing else [], adds=False)
        self.below.display = editing and bool(self.below.count)
        self.above.can_focus = not editing and not self.read_only
        self.entry.display = editing
        self.refresh_bindings()

    def _open_line(self, index: int) -> None:
        """Show a line in the entry, with the cursor at its end."""
        self._open = index
        self.entry.show(self._lines[index].to_type())
        self.entry.cursor_position = len(self.entry.value)
        self._arrange()

    def open_line(self, index: int) -> None:
        """Edit a line; the place after the last one is a new line."""
        self.close_line()
        index = min(index, len(self._lines))
        if index == len(self._lines):
            self._insert(index)
        self._edit(index)

    def _insert(self, index: int, text: str = "") -> None:
        """A new line at this place."""
        line = ListLine(new_line_id({line.id for line in self._lines}))
        if text:
            line = line.retyped(text, self.today, dated=self.prompt.dated)
        self._lines.insert(index, line)

    def _edit(self, index: int) -> None:
        """Open a line and go there."""
        self._open_line(index)
        self.screen.set_focus(self.entry)

    def close_line(self) -> int:
        """Take what was typed into the list; returns the row after the closed line.

        An empty line goes; if it said something before, it can be brought back.
        """
        at = self._open
        if at is None:
            return self.above.cursor
        before, line = self._lines[at], self._typed_line()
        self._open = None
        if line.text.strip():
            self._lines[at] = line
        else:
            del self._lines[at]
            if before.text:
                self._removed.append((at, before))
        self._arrange()
        self.edited(settled=True)
        return at + bool(line.text.strip())

    def _go_to_row(self, row: int) -> None:
        """Give the focus to the rows, with the cursor on this one."""
        self.above.cursor = row
        self.screen.set_focus(self.above)

    # What keys and the mouse do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now stands in the footer."""
        del parameters
        on_row = self._open is None and not self.read_only
        on_line = on_row and self.above.cursor < len(self._lines)
        match action:
            case "open":
                return on_row
            case "remove":
                return on_line
            case "tick":
                return on_line and self.prompt.dated
            case "undo":
                return bool(self._removed) and not self.read_only
            case "shift":
                return (on_line or self._open is not None) and len(self._lines) > 1
            case _:
                return True

    def entered(self) -> None:
        """Enter closes the line and begins the next; on an empty one it ends the writing."""
        written = bool(self.entry.value.strip())
        after = self.close_line()
        if written:
            self._insert(after)
            self._edit(after)
        else:
            self._go_to_row(after)

    def action_open(self) -> None:
        """Edit the line under the cursor."""
        self.open_line(self.above.cursor)

    def action_tick(self) -> None:
        """Tick the line under the cursor, or take the tick back."""
        row = self.above.cursor
        if self._open is None and self.prompt.dated and row < len(self._lines):
            self._lines[row] = replace(self._lines[row], done=not self._lines[row].done)
            self._arrange()
            self.edited(settled=True)

    def action_remove(self) -> None:
        """Take the line under the cursor away."""
        row = self.above.cursor
        if self._open is None and row < len(self._lines):
            line = self._lines.pop(row)
            self._removed.append((row, line))
            self._arrange()
            self.above.cursor = row
            self.edited(settled=True)
            self._say_removed(line)

    def _say_removed(self, line: ListLine) -> None:
        """Say which line is gone, and how it comes back."""
        text = clean(line.text).strip()
        short = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"
        self.say(f"Removed “{short}”; ctrl+z brings it back")

    def action_undo(self) -> None:
        """Bring back the line removed last."""
        if not self._removed or self.read_only:
            return
        self.close_line()
        row, line = self._removed.pop()
        row = min(row, len(self._lines))
        self._lines.insert(row, line)
        self._arrange()
        self._go_to_row(row)
        self.edited(settled=True)

    def action_shift(self, by: int) -> None:
        """Move the line up or down among the others."""
        row = self.above.cursor if self._open is None else self._open
        to = row + by
        if not (0 <= row < len(self._lines) and 0 <= to < len(self._lines)):
            return
        self._lines.insert(to, self._lines.pop(row))
        if self._open is None:
            self._arrange()
            self.above.cursor = to
        else:
            self._open = to
            self._arrange()
        self.edited(settled=True)

    def action_leave_line(self, by: int) -> None:
        """From the open line to the row above or below it."""
        if self._open is None:
            return
        above = self._open - 1
        after = self.close_line()
        self._go_to_row(max(above, 0) if by < 0 else after)

    def on_key(self, event: events.Key) -> None:
        """Typing on a row opens the line and goes on at its end."""
        opening = self._open is not None  # a burst of keys is faster than the focus
        if opening and event.key == "enter" and self.above.has_focus:
            event.stop()
            event.prevent_default()
            self.entered()
            return
        if event.is_printable and (opening or event.character != " ") and self.above.has_focus:
            event.stop()
            event.prevent_default()
            if not opening:
                self.action_open()
            self.entry.insert_text_at_cursor(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted on a row becomes lines."""
        event.stop()
        if not self.read_only and not is_too_long(event.text, self.app):
            row = self.above.cursor
            self._add_lines(clean(event.text).split("\n"), min(row + 1, len(self._lines)))

    @on(LineEntry.Pasted)
    def _pasted(self, event: LineEntry.Pasted) -> None:
        event.stop()
        first, *more = event.lines
        self.entry.replace(first, *self.entry.selection)
        self._add_lines(more, self.close_line())

    def _add_lines(self, lines: list[str], at: int) -> None:
        """Add lines at this place and go to the last of them."""
        told = [" ".join(line.split()) for line in lines if line.strip()]
        for index, text in enumerate(told, at):
            self._insert(index, text)
        self._arrange()
        self._go_to_row(at + len(told) - bool(told))
        self.edited(settled=True)

    @on(LineEntry.Emptied)
    def _emptied(self, event: LineEntry.Emptied) -> None:
        event.stop()
        at = self._open
        if at is None:
            return
        before = self._lines[at]
        self.close_line()
        if before.text:
            self._say_removed(before)
        if at:
            self._edit(at - 1)
        else:
            self._go_to_row(0)

    @on(LineRows.Clicked)
    def _clicked(self, event: LineRows.Clicked) -> None:
        event.stop()
        self.close_line()
        ids = [line.id for line in self._lines]
        row = ids.index(event.line) if event.line in ids else len(ids)
        self._go_to_row(row)
        if event.on_mark:
            self.action_tick()
        else:
            self.open_line(row)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A list that is left has no open line, unless only the terminal lost the focus."""
        event.stop()
        if self._open is not None and not self.entry.has_focus and self.app.app_focus:
            self.above.set_reactive(LineRows.cursor, self.close_line())
