"""One line to type in, as several fields use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from workbook.notebook.clean import clean
from workbook.ui.widgets.fields.blinking import Blinking
from workbook.ui.widgets.fields.shows_focus import ShowsFocus
from workbook.ui.widgets.fields.undo import Moment, Steps

LONGEST_LINE = 20_000
"""Characters that may be pasted into one line; every key would wait for more."""

VALID = "-valid"
"""Every ``Input`` has this class once something stands in it, and is styled anew as it gets it.

One that has it from the start is styled once; nothing is ever wrong with what is typed here.
"""


def unseen_sign(event: events.Key) -> str:
    """The sign that a key types although none is seen, such as a joiner or a wide blank, or "".

    Textual takes only what it would print for text, and so would take families of emoji, Persian
    words and Japanese blanks apart.
    """
    sign = event.character or ""
    seen = event.is_printable or sign in "\n\t"
    return "" if seen or len(sign) != 1 or clean(sign) != sign else sign


def is_too_long(text: str, app: App[Any]) -> bool:
    """Whether a text is too long to be pasted into one line; says so, and what can be done."""
    if len(text) <= LONGEST_LINE:
        return False
    app.notify(
        f"Nothing was pasted: it has {len(text):,} characters, and a line takes "
        f"{LONGEST_LINE:,}. Paste less at a time, or into a question with room for long text.",
        severity="warning",
        timeout=10,
    )
    return True


class Entry(ShowsFocus, Input, inherit_css=False):
    """An ``Input`` that loses nothing: a paste of several lines is joined, and said to be.

    Unlike the plain one it never selects everything when it gets the focus, so that the first
    letter typed into an answered field doesn't replace the answer; what was typed can be taken
    back; and one that is left shows its beginning.
    """

    HERE = "entry--here"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "input--cursor",
        "input--selection",
        "input--placeholder",
        HERE,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,super+z", "undo", "undo", show=False),
        Binding("ctrl+y,super+y", "redo", "redo", show=False),
    ]

    @dataclass
    class Joined(Message):
        """Several pasted lines were joined into one."""

        entry: Entry
        lines: int

    def __init__(self, placeholder: str = "", *, classes: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, classes=classes)
        self.add_class(VALID, update=False)
        self._steps = Steps()
        self._blinking = Blinking(self)

    def on_key(self, event: events.Key) -> None:
        """Take signs that are not seen, too."""
        self._blinking.again()
        if sign := unseen_sign(event):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Change the line, as every key does that changes it; that can be taken back."""
        before = Moment(self.value, self.cursor_position)
        super().replace(text, start, end)
        if self.value != before.text:
            self._steps.note(before, self.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key with nothing to take back belongs to what stands around the line."""
        if action == "undo":
            return self._steps.can_undo
        if action == "redo":
            return self._steps.can_redo
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take the last word or deletion back."""
        self._step_to(self._steps.undo(Moment(self.value, self.cursor_position)))

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self._step_to(self._steps.redo(Moment(self.value, self.cursor_position)))

    def _step_to(self, moment: Moment | None) -> None:
        if moment is not None:
            self.value = moment.text
            self.cursor_position = moment.cursor

    def show_focus(self) -> None:
        """Show whether one is in it."""
        super().show_focus()
        self.refresh()

    def on_blur(self) -> None:
        """Show the beginning."""
        self.scroll_to(x=0, animate=False, immediate=True)

    def on_focus(self) -> None:
        """Show where the cursor is, once a click has put it there."""
        self._blinking.again()
        self.call_later(self._show_cursor)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window becomes smaller."""
        self.call_later(self._show_cursor)
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def _show_cursor(self) -> None:
        if self.has_focus and not self.cursor_at_start:
            now = self.selection
            self.selection = Selection.cursor(0)
            self.selection = now

    def on_paste(self, event: events.Paste) -> None:
        """Take everything that is pasted, not only the first line."""
        event.stop()
        event.prevent_default()
        self.put(event.text)

    def action_paste(self) -> None:
        """Paste from the app's own clipboard, by the same rules."""
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Insert text that may hold anything, in place of what is selected."""
        if is_too_long(text, self.app):
            return
        lines = [" ".join(line.split("\t")).strip() for line in clean(text).split("\n")]
        lines = [line for line in lines if line]
        if len(lines) > 1:
            self.put_lines(lines)
        else:  # a paste inside a sentence keeps its blanks
            self.replace(clean(text).replace("\n", "").replace("\t", " "), *self.selection)

    def put_lines(self, lines: list[str]) -> None:
        """Insert several lines."""
        self.replace(" ".join(lines), *self.selection)
        self.post_message(self.Joined(self, len(lines)))

    def show(self, text: str) -> None:
        """Show another text; the cursor stays as far from the start as it was."""
        text = clean(text).replace("\n", " ").replace("\t", " ")
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self._steps.clear()
