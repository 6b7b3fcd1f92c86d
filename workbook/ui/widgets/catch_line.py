"""A line that is kept with enter, one after the other, each under a tag or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.taken_in import taken_in

Keep = Callable[[str, str], None]
"""Takes a line that is done, and its tag, "" for none."""

ReadTag = Callable[[str], tuple[str | None, str]]
"""Finds a tag that is written before a line: the tag, or None, and the line without it."""


class CatchLine(Entry):
    """An entry that never waits: enter hands the line over and leaves room for the next one.

    The tag goes back to none with every line.  One that stayed would sooner or later stand on lines
    that nobody meant it for, and a wrong tag costs more than a missing one.

    Attributes:
        tag: The tag chosen with a key, "" for none; one written before the words comes before it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", priority=True)]

    @dataclass
    class Tagged(Message):
        """Another tag was chosen."""

        line: CatchLine

    def __init__(self, placeholder: str, keep: Keep, read: ReadTag, tags: Sequence[str]) -> None:
        """An empty line.

        Args:
            placeholder: What stands there while it is empty.
            keep: Takes each line at once: the next key may already go to the line that was kept,
                faster than a message would reach the screen.
            read: Finds a tag written before the words.
            tags: The tags that keys choose from, in order.
        """
        super().__init__(placeholder)
        self._hand_over = keep
        self._read = read
        self._tags = tuple(tags)
        self.tag = ""

    @property
    def tag_now(self) -> str:
        """The tag that the line would be kept under."""
        return self._read(self.value)[0] or self.tag

    def put_tag(self, tag: str) -> None:
        """Choose a tag; the one that is chosen already goes again."""
        self.tag = "" if tag == self.tag else tag
        self.post_message(self.Tagged(self))

    async def action_tag(self, number: int) -> None:
        """Choose a tag by its place, from 1."""
        await taken_in(self)
        self.put_tag(self._tags[number - 1])

    def go_on(self, text: str, tag: str) -> None:
        """Show a line that was begun before, to go on at its end."""
        self.show(text)
        self.cursor_position = len(self.value)
        self.tag = tag

    async def action_keep(self) -> None:
        """Hand the line over; whatever is typed from now on belongs to the next one."""
        await taken_in(self)
        line = self.value
        self.show("")
        self._keep(line)

    def _keep(self, value: str) -> None:
        tag, text = self._read(value)
        tag, self.tag = tag or self.tag, ""
        self._hand_over(text, tag)

    def action_delete_left(self) -> None:
        """Backspace, which on an empty line takes the tag away."""
        if self.value or not self.tag:
            super().action_delete_left()
        else:
            self.put_tag(self.tag)

    def put_lines(self, lines: list[str]) -> None:
        """Several pasted lines are as many lines; the last one stays, to go on with."""
        *done, last = lines
        self.replace(done[0], *self.selection)
        self._keep(self.value)
        for line in done[1:]:
            self._keep(line)
        self.replace(last, 0, len(self.value))
